// The list of what to look at.
const rows_a_page = 50;
const state_words = {open: "", accepted: "accepted", changed: "changed", dropped: "dropped", merged: "merged"};

function figures_text(incident) {
  const figures = measures.filter(measure => number_of(incident[measure]) > 0).map(measure => counted(number_of(incident[measure]), measure));
  return figures.slice(0, 2).join(", ") || "no number";
}

class Worklist {
  // `chosen(incident)`: the reviewer wants to see it.
  constructor(incidents, ledger, chosen) {
    this.incidents = incidents;
    this.ledger = ledger;
    this.chosen = chosen;
    this.current = null;
    this.page = 0;
    this.list = document.getElementById("items");
    this.which = document.getElementById("which");
    this.which.addEventListener("change", () => this.fill());
    document.getElementById("previous-page").addEventListener("click", () => this.turn(-1));
    document.getElementById("next-page").addEventListener("click", () => this.turn(1));
    this.list.addEventListener("keydown", event => { // arrow keys go from row to row
      const step = {ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling"}[event.key];
      const next = step && event.target.closest("li")[step]?.querySelector("button");
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    this.fill();
  }

  is_listed(incident) {
    const open = this.ledger.state_of(incident) === "open";
    return {open: incident.item && open, items: incident.item, done: !open, all: true}[this.which.value];
  }

  // Which rows there are is settled here, not while the reviewer works on one: nothing may move away under a click.
  fill() {
    this.listed = this.incidents.filter(incident => this.is_listed(incident));
    this.page = Math.max(0, Math.floor(this.listed.indexOf(this.current) / rows_a_page));
    this.write();
  }

  turn(by) {
    this.page += by;
    this.write();
    this.list.scrollTop = 0;
  }

  write() {
    const n_pages = Math.max(1, Math.ceil(this.listed.length / rows_a_page));
    this.rows = new Map();
    for (const incident of this.listed.slice(this.page * rows_a_page, (this.page + 1) * rows_a_page)) this.rows.set(incident, this.row(incident));
    this.list.replaceChildren(...this.rows.values());
    if (this.listed.length === 0) this.list.append(element("li", {class: "muted"}, "Nothing is left here."));
    document.getElementById("pages").hidden = n_pages === 1;
    document.getElementById("page-number").textContent = `${number_text(this.page + 1)} of ${number_text(n_pages)}`;
    document.getElementById("previous-page").disabled = this.page === 0;
    document.getElementById("next-page").disabled = this.page === n_pages - 1;
    this.update();
  }

  row(incident) {
    const first = incident.item?.why[0];
    return element("li", {},
      element("button", {type: "button", onclick: () => this.chosen(incident)},
        element("span", {class: "rank"}, incident.item ? number_text(incident.item.rank) : "–"),
        element("span", {class: "what"}, said(place_text(incident)), incident.place?.country ? `, ${incident.place.country}` : "", " ",
          element("span", {class: "tag state"})),
        element("span", {class: "muted"}, `${incident.start === null ? "no date" : day_text(incident.start)} · ${figures_text(incident)}`),
        first ? element("span", {class: "muted first"}, said(with_names(first, incident, this.ledger))) : null));
  }

  // After each decision: what the rows say of their incidents.
  update() {
    for (const [incident, row] of this.rows) {
      const state = this.ledger.state_of(incident);
      const tag = row.querySelector(".state");
      tag.textContent = state_words[state];
      tag.hidden = state === "open";
      row.dataset.state = state;
      const button = row.querySelector("button");
      if (incident === this.current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  select(incident) {
    this.current = incident;
    const at = this.listed.indexOf(incident);
    if (at !== -1 && !this.rows.has(incident)) {
      this.page = Math.floor(at / rows_a_page);
      this.write();
    }
    this.update();
    this.rows.get(incident)?.scrollIntoView({block: "nearest"});
  }

  // The incident `by` rows away that satisfies `wanted`, or null.
  beside(by, wanted = () => true) {
    for (let at = this.listed.indexOf(this.current) + by; at >= 0 && at < this.listed.length; at += by) {
      if (wanted(this.listed[at])) return this.listed[at];
    }
    return null;
  }
}
