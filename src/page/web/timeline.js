// The time slider: two thumbs over a histogram of the incidents that the other filters let pass.
class Timeline {
  constructor(incidents, changed) {
    this.histogram = document.getElementById("histogram");
    this.from = document.getElementById("from");
    this.to = document.getElementById("to");
    const dated = incidents.filter(incident => incident.start !== null);
    const n_undated = incidents.length - dated.length;
    document.getElementById("undated-label").textContent = `${number_text(n_undated)} without a date`;
    document.getElementById("undated").parentElement.hidden = n_undated === 0;
    this.first = dated.reduce((day, incident) => Math.min(day, incident.start), Infinity);
    this.last = dated.reduce((day, incident) => Math.max(day, incident.end), -Infinity);
    if (dated.length === 0) {
      document.getElementById("slider").hidden = true;
      document.getElementById("all-time").hidden = true;
      document.getElementById("period").textContent = "No incident is dated";
      this.first = this.last = 0;
    }
    for (const input of [this.from, this.to]) {
      input.min = this.first;
      input.max = this.last;
      input.step = 1;
      input.disabled = this.first === this.last;
    }
    this.days_of_bin = [1, 7, 30, 91, 365].find(days => (this.last - this.first + 1) / days <= 120) ?? 365;
    this.n_bins = Math.floor((this.last - this.first) / this.days_of_bin) + 1;
    this.all();
    const told = input => {
      const from = Number(this.from.value), to = Number(this.to.value);
      if (from > to) input === this.from ? this.to.value = from : this.from.value = to; // one thumb pushes the other
      this.read();
      changed();
    };
    this.from.addEventListener("input", () => told(this.from));
    this.to.addEventListener("input", () => told(this.to));
    document.getElementById("undated").addEventListener("change", event => {
      filters.undated = event.target.checked;
      changed();
    });
    document.getElementById("all-time").addEventListener("click", () => {
      this.all();
      changed();
    });
    this.write_ticks();
  }

  all() {
    this.from.value = this.first;
    this.to.value = this.last;
    this.read();
  }

  read() {
    filters.from = Number(this.from.value);
    filters.to = Number(this.to.value);
    this.from.setAttribute("aria-valuetext", day_text(filters.from));
    this.to.setAttribute("aria-valuetext", day_text(filters.to));
    if (!document.getElementById("slider").hidden) {
      document.getElementById("period").textContent = days_text(filters.from, filters.to);
    }
  }

  write_ticks() {
    if (document.getElementById("slider").hidden) return;
    const n = this.last - this.first < 4 ? 1 : 4;
    const days = this.first === this.last ? [this.first] : Array.from({length: n + 1}, (_, i) => Math.round(this.first + (this.last - this.first) * i / n));
    document.getElementById("ticks").replaceChildren(...days.map(day => element("span", {}, day_text(day))));
  }

  // `incidents`: those that all other filters let pass.
  draw(incidents) {
    const bins = new Array(this.n_bins).fill(0);
    for (const incident of incidents) {
      if (incident.start !== null) bins[Math.floor((incident.start - this.first) / this.days_of_bin)] += 1;
    }
    const most = Math.max(1, ...bins);
    this.histogram.setAttribute("viewBox", `0 0 ${this.n_bins} 1`);
    this.histogram.replaceChildren(...bins.map((n, i) => {
      const bar = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const day = this.first + i * this.days_of_bin;
      const height = n === 0 ? 0 : Math.max(0.04, n / most);
      const attributes = {x: i + 0.06, width: 0.88, y: 1 - height, height,
        class: day + this.days_of_bin > filters.from && day <= filters.to ? "in" : "out"};
      for (const [name, value] of Object.entries(attributes)) bar.setAttribute(name, value);
      return bar;
    }));
  }
}
