// What the reader has chosen to see.
const filters = {from: -Infinity, to: Infinity, undated: true, measures: new Set(), source: null, precision: 7, confidence: 0};

function passes_all_but_time(incident) {
  if (filters.measures.size > 0 && ![...filters.measures].some(measure => incident.stated.has(measure))) return false;
  if (filters.source !== null && !incident.sources.has(filters.source)) return false;
  if ((incident.place?.where_prec ?? 7) > filters.precision) return false;
  return filters.confidence === 0 || (incident.place !== null && incident.confidence >= filters.confidence);
}

function passes_time(incident) {
  if (incident.start === null) return filters.undated;
  return incident.end >= filters.from && incident.start <= filters.to;
}

// Fills the form and calls `changed` whenever it changes.
function start_filters(incidents, changed) {
  const by_id = id => document.getElementById(id);
  for (const measure of [...measures, "none"]) {
    const n = incidents.filter(incident => incident.stated.has(measure)).length;
    if (n === 0) continue;
    by_id("measures").append(element("label", {},
      element("input", {type: "checkbox", name: "measure", value: measure}),
      element("span", {class: `swatch ${measure}`}), `${measure_words[measure]} (${number_text(n)})`));
  }
  const sources = new Map();
  for (const incident of incidents) for (const source of incident.sources) sources.set(source, (sources.get(source) ?? 0) + 1);
  const choices = [...sources].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  by_id("source").append(element("option", {value: ""}, "all"));
  choices.forEach(([source, n], i) =>
    by_id("source").append(element("option", {value: String(i)}, `${source || "not told"} (${number_text(n)})`)));
  const at_most = ["", "exact place", "or near a place", "or district", "or province", "or region", "or country", "all"];
  for (const precision of [7, 1, 2, 3, 4, 5, 6]) {
    by_id("precision").append(element("option", {value: String(precision)}, at_most[precision]));
  }
  const read = () => {
    filters.measures = new Set([...document.querySelectorAll("#measures input:checked")].map(input => input.value));
    const {value} = by_id("source");
    filters.source = value === "" ? null : choices[Number(value)][0];
    filters.precision = Number(by_id("precision").value);
    filters.confidence = Number(by_id("confidence").value) / 100;
    by_id("confidence-value").textContent = `${by_id("confidence").value} %`;
    changed();
  };
  by_id("filters").addEventListener("input", read);
  by_id("filters").addEventListener("reset", () => setTimeout(read));
  by_id("filters").addEventListener("submit", event => event.preventDefault());
  by_id("confidence-value").textContent = "0 %";
}
