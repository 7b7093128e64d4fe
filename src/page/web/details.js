// What is known of an incident: its figures, and the words that carry them.
const most_choices = 40;

function figures_of(incident) {
  const list = element("dl", {class: "figures"});
  const names = {killed: "Killed", civilians: "Civilians killed", injured: "Injured", strikes: "Strikes", targets: "Targets", munitions: "Munitions"};
  for (const [measure, name] of Object.entries(names)) {
    if (incident[measure] !== null) list.append(element("dt", {}, name), element("dd", {}, count_text(incident[measure])));
  }
  return list;
}

// How a number stands beside the others.
function claim_tags(claim) {
  const tags = [];
  if (claim.counted) tags.push("counted");
  if (!claim.standing) tags.push("replaced");
  if (claim.stance === "denies") tags.push("denied");
  if (claim.stance === "unconfirmed") tags.push("unconfirmed");
  if (claim.scope === "shared") tags.push("shared");
  return tags;
}

function claim_item(claim) {
  const number = claim_number(claim);
  const group = claim.group ? ` (${claim.group})` : "";
  const item = element("li", {}, element("strong", {}, `${number} ${claim.measure}${group}`));
  for (const tag of claim_tags(claim)) item.append(" ", element("span", {class: "tag"}, tag));
  if (claim.scope === "shared" && claim.places.length > 1) {
    item.append(element("div", {class: "by"}, "for all of: ", said(claim.places.join(", "))));
  }
  if (claim.quote) item.append(element("div", {}, said(claim.quote, "q")));
  const by = element("div", {class: "by"}, claim.speaker ? said(claim.speaker) : "said by the report itself",
    claim.kind ? ` (${claim.kind})` : "", " · ");
  by.append(report_words(claim.report));
  item.append(by);
  return item;
}

function report_words(report) {
  const name = report.source || "report";
  const made = element("span", {}, report.url ? link_to(report.url, name) : said(name));
  if (report.published) made.append(`, ${report.published.slice(0, 10)}`);
  return made;
}

function details_of(incident) {
  const {place} = incident;
  const where = place === null ? "place not known" : precision_words[place.where_prec];
  const made = element("div", {class: "incident"},
    element("h3", {tabindex: "-1"}, said(place_text(incident)), place?.country ? `, ${place.country}` : ""),
    element("div", {class: "muted"}, `${days_text(incident.start, incident.end)}${incident.date_from === "published" ? " (day of the report)" : ""} · ${where}` +
      (place === null ? "" : ` · ${Math.round(incident.confidence * 100)} % sure of the place`)));
  if (incident.place_text && place !== null && incident.place_text !== place.name) {
    made.append(element("div", {class: "muted"}, "written as ", said(`“${incident.place_text}”`)));
  }
  if (incident.event_type) made.append(element("div", {}, incident.event_type));
  const actors = [incident.actor1, incident.actor2].filter(actor => actor);
  if (actors.length > 0) made.append(element("div", {}, said(actors.join(" → "))));
  made.append(figures_of(incident));
  if (incident.conflict) made.append(element("p", {}, "Two of the numbers cannot both be true."));
  if (incident.grade) made.append(element("div", {class: "muted"}, `${plural(incident.n_origins, "origin", "origins")}, ${incident.grade}`));
  if (incident.claims.length > 0) {
    made.append(element("ul", {class: "claims"}, ...incident.claims.map(claim_item)));
  } else {
    made.append(element("p", {}, "No number is stated. Reported by ", ...incident.reports.flatMap((report, i) => i === 0 ? [report_words(report)] : ["; ", report_words(report)]), "."));
  }
  return made;
}

// The incidents of one symbol, to choose from.
function choices_of(title, incidents, chosen) {
  const list = element("ul", {class: "choices"});
  for (const incident of incidents.slice(0, most_choices)) {
    const figures = measures.filter(measure => number_of(incident[measure]) > 0).map(measure => counted(number_of(incident[measure]), measure));
    list.append(element("li", {}, element("button", {type: "button", onclick: () => chosen(incident)},
      incident.start === null ? "no date" : day_text(incident.start), ": ", figures.join(", ") || incident.event_type || "no number stated")));
  }
  const more = incidents.length - most_choices;
  return element("div", {}, element("h3", {tabindex: "-1"}, said(title)), list,
    more > 0 ? element("p", {class: "muted"}, `and ${number_text(more)} more: see the table`) : null);
}
