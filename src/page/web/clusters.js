// Incidents at one place are one mark; marks that would lie on one another are one symbol.
const cluster_reach_px = 36;

function empty_sums() {
  return Object.fromEntries(measures.map(measure => [measure, {number: 0, stated: 0, open: false}]));
}

function add_sums(to, from) {
  for (const measure of measures) {
    to[measure].number += from[measure].number;
    to[measure].stated += from[measure].stated;
    to[measure].open ||= from[measure].open;
  }
}

// What a symbol counts: the measure that most of its incidents state with more than nought; of as many the gravest.
function settle_lead(mark) {
  mark.lead = "none";
  let most = 0;
  for (const measure of measures) {
    if (mark.sums[measure].stated > most) {
      most = mark.sums[measure].stated;
      mark.lead = measure;
    }
  }
  mark.number = mark.lead === "none" ? 0 : mark.sums[mark.lead].number;
}

// By place, in the order in which places come first.
function marks_of(incidents) {
  const marks = new Map();
  for (const incident of incidents) {
    const {place} = incident;
    let mark = marks.get(place);
    if (!mark) {
      mark = {place, x: place.x, y: place.y, incidents: [], sums: empty_sums()};
      marks.set(place, mark);
    }
    mark.incidents.push(incident);
    for (const measure of measures) {
      const count = incident[measure], number = number_of(count), sum = mark.sums[measure];
      sum.number += number;
      if (number > 0) sum.stated += 1;
      if (count !== null && count.high === null) sum.open = true;
    }
  }
  for (const mark of marks.values()) settle_lead(mark);
  return [...marks.values()];
}

function mark_text(mark) {
  if (mark.lead === "none") return plural(mark.n, "incident", "incidents");
  return `${mark.sums[mark.lead].open ? "at least " : ""}${counted(mark.number, mark.lead)}`;
}

// Symbols for a zoom: each takes in the marks within reach that no greater one has, and stands where its greatest mark
// does, so that it never stands where nothing happened.
function clustered(marks, scale) {
  const reach = cluster_reach_px / scale;
  const cells = new Map();
  const cell_of = (x, y) => Math.floor(x / reach) * 1e6 + Math.floor(y / reach);
  const order = [...marks].sort((a, b) => b.number - a.number || b.incidents.length - a.incidents.length || a.place.index - b.place.index);
  for (const mark of order) {
    mark.taken = false;
    const cell = cell_of(mark.x, mark.y);
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(mark);
  }
  const clusters = [];
  for (const mark of order) {
    if (mark.taken) continue;
    const cluster = {x: mark.x, y: mark.y, place: mark.place, marks: [], sums: empty_sums(), n: 0};
    for (let dx = -1; dx <= 1; ++dx) {
      for (let dy = -1; dy <= 1; ++dy) {
        for (const other of cells.get(cell_of(mark.x + dx * reach, mark.y + dy * reach)) ?? []) {
          if (other.taken || Math.hypot(other.x - mark.x, other.y - mark.y) > reach) continue;
          other.taken = true;
          other.cluster = cluster;
          cluster.marks.push(other);
          cluster.n += other.incidents.length;
          add_sums(cluster.sums, other.sums);
        }
      }
    }
    settle_lead(cluster);
    clusters.push(cluster);
  }
  return clusters.sort((a, b) => b.number - a.number || a.place.index - b.place.index);
}

// Numbers that a report gives for several places together, once for each set of places: {marks, text}.
function ties_of(marks) {
  const groups = new Map();
  for (const mark of marks) {
    for (const incident of mark.incidents) {
      if (incident.share === null) continue;
      let group = groups.get(incident.share);
      if (!group) groups.set(incident.share, group = {marks: new Set(), numbers: new Map()});
      group.marks.add(mark);
      for (const claim of incident.claims) {
        if (claim.share !== incident.share || claim.scope !== "shared" || !claim.counted || claim.group !== null) continue;
        const number = claim.value ?? claim.low ?? 0;
        const open = claim.high === null ? (claim.qualifier === "more_than" ? "> " : "≥ ") : "";
        const known = group.numbers.get(claim.measure);
        if (!known || number > known.number) group.numbers.set(claim.measure, {number, open});
      }
    }
  }
  const ties = new Map();
  for (const group of groups.values()) {
    if (group.marks.size < 2) continue;
    const key = [...group.marks].map(mark => mark.place.index).sort((a, b) => a - b).join(" ");
    let tie = ties.get(key);
    if (!tie) ties.set(key, tie = {marks: [...group.marks], numbers: new Map()});
    for (const [measure, {number, open}] of group.numbers) {
      const sum = tie.numbers.get(measure) ?? {number: 0, open: ""};
      tie.numbers.set(measure, {number: sum.number + number, open: sum.open || open});
    }
  }
  for (const tie of ties.values()) {
    tie.text = [...tie.numbers].filter(([, {number}]) => number > 0)
      .map(([measure, {number, open}]) => open + counted(number, measure)).join(", ");
  }
  return [...ties.values()].filter(tie => tie.text !== "");
}
