// What the reviewer has decided: rows of the corrections file. A row of the same thing takes the place of the one before.
class Ledger {
  // `changed()` is called after each step.
  constructor(incidents, changed) {
    this.changed = changed;
    this.rows = [];
    this.steps = []; // what undo goes back to: {words, rows, incident}
    this.by_id = new Map();
    for (const incident of incidents) for (const id of incident.other_ids) this.by_id.set(id, incident);
    for (const incident of incidents) this.by_id.set(incident.id, incident);
    this.by_report = new Map(); // {incidents, claims}
    for (const incident of incidents) {
      for (const {id} of incident.reports) {
        if (!this.by_report.has(id)) this.by_report.set(id, {incidents: [], claims: new Set()});
        const known = this.by_report.get(id);
        known.incidents.push(incident);
        for (const claim of incident.claims) if (claim.report.id === id) known.claims.add(claim);
      }
    }
    this.claims_of_row = new WeakMap();
  }

  // One step of the reviewer's, which undo takes back as one. `change(rows)` returns the new rows.
  step(words, incident, change) {
    this.steps.push({words, incident, rows: this.rows});
    this.rows = change(this.rows);
    this.changed();
  }

  undo() {
    const step = this.steps.pop();
    if (!step) return null;
    this.rows = step.rows;
    this.changed();
    return step;
  }

  // The incidents that a row is about.
  incidents_of(row) {
    const known = id => this.by_id.get(id) ?? null;
    if (row.event !== "") return [known(row.event), ...row.action === "merge" ? row.new.split(/\s+/).map(known) : []].filter(incident => incident);
    const incidents = this.by_report.get(row.report)?.incidents ?? [];
    if (row.quote === "") return incidents;
    const claims = this.claims_of(row);
    return incidents.filter(incident => incident.claims.some(claim => claims.includes(claim)));
  }

  // The claims that a row with a quote is about: those that its words fit best, of the measure that its field names.
  claims_of(row) {
    if (row.event !== "" || row.quote === "") return [];
    if (!this.claims_of_row.has(row)) {
      const measure = measure_of(row.field);
      const claims = [...this.by_report.get(row.report)?.claims ?? []].filter(claim => measure === null || claim.measure === measure)
        .map(claim => ({claim, fits: Math.max(fit(row.quote, claim.quote), fit(row.quote, claim.words))}));
      const best = Math.max(1, ...claims.map(({fits}) => fits));
      this.claims_of_row.set(row, claims.filter(({fits}) => fits === best).map(({claim}) => claim));
    }
    return this.claims_of_row.get(row);
  }

  rows_of(incident) {
    if (this.of_incident?.rows !== this.rows) { // made anew after each step
      const index = new Map();
      for (const row of this.rows) {
        for (const one of this.incidents_of(row)) index.set(one, [...index.get(one) ?? [], row]);
      }
      this.of_incident = {rows: this.rows, index};
    }
    return this.of_incident.index.get(incident) ?? [];
  }

  // "open", "accepted", "dropped", "merged" or "changed".
  state_of(incident) {
    const rows = this.rows_of(incident);
    if (rows.some(row => row.action === "drop" && (row.event !== "" || row.quote === ""))) return "dropped";
    if (rows.some(row => row.action === "merge" && this.by_id.get(row.event) !== incident)) return "merged";
    if (rows.some(row => row.action !== "lock" || row.field !== "")) return "changed";
    return rows.length > 0 ? "accepted" : "open";
  }

  // What the reviewer says of a field of the incident; undefined: nothing.
  value_of(incident, field) {
    return this.rows_of(incident).findLast(row => row.event !== "" && row.field === field && ["set", "lock"].includes(row.action))?.new;
  }

  // What the reviewer says of a member of a claim; undefined: nothing.
  claim_value_of(claim, field) {
    const fields = field === "value" ? ["value", claim_field(claim)] : [field];
    return this.rows.findLast(row => row.action === "set" && fields.includes(row.field) && this.claims_of(row).includes(claim))?.new;
  }

  drops_claim(claim) {
    return this.rows.some(row => row.action === "drop" && this.claims_of(row).includes(claim));
  }
}

const folded = text => text.replace(/\s+/g, " ").trim();

// How well words of a row fit those of a report: 0 not at all, 1 one holds the other, 2 they are the same.
function fit(wanted, words) {
  const [a, b] = [folded(wanted), folded(words ?? "")];
  if (a === "" || b === "") return 0;
  return a === b ? 2 : a.includes(b) || b.includes(a) ? 1 : 0;
}

// The column of a claim's number, which names its measure too; "value" where the measure has no columns.
function claim_field(claim) {
  const column = count_columns[claim.measure];
  return column ? `${column}_best` : "value";
}

function measure_of(field) {
  const column = /^(\w+)_(low|best|high)$/.exec(field)?.[1];
  if (column === "civ") return "killed";
  return Object.keys(count_columns).find(measure => count_columns[measure] === column) ?? null;
}

// The words that name a claim in its report: its quote, or the number's own words where the quote has several numbers.
function key_words(claim) {
  return folded(claim.alone || !claim.words ? claim.quote ?? "" : claim.words);
}

// Whether a row takes the place of another.
function same_key(a, b) {
  return a.event === b.event && a.report === b.report && a.quote === b.quote && a.field === b.field &&
    (a.action === b.action && (a.action !== "merge" || a.new === b.new) || [a, b].every(({action}) => action === "set" || action === "lock") && a.field !== "");
}

function with_row(rows, row) {
  return [...rows.filter(other => !same_key(other, row)), row];
}
