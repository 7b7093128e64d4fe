// The incidents as a table: those the map shows, all, or those no map can show.
const rows_a_page = 50;
const columns = [
  {name: "Date", value: incident => incident.start ?? Infinity},
  {name: "Place", value: place_text},
  {name: "Killed", value: incident => number_of(incident.killed), number: true},
  {name: "Injured", value: incident => number_of(incident.injured), number: true},
  {name: "Strikes", value: incident => number_of(incident.strikes), number: true}];

class IncidentTable {
  constructor(chosen) {
    this.chosen = chosen;
    this.list = "view"; // or "all", "unlocated"
    this.sort = {column: columns[0], ascending: true};
    this.page = 0;
    this.rows = [];
    this.selected = null;
    const head = document.querySelector("#table thead tr");
    for (const column of columns) {
      const cell = element("th", {scope: "col", class: column.number ? "number" : "text"},
        element("button", {type: "button", onclick: () => this.sort_by(column)}, column.name));
      column.cell = cell;
      head.append(cell);
    }
    for (const list of ["view", "all", "unlocated"]) {
      document.getElementById(`list-${list}`).addEventListener("click", () => {
        this.list = list;
        this.page = 0;
        this.changed();
      });
    }
    document.getElementById("previous").addEventListener("click", () => this.turn(-1));
    document.getElementById("next").addEventListener("click", () => this.turn(1));
    // Arrow keys go from row to row.
    document.querySelector("#table tbody").addEventListener("keydown", event => {
      const step = {ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling"}[event.key];
      const next = step && event.target.closest("tr")[step]?.querySelector("button");
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }

  sort_by(column) {
    const ascending = this.sort.column === column ? !this.sort.ascending : !column.number;
    this.sort = {column, ascending};
    this.page = 0;
    this.changed();
  }

  turn(by) {
    this.page += by;
    this.write();
    document.getElementById("table-scroll").scrollIntoView({block: "nearest"});
  }

  // `incidents`: those that pass all filters. `in_view`: whether the map shows one.
  show(incidents, in_view) {
    this.incidents = incidents;
    this.in_view = in_view;
    this.changed();
  }

  changed() {
    const lists = {view: this.in_view, all: incident => incident.located, unlocated: incident => !incident.located};
    const names = {view: "In view", all: "All places", unlocated: "Without a place"};
    for (const [list, filter] of Object.entries(lists)) {
      const rows = this.incidents.filter(filter);
      const button = document.getElementById(`list-${list}`);
      button.textContent = `${names[list]} (${number_text(rows.length)})`;
      button.setAttribute("aria-pressed", String(list === this.list));
      if (list === this.list) this.rows = rows;
    }
    const {column, ascending} = this.sort;
    const order = (a, b) => a < b ? -1 : a > b ? 1 : 0;
    const sign = ascending ? 1 : -1;
    this.rows.sort((a, b) => sign * order(column.value(a), column.value(b)) || a.index - b.index);
    for (const {cell} of columns) cell.removeAttribute("aria-sort");
    column.cell.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    this.write();
  }

  write() {
    const n_pages = Math.max(1, Math.ceil(this.rows.length / rows_a_page));
    this.page = Math.max(0, Math.min(this.page, n_pages - 1));
    const body = document.querySelector("#table tbody");
    const focused = body.contains(document.activeElement) ? document.activeElement.closest("tr")?.dataset.incident : undefined;
    body.replaceChildren(...this.rows.slice(this.page * rows_a_page, (this.page + 1) * rows_a_page).map(incident => this.row(incident)));
    if (focused !== undefined) body.querySelector(`tr[data-incident="${focused}"] button`)?.focus({preventScroll: true});
    document.getElementById("pages").hidden = n_pages === 1;
    document.getElementById("page-number").textContent = `${number_text(this.page + 1)} of ${number_text(n_pages)}`;
    document.getElementById("previous").disabled = this.page === 0;
    document.getElementById("next").disabled = this.page === n_pages - 1;
  }

  row(incident) {
    const number = measure => element("td", {class: "number"}, best_text(incident[measure]));
    const row = element("tr", {"data-incident": String(incident.index), class: incident === this.selected ? "selected" : ""},
      element("td", {class: "date"}, incident.start === null ? "–" : day_text(incident.start)),
      element("td", {}, element("button", {type: "button", onclick: () => this.chosen(incident)}, said(place_text(incident))),
        incident.place?.country ? ` ${incident.place.country}` : ""),
      number("killed"), number("injured"), number("strikes"));
    return row;
  }

  select(incident) {
    this.selected = incident;
    for (const row of document.querySelectorAll("#table tbody tr")) {
      row.classList.toggle("selected", incident !== null && row.dataset.incident === String(incident.index));
    }
  }

  focus(incident) {
    document.querySelector(`#table tr[data-incident="${incident.index}"] button`)?.focus({preventScroll: true});
  }
}
