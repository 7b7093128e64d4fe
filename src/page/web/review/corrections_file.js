// Corrections as the file that `--corrections` reads: placeline-corrections(5). A row is an object of these members, all
// texts, and of whatever other columns a loaded file had.
const correction_columns = ["action", "event", "report", "quote", "field", "old", "new", "reviewer", "date", "reason"];
const correction_actions = ["set", "drop", "merge", "split", "lock"];

// As would_run_as_formula in src/base/spreadsheet_text.cpp: such a cell gets an apostrophe before it.
function would_run_as_formula(text) {
  if (/^[=@\t\r\n＝＋－＠]/.test(text)) return true;
  return /^[+-]./s.test(text) && !/^[+-](\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
}

function csv_cell(text) {
  const safe = would_run_as_formula(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$|^#/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv_of(rows) {
  const columns = [...correction_columns];
  for (const row of rows) for (const column of Object.keys(row)) if (!columns.includes(column)) columns.push(column);
  const lines = [columns, ...rows.map(row => columns.map(column => row[column] ?? ""))];
  return lines.map(cells => `${cells.map(csv_cell).join(",")}\n`).join("");
}

// Records of a table with the lines they begin on: [{line, cells}]. \throws Error
function csv_records(text, separator) {
  const records = [];
  let line = 1, at = 0;
  while (at < text.length) {
    if (text[at] === "#") { // a remark
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end + 1;
      ++line;
      continue;
    }
    const record = {line, cells: []};
    for (let more = true; more;) {
      let cell = "";
      if (text[at] === '"') {
        for (++at; ; ++at) {
          if (at >= text.length) throw new Error(`line ${record.line}: a quotation mark is not closed`);
          if (text[at] === '"') {
            if (text[at + 1] !== '"') break;
            ++at;
          }
          if (text[at] === "\n") ++line;
          cell += text[at];
        }
        ++at;
      }
      while (at < text.length && text[at] !== separator && text[at] !== "\n") cell += text[at++];
      more = text[at] === separator;
      if (!more) cell = cell.replace(/\r$/, "");
      record.cells.push(cell.startsWith("'") && would_run_as_formula(cell.slice(1)) ? cell.slice(1) : cell);
      ++at;
    }
    ++line;
    if (record.cells.some(cell => cell !== "")) records.push(record);
  }
  return records;
}

function ndjson_records(text) {
  const records = [];
  text.split("\n").forEach((part, i) => {
    if (part.trim() === "" || part.startsWith("#")) return;
    let record = null;
    try {
      record = JSON.parse(part);
    } catch {
      // told below
    }
    if (record === null || typeof record !== "object" || Array.isArray(record)) throw new Error(`line ${i + 1}: no JSON object`);
    const texts = Object.entries(record).map(([name, value]) => [name, value === null ? "" : String(value)]);
    records.push({line: i + 1, row: Object.fromEntries(texts)});
  });
  return records;
}

// The rows of a corrections file: a table (comma, semicolon or tab) or NDJSON. \throws Error  Says which line and what to do.
function corrections_of(file) {
  const text = file.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  let records;
  if (/^(\s|#[^\n]*\n)*\{/.test(text)) {
    records = ndjson_records(text);
  } else {
    const head = text.split("\n").find(line => line.trim() !== "" && !line.startsWith("#")) ?? "";
    const count = mark => head.split(mark).length;
    const separator = [",", ";", "\t"].reduce((best, mark) => count(mark) > count(best) ? mark : best);
    const [names, ...rest] = csv_records(text, separator);
    const columns = names?.cells.map(name => name.trim().toLowerCase()) ?? [];
    if (!columns.includes("action")) throw new Error(`no column "action"; a corrections file begins with ${correction_columns.join(",")}`);
    records = rest.map(({line, cells}) => ({line, row: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]))}));
  }
  return records.filter(({row}) => (row.action ?? "").trim() !== "").map(({line, row}) => { // a worklist that is not filled in says nothing
    const action = row.action.trim();
    if (!correction_actions.includes(action)) throw new Error(`line ${line}: action is "${action}"; expected ${correction_actions.join(", ")}`);
    return correction_row({...row, action});
  });
}

// A row with all columns there.
function correction_row(members) {
  return {...Object.fromEntries(correction_columns.map(column => [column, ""])), ...members};
}
