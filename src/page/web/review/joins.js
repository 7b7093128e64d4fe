// Which other incidents may be the same event.
const most_joins = 6, join_days = 3, join_km = 60;

function days_apart(a, b) {
  if (a.start === null || b.start === null) return null;
  return Math.max(0, a.start - b.end, b.start - a.end);
}

// Those that the worklist names, then those near in place and time, the nearest first.
function join_candidates(incident, ledger, incidents) {
  const named = (incident.item?.others ?? []).map(id => ledger.by_id.get(id)).filter(other => other && other !== incident);
  const near = [];
  for (const other of incidents) {
    if (other === incident || named.includes(other) || !incident.located || !other.located) continue;
    const days = days_apart(incident, other), km = distance_km(incident.place, other.place);
    if ((days ?? 0) <= join_days && km <= join_km) near.push({other, far: km + 20 * (days ?? 1)});
  }
  near.sort((a, b) => a.far - b.far || a.other.index - b.other.index);
  return [...named, ...near.map(({other}) => other)].slice(0, Math.max(most_joins, named.length));
}

class JoinsPart {
  constructor(review, incident) {
    this.review = review;
    this.incident = incident;
    this.updates = [];
    this.list = element("ul", {class: "joins"}, ...join_candidates(incident, review.ledger, review.data.incidents).map(other => this.candidate(other)));
    this.id = element("input", {id: "merge-id", autocomplete: "off"});
    this.content = element("section", {class: "part", "aria-labelledby": "joins-heading"},
      element("h3", {id: "joins-heading", tabindex: "-1"}, "The same event as"),
      this.list.children.length > 0 ? this.list : element("p", {class: "muted"}, "No other incident is near in place and time."),
      element("form", {class: "mend", onsubmit: event => {
        event.preventDefault();
        this.merge_typed();
      }}, element("label", {}, "Id of another event ", this.id), element("button", {type: "submit"}, "Merge")));
  }

  candidate(other) {
    const {review, incident} = this;
    const days = days_apart(incident, other);
    const apart = [incident.located && other.located ? km_text(distance_km(incident.place, other.place)) : null,
      days === null ? null : days === 0 ? "same days" : plural(days, "day apart", "days apart")].filter(text => text).join(", ");
    const merge = element("button", {type: "button", "aria-pressed": "false", class: "small", onclick: () => this.toggle(other)}, "Same event");
    this.updates.push(() => merge.setAttribute("aria-pressed", String(review.merged(incident, other))));
    return element("li", {}, element("div", {}, said(place_text(other)), `, ${days_text(other.start, other.end)}: ${figures_text(other)} `,
      element("span", {class: "muted"}, apart)), other.claims[0]?.quote ? said(other.claims[0].quote, "q") : null,
    element("div", {class: "buttons"}, merge, element("button", {type: "button", class: "small", onclick: () => review.open(other)}, "Look at it")));
  }

  toggle(other) {
    const {review, incident} = this;
    const again = review.merged(incident, other);
    review.decide(incident, again ? "Two events again" : `One event with ${place_text(other)}`, rows => again ?
      rows.filter(row => !review.is_merge(row, incident, other)) :
      with_row(rows, review.row({action: "merge", event: incident.id, new: other.id})));
  }

  merge_typed() {
    const other = this.review.ledger.by_id.get(this.id.value.trim());
    if (!other || other === this.incident) {
      this.id.setAttribute("aria-invalid", "true");
      this.review.tell(`${this.id.value.trim() || "Nothing"} is no id of another event here.`);
      return;
    }
    this.id.removeAttribute("aria-invalid");
    if (!this.review.merged(this.incident, other)) this.toggle(other);
  }

  update() {
    for (const update of this.updates) update();
  }
}
