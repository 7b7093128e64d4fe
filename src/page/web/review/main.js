// Starts the page: keys, buttons and its words.
const review_keys = [["j", "next incident"], ["k", "incident before"], ["a", "accept, and on to the next"], ["d", "drop, and on to the next"],
  ["1 … 9", "choose the place of that number"], ["p", "type a position"], ["n", "change a number"], ["m", "merge with another event"],
  ["r", "give a reason"], ["w", "to the worklist"], ["u", "undo"], ["s", "save the corrections"], ["?", "this list"]];

const review = new Review(reviewed_data());

function set_scheme(dark) {
  document.documentElement.dataset.scheme = dark ? "dark" : "light";
  by_id("scheme").setAttribute("aria-pressed", String(dark));
  review.map_view.layer.redraw();
}
const prefers_dark = matchMedia("(prefers-color-scheme: dark)");
set_scheme(prefers_dark.matches);
prefers_dark.addEventListener("change", event => set_scheme(event.matches));
by_id("scheme").addEventListener("click", () => set_scheme(document.documentElement.dataset.scheme !== "dark"));

function go_to_field(selector, open) {
  const field = document.querySelector(selector);
  if (open) field.closest("details").open = true;
  field.focus();
  field.select?.(); // what is typed replaces it
}

const actions = {
  j: () => review.turn(1),
  k: () => review.turn(-1),
  a: () => review.settle("lock", "Accepted"),
  d: () => review.settle("drop", "Dropped"),
  p: () => go_to_field("#position", true),
  n: () => go_to_field(".fields .count"),
  m: () => go_to_field(".joins button, #merge-id"),
  r: () => go_to_field("#reason"),
  w: () => (document.querySelector("#items [aria-current]") ?? document.querySelector("#items button"))?.focus(),
  u: () => review.undo(),
  s: () => review.save(),
  "?": () => by_id("help").showModal()};

document.addEventListener("keydown", event => {
  if (by_id("help").open) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key === "s") {
    event.preventDefault();
    document.activeElement.blur(); // what is typed counts
    review.save();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !by_id("single-keys").checked || review.current === null) return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, .leaflet-popup")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.target.closest("#map") && ["+", "-", "="].includes(event.key)) return; // the map's own
  if (/^[1-9]$/.test(event.key)) {
    review.places.choose(Number(event.key) - 1);
  } else if (Object.hasOwn(actions, event.key)) {
    event.preventDefault();
    actions[event.key]();
  }
});

by_id("accept").addEventListener("click", actions.a);
by_id("drop").addEventListener("click", actions.d);
by_id("next").addEventListener("click", actions.j);
by_id("undo").addEventListener("click", actions.u);
by_id("save").addEventListener("click", actions.s);
by_id("keys").addEventListener("click", actions["?"]);
by_id("help-close").addEventListener("click", () => by_id("help").close());
by_id("load").addEventListener("click", () => by_id("file").click());
by_id("file").addEventListener("change", event => {
  const [file] = event.target.files;
  if (file) review.load(file);
  event.target.value = "";
});
by_id("reason").addEventListener("change", () => review.reason_changed());
by_id("reviewer").addEventListener("change", () => review.keep());
addEventListener("beforeunload", event => {
  if (!review.kept.works && review.ledger.rows !== review.saved) event.preventDefault();
});

by_id("title").textContent = review.data.about.title ?? "Review of reported incidents";
for (const [key, words] of review_keys) by_id("key-list").append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, words));
by_id("about").append(...[
  "Reported, not verified. What you decide stays in this page until you save it as a corrections file; placeline map, merge and parse read it with --corrections.",
  [`${review.data.about.program}, gazetteer ${review.data.about.gazetteer}`, review.data.about.credit, "Map: Leaflet."].filter(text => text).join(". ")]
  .map(text => said(text, "p")));
if (review.data.about.disclaimer) by_id("about").append(said(review.data.about.disclaimer, "p"));
review.start();
