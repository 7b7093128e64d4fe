// The words that carry the numbers, in their reports, and what a reviewer may mend of each number.
const most_reports = 4; // at once
const stances = ["asserts", "denies", "unconfirmed"];
const speaker_kinds = ["", "belligerent", "official", "health", "rescue", "monitor", "media", "witness", "organisation"];

// A text with its marked stretches, which may lie in one another.
function marked(text, marks) {
  const parts = [];
  let at = 0;
  for (const {start, end} of [...marks].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), element("mark", {}, text.slice(from, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

class QuotesPart {
  constructor(review, incident) {
    this.review = review;
    this.incident = incident;
    this.updates = [];
    this.content = element("section", {class: "part", "aria-labelledby": "quotes-heading"},
      element("h3", {id: "quotes-heading"}, incident.reports.length === 1 ? "What the report says" : `What ${number_text(incident.reports.length)} reports say`),
      ...incident.reports.slice(0, most_reports).map(report => this.report(report)));
    const more = incident.reports.slice(most_reports);
    if (more.length > 0) {
      this.content.append(element("details", {}, element("summary", {}, `${plural(more.length, "report", "reports")} more`), ...more.map(report => this.report(report))));
    }
  }

  report(report) {
    const {incident} = this;
    const claims = incident.claims.filter(claim => claim.report === report);
    const passages = (incident.item?.passages ?? []).filter(passage => passage.report === report.id);
    const texts = new Map(); // of the report's, with what is marked in each: {marks, claims}
    const of_text = text => {
      if (!texts.has(text)) texts.set(text, {marks: [], claims: []});
      return texts.get(text);
    };
    for (const {before, quote, after} of passages) of_text(before + quote + after).marks.push({start: before.length, end: before.length + quote.length, quote: folded(quote)});
    for (const claim of claims) {
      const quote = folded(claim.quote ?? "");
      const known = [...texts.values()].find(({marks}) => marks.some(mark => mark.quote === quote));
      if (known) known.claims.push(claim);
      else of_text(claim.quote ?? "").claims.push(claim);
    }
    const made = element("article", {class: "report"}, element("div", {class: "by"},
      element("span", {}, report_words(report), " · report ", said(report.id)), incident.reports.length > 1 ? this.split_button(report) : ""));
    for (const [text, {marks, claims: numbers}] of texts) {
      if (text !== "") made.append(element("blockquote", {dir: "auto"}, ...marked(text, marks.length > 0 ? marks : [{start: 0, end: text.length}])));
      if (numbers.length > 0) made.append(element("ul", {class: "claims"}, ...numbers.map(claim => this.number(claim))));
    }
    if (texts.size === 0) made.append(element("p", {class: "muted"}, "No number is stated."));
    return made;
  }

  split_button(report) {
    const {review, incident} = this;
    const is_split = row => row.action === "split" && row.report === report.id && review.ledger.by_id.get(row.event) === incident;
    const button = element("button", {type: "button", "aria-pressed": "false", class: "small", onclick: () => {
      const again = review.ledger.rows.some(is_split);
      review.decide(incident, again ? "One event again" : "Split: the report tells of another event", rows =>
        again ? rows.filter(row => !is_split(row)) : [...rows, review.row({action: "split", event: incident.id, report: report.id})]);
    }}, "Split: another event");
    this.updates.push(() => button.setAttribute("aria-pressed", String(review.ledger.rows.some(is_split))));
    return button;
  }

  number(claim) {
    const {review, incident} = this;
    const item = element("li", {});
    const words = element("strong", {}, `${claim_number(claim)} ${claim.measure}${claim.group ? ` (${claim.group})` : ""}`);
    item.append(words);
    for (const tag of claim_tags(claim)) item.append(" ", element("span", {class: "tag"}, tag));
    item.append(element("div", {class: "by"}, claim.speaker ? said(claim.speaker) : "said by the report itself", claim.kind ? ` (${claim.kind})` : ""));
    if (claim.scope === "shared" && claim.places.length > 1) item.append(element("div", {class: "by"}, "for all of: ", said(claim.places.join(", "))));
    const drop = element("button", {type: "button", "aria-pressed": "false", class: "small", onclick: () => {
      const again = review.ledger.drops_claim(claim);
      const row = this.row(claim, {action: "drop", field: claim_field(claim) === "value" ? "" : claim_field(claim)});
      review.decide(incident, again ? "The number counts again" : "The number is dropped", rows =>
        again ? rows.filter(other => !(other.action === "drop" && review.ledger.claims_of(other).includes(claim))) : with_row(rows, row));
    }}, "Drop this number");
    const name = `${claim_number(claim)} ${claim.measure}`;
    const field = (label, column, old, kind, choices) => {
      const input = make_input(review, kind, choices, `${label} of “${name}”`, value => this.set(claim, column, old, value));
      this.updates.push(() => show_value(input, review.ledger.claim_value_of(claim, column), old));
      return element("label", {}, `${label} `, input);
    };
    item.append(element("details", {}, element("summary", {}, "Correct this number"), element("div", {class: "mend"},
      field("Number", "value", number_words(claim.value), "count"), field("Speaker", "attributed_to", claim.speaker ?? "", "text"),
      field("who is", "attribution_kind", claim.kind ?? "", "choice", speaker_kinds), field("Stance", "stance", claim.stance, "choice", stances), drop)));
    this.updates.push(() => {
      const dropped = review.ledger.drops_claim(claim);
      drop.setAttribute("aria-pressed", String(dropped));
      words.classList.toggle("gone", dropped);
    });
    return item;
  }

  row(claim, members) {
    return this.review.row({report: claim.report.id, quote: key_words(claim), ...members});
  }

  set(claim, field, old, value) {
    const row = this.row(claim, {action: "set", field: field === "value" ? claim_field(claim) : field, old, new: value});
    this.review.decide(this.incident, `${claim_number(claim)} ${claim.measure}: ${field.replace("_", " ")} ${value || "not stated"}`,
      rows => value === old ? rows.filter(other => !same_key(other, row)) : with_row(rows, row));
  }

  update() {
    for (const update of this.updates) update();
  }
}
