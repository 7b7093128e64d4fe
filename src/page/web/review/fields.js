// Dates, numbers and names of an incident, as fields to type into.
const count_columns = {killed: "kill", injured: "inj", civilians: "civ", strikes: "strk", targets: "targ", munitions: "mun"};
const count_words = {killed: "Killed", injured: "Injured", civilians: "Civilians killed", strikes: "Strikes", targets: "Targets", munitions: "Munitions"};
const levels = ["place", "area", "umbrella"];
const checks = {
  count: {is: value => value === "" || /^\d{1,9}$/.test(value), words: "a whole number, or nothing where none is stated"},
  date: {is: value => value === "" || is_day(value), words: "a day as in 2024-02-29"},
  text: {is: () => true},
  choice: {is: () => true}};

function is_day(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const iso_day = day => day === null ? "" : new Date(day * 86400000).toISOString().slice(0, 10);
const number_words = number => number === null || number === undefined ? "" : String(number);

// A field that calls `changed(value)` with what was typed, once that can be read.
function make_input(review, kind, choices, label, changed) {
  const input = kind === "choice" ? element("select", {"aria-label": label}, ...choices.map(choice => element("option", {value: choice}, choice))) :
    element("input", {"aria-label": label, autocomplete: "off", class: kind, ...kind === "count" ? {inputmode: "numeric"} : {}, ...kind === "date" ? {placeholder: "YYYY-MM-DD"} : {}});
  input.addEventListener("change", () => {
    const value = input.value.trim();
    const {is, words} = checks[kind];
    if (!is(value)) {
      input.setAttribute("aria-invalid", "true");
      review.tell(`${label}: expected ${words}.`);
      return;
    }
    input.removeAttribute("aria-invalid");
    changed(value);
  });
  return input;
}

// Shows what the reviewer says in a field, else what was found.
function show_value(input, decided, found) {
  if (input !== document.activeElement) { // nothing is taken away from under the hands
    input.value = decided ?? found;
    input.removeAttribute("aria-invalid");
  }
  input.classList.toggle("changed", decided !== undefined);
  input.title = decided === undefined ? "" : `found: ${found || "not stated"}`;
}

class FieldsPart {
  constructor(review, incident) {
    this.review = review;
    this.incident = incident;
    this.inputs = []; // {input, column, found}
    const days = element("div", {class: "mend"},
      element("label", {}, "First day ", this.input("First day", "date_start", iso_day(incident.start), "date")),
      element("label", {}, "Last day ", this.input("Last day", "date_end", iso_day(incident.end), "date")));
    const shown = Object.keys(count_columns).filter(measure => ["killed", "injured"].includes(measure) || incident[measure] !== null);
    const rows = shown.map(measure => this.counts(measure));
    const more = Object.keys(count_columns).filter(measure => !shown.includes(measure)).map(measure => this.counts(measure));
    const texts = element("div", {class: "mend"},
      ...[["Type", "event_type", incident.event_type, "text"], ["Who struck", "actor1", incident.actor1, "text"], ["Who was struck", "actor2", incident.actor2, "text"],
        ["Level", "level", incident.level, "choice", levels]].map(([label, column, found, kind, choices]) =>
        element("label", {}, `${label} `, this.input(label, column, found ?? "", kind, choices))));
    const table = body => element("table", {class: "fields"},
      element("thead", {}, element("tr", {}, element("td", {}), ...["low", "best", "high"].map(bound => element("th", {scope: "col"}, bound)))), element("tbody", {}, ...body));
    this.content = element("section", {class: "part", "aria-labelledby": "fields-heading"}, element("h3", {id: "fields-heading"}, "Date and numbers"),
      incident.conflict ? element("p", {}, "Two of the numbers cannot both be true.") : null, days, table(rows),
      element("details", {}, element("summary", {}, "Other numbers, type and sides"), table(more), texts));
  }

  input(label, column, found, kind, choices) {
    const input = make_input(this.review, kind, choices, label, value => this.set(column, value, label));
    this.inputs.push({input, column, found});
    return input;
  }

  counts(measure) {
    const count = this.incident[measure];
    return element("tr", {}, element("th", {scope: "row"}, count_words[measure]), ...["low", "best", "high"].map(bound =>
      element("td", {}, this.input(`${count_words[measure]}, ${bound}`, `${count_columns[measure]}_${bound}`, number_words(count?.[bound]), "count"))));
  }

  found(column) {
    return this.inputs.find(input => input.column === column).found;
  }

  now(column) {
    return this.review.ledger.value_of(this.incident, column) ?? this.found(column);
  }

  // Where one number is low, best and high, a new best is all three; where one day is the first and the last, so is a new one.
  set(column, value, label) {
    const {review, incident} = this;
    const [stem, bound] = column.split("_");
    let columns = [column];
    if (bound === "best" && ["low", "high"].every(other => this.now(`${stem}_${other}`) === this.now(column))) columns = ["low", "best", "high"].map(other => `${stem}_${other}`);
    if (column === "date_start" && this.now("date_end") === this.now("date_start")) columns = ["date_start", "date_end"];
    review.decide(incident, `${label}: ${value || "not stated"}`, rows => columns.reduce((all, one) => {
      const row = review.row({action: "set", event: incident.id, field: one, old: this.found(one), new: value});
      return value === row.old ? all.filter(other => !same_key(other, row)) : with_row(all, row);
    }, rows));
    const numbers = ["low", "best", "high"].filter(() => bound !== undefined && stem !== "date").map(other => this.now(`${stem}_${other}`)).filter(text => text !== "").map(Number);
    if (numbers.some((number, i) => i > 0 && number < numbers[i - 1])) review.tell(`${label}: low, best and high are out of order now.`);
    if (stem === "date" && this.now("date_end") !== "" && this.now("date_end") < this.now("date_start")) review.tell("The last day is before the first now.");
  }

  update() {
    for (const {input, column, found} of this.inputs) show_value(input, this.review.ledger.value_of(this.incident, column), found);
  }
}
