// One incident to review: why, what the reports say, and what may be changed.
function item_heading(incident, ledger) {
  const where = incident.place === null ? "place not known" : precision_words[incident.place.where_prec];
  const known = [`${days_text(incident.start, incident.end)}${incident.date_from === "published" ? " (day of the report)" : ""}`, where,
    incident.place === null ? null : `${Math.round(incident.confidence * 100)} % sure of the place`, incident.event_type,
    incident.grade ? `${plural(incident.n_origins, "origin", "origins")}, ${incident.grade}` : null].filter(text => text);
  const figures = Object.keys(count_words).filter(measure => incident[measure] !== null).map(measure => `${count_words[measure].toLowerCase()} ${count_text(incident[measure])}`);
  const actors = [incident.actor1, incident.actor2].filter(actor => actor);
  return element("section", {class: "part"},
    element("h2", {id: "item-heading", tabindex: "-1"}, incident.item ? `${number_text(incident.item.rank)}. ` : "", said(place_text(incident)), incident.place?.country ? `, ${incident.place.country}` : ""),
    element("p", {}, element("strong", {}, figures.join("; ") || "no number stated")),
    element("p", {class: "muted"}, said(known.join(" · ")), actors.length > 0 ? element("span", {}, " · ", said(actors.join(" → "))) : ""),
    incident.item ? element("ul", {class: "why", "aria-label": "Why to look at it"}, ...incident.item.why.map(reason => said(with_names(reason, incident, ledger), "li"))) : null,
    ...incident.corrected.length > 0 ? [element("p", {class: "muted"}, "Corrected before: ", said(incident.corrected.map(correction_words).join("; ")), ".")] : [],
    element("p", {class: "muted id"}, "event ", said(incident.id)));
}

// Ids of events mean nothing to a reader: the place and days of the event do.
function with_names(reason, incident, ledger) {
  return incident.item.others.reduce((words, id) => {
    const other = ledger.by_id.get(id);
    return other ? words.replace(id, () => `${place_text(other)} (${days_text(other.start, other.end)})`) : words;
  }, reason);
}

function correction_words(row) {
  const by = [row.reviewer, row.date].filter(text => text).join(", ");
  const about = row.report && row.quote ? `“${row.quote}”: ` : "";
  const what = {
    set: `${row.field} ${row.old === "" ? "" : `${row.old} → `}${row.new === "" ? "not stated" : row.new}`,
    lock: row.field ? `${row.field} stays ${row.new || row.old}` : "accepted: it keeps its id",
    drop: row.quote ? `${row.field || "number"} dropped` : "dropped",
    merge: `one event with ${row.new}`,
    split: `report ${row.report} stands alone`}[row.action];
  return `${about}${what}${row.reason ? ` (${row.reason})` : ""}${by ? ` – ${by}` : ""}`;
}

// What the reviewer has decided of it, each to be taken back.
class RowsPart {
  constructor(review, incident) {
    this.review = review;
    this.incident = incident;
    this.items = new Map(); // by row, so that none moves away under a click
    this.list = element("ul", {class: "rows"});
    this.content = element("section", {class: "part", "aria-labelledby": "rows-heading"}, element("h3", {id: "rows-heading"}, "Your corrections of it"), this.list);
  }

  item(row) {
    const {review, incident} = this;
    if (!this.items.has(row)) {
      const words = correction_words(row);
      this.items.set(row, element("li", {}, said(words), " ", element("button", {type: "button", class: "small", "aria-label": `Take back: ${words}`,
        onclick: () => review.decide(incident, "Taken back", rows => rows.filter(other => other !== row))}, "Take back")));
    }
    return this.items.get(row);
  }

  update() {
    const rows = this.review.ledger.rows_of(this.incident);
    this.list.replaceChildren(...rows.map(row => this.item(row)));
    this.content.hidden = rows.length === 0;
  }
}
