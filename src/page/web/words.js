// What numbers, dates and codes are called.
const precision_words = ["", "exact place", "near a place", "district", "province", "region, river or road", "country",
  "estimated or international"];
const measure_words = {killed: "killed", injured: "injured", strikes: "strikes", targets: "targets",
  munitions: "munitions", none: "no number stated"};
const best_words = {
  contract: "Best values are the latest fresh number; of one day, health and rescue services and monitors come before " +
    "officials, media, witnesses and belligerents.",
  lowest: "Best values are the lowest of the numbers that stand.",
  highest: "Best values are the highest of the numbers that stand."};

const number_format = new Intl.NumberFormat("en-GB");
const day_format = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});

function number_text(number) {
  return number_format.format(number);
}

function day_text(day) { // days since 1970
  return day_format.format(new Date(day * 86400000));
}

function days_text(start, end) {
  if (start === null) return "no date";
  return start === end ? day_text(start) : `${day_text(start)} – ${day_text(end)}`;
}

function plural(number, one, many) {
  return `${number_text(number)} ${number === 1 ? one : many}`;
}

// "16 killed", "1 strike".
function counted(number, measure) {
  const word = number === 1 && measure.endsWith("s") ? measure.slice(0, -1) : measure;
  return `${number_text(number)} ${word}`;
}

// "16", "16 (5–20)", "≥ 9"; "–" for not stated.
function count_text(count) {
  if (count === null) return "–";
  const {low, best, high} = count;
  if (high === null) return best !== null && best !== low ? `${number_text(best)} (≥ ${number_text(low ?? 0)})` : `≥ ${number_text(low ?? 0)}`;
  if (low === high) return number_text(high);
  const range = `${number_text(low ?? 0)}–${number_text(high)}`;
  return best === null ? range : `${number_text(best)} (${range})`;
}

// The same without its range: "16", "≥ 9".
function best_text(count) {
  if (count === null) return "–";
  if (count.best === null) return count.high === null ? `≥ ${number_text(count.low ?? 0)}` : `≤ ${number_text(count.high)}`;
  return (count.high === null ? "≥ " : "") + number_text(count.best);
}

function claim_number(claim) {
  const low = claim.low === null ? "" : number_text(claim.low);
  const high = claim.high === null ? "" : number_text(claim.high);
  switch (claim.qualifier) {
    case "about": return `about ${low || high}`;
    case "at_least": return `at least ${low}`;
    case "more_than": return `more than ${low}`;
    case "up_to": return `up to ${high}`;
    case "fewer_than": return `fewer than ${high}`;
    case "range": return `${low}–${high}`;
    case "vague": return claim.words ? `“${claim.words}”, at least ${low}` : `at least ${low}`;
    default: return low || high;
  }
}

function place_text(incident) {
  return incident.place?.name ?? incident.place_text ?? "place not told";
}
