// Title, legend and what must be said beside a map.
function country_names(data) {
  const n = new Map();
  for (const {located, place} of data.incidents) if (located && place.country) n.set(place.country, (n.get(place.country) ?? 0) + 1);
  const names = new Intl.DisplayNames(["en"], {type: "region", fallback: "code"});
  return [...n].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => names.of(code));
}

function write_heading({about, incidents, ...data}) {
  const countries = country_names({incidents, ...data});
  const where = countries.length === 0 ? "" : countries.length > 3 ? ` in ${number_text(countries.length)} countries` : ` in ${countries.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
  const title = about.title ?? `Reported strikes and attacks${where}`;
  document.getElementById("title").textContent = title;
  document.title = title;
  const dated = incidents.filter(incident => incident.start !== null);
  const first = Math.min(...dated.map(incident => incident.start)), last = Math.max(...dated.map(incident => incident.end));
  document.getElementById("subtitle").textContent = `${dated.length > 0 ? `${days_text(first, last)} · ` : ""}reported, not verified`;
}

function sample(draw, width = 44, height = 24) {
  const density = window.devicePixelRatio || 1;
  const canvas = element("canvas", {width: String(width * density), height: String(height * density), "aria-hidden": "true"});
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  context.scale(density, density);
  draw(context, width, height);
  return canvas;
}

function write_legend(map_view) {
  const colours = map_view.colours();
  const {incidents} = map_view.data;
  const used = [...measures, "none"].filter(measure => incidents.some(incident => incident.stated.has(measure)));
  const marks = marks_of(incidents.filter(incident => incident.located));
  const n_led = measure => marks.filter(mark => mark.lead === measure).length;
  const main = [...used].sort((a, b) => n_led(b) - n_led(a))[0] ?? "none"; // the colour that the map has most of
  const signs = [];
  const sign = (words, draw) => signs.push(element("li", {}, sample(draw), words));
  const symbol = kind => (context, w, h) => draw_symbol(context, w / 2, h / 2, kind.lead === "none" ? 5 : 7, kind, colours);
  const greatest = clustered(marks.filter(mark => !mark.place.is_area), 2 ** map_view.map.getZoom()).reduce((most, cluster) => Math.max(most, cluster.number), 1);
  if (greatest > 1) {
    const numbers = [...new Set([greatest, Math.round(greatest / 10), 1])].filter(number => number > 0);
    signs.push(element("li", {}, sample((context, w, h) => {
      let x = 2;
      for (const number of [...numbers].reverse()) {
        const r = symbol_radius(number, greatest);
        draw_symbol(context, x + r, h / 2, r, {lead: main}, colours);
        x += 2 * r + 5;
      }
    }, 120, 56), `area by the number: ${[...numbers].reverse().map(number_text).join(", ")}`));
  }
  if (marks.some(mark => mark.place.where_prec === 2)) sign("near the place", symbol({lead: main, near: true}));
  sign("several places; click to look closer", symbol({lead: main, many: true}));
  if (marks.some(mark => mark.place.is_area)) {
    sign("somewhere in the area", (context, w, h) => {
      context.fillStyle = hatch(context, colours[`--${main}`], 1);
      context.fillRect(3, 3, w - 6, h - 6);
      context.strokeStyle = colours[`--${main}`];
      context.strokeRect(3, 3, w - 6, h - 6);
    });
  }
  if (incidents.some(incident => incident.share !== null)) {
    sign("one number for several places, in none of their symbols", (context, w, h) => {
      context.setLineDash([1.5, 3.5]);
      context.lineWidth = 1.4;
      context.strokeStyle = colours["--muted"];
      context.beginPath();
      context.moveTo(2, h / 2);
      context.lineTo(w - 2, h / 2);
      context.stroke();
    });
  }
  const legend = document.getElementById("legend");
  legend.replaceChildren(
    element("ul", {class: "colours"}, ...used.map(measure => element("li", {}, element("span", {class: `swatch ${measure}`}), measure_words[measure]))),
    element("ul", {}, ...signs),
    element("p", {}, "A symbol's colour says what most of its incidents state."));
}

function write_about({about, incidents, reports}) {
  const part = document.getElementById("about");
  const paragraph = (...children) => part.append(element("p", {}, ...children));
  const located = incidents.filter(incident => incident.located).length;
  const sources = [...new Set(reports.map(report => report.source).filter(source => source))].sort();
  paragraph(element("strong", {}, "Reported, not verified."), ` ${plural(incidents.length, "incident", "incidents")} from ${plural(reports.length, "report", "reports")}; ` +
    `${number_text(located)} on the map, ${number_text(incidents.length - located)} without a place on it.`);
  paragraph("A count of 0 was stated to be none; – is not stated. ", best_words[about.best] ?? "");
  if (sources.length > 0) {
    const most = 30;
    paragraph("Sources: ", said(sources.slice(0, most).join("; ")), sources.length > most ? ` and ${sources.length - most} more.` : ".");
  }
  if (about.disclaimer) paragraph(said(about.disclaimer, "span"));
  const made = [about.made && `Made ${about.made.slice(0, 10)}`, about.program && `with ${about.program}`, about.gazetteer && `gazetteer ${about.gazetteer}`].filter(text => text).join(", ");
  paragraph(`${made}. ${about.credit ?? ""}${about.credit ? ". " : ""}Map: Leaflet.`);
  if (about.options) paragraph(element("span", {class: "muted"}, said(about.options, "span")));
}
