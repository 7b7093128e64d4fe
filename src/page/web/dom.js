// Elements are made from names and texts only: no text of a report is ever read as HTML.
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null));
  return made;
}

// Text of a report, in whatever direction its script runs.
function said(text, name = "bdi") {
  return element(name, {dir: "auto"}, text);
}

// A link where the address is one of the web, else its text alone: "javascript:" and the like stay text.
function link_to(address, text) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    // no address
  }
  if (url === null || !["http:", "https:"].includes(url.protocol)) return said(text);
  return element("a", {href: url.href, rel: "noopener noreferrer", target: "_blank"}, said(text));
}

// Calls once a frame, however often it is asked.
function once_a_frame(call) {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      call();
    });
  };
}
