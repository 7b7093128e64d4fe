// The review: what is shown, and what becomes of each decision.
const by_id = id => document.getElementById(id);

function reviewed_data() {
  const data = loaded_data();
  data.incidents.forEach((incident, i) => {
    incident.other_ids = data.review.other_ids[i];
    incident.corrected = data.review.corrected[i].map(correction_row);
    incident.item = null;
  });
  data.review.items.forEach((item, i) => {
    item.rank = i + 1;
    data.incidents[item.incident].item = item;
  });
  const n_of_quote = new Map();
  const claims = new Set(data.incidents.flatMap(incident => incident.claims));
  const key = claim => `${claim.report.id}\n${folded(claim.quote ?? "")}`;
  for (const claim of claims) n_of_quote.set(key(claim), (n_of_quote.get(key(claim)) ?? 0) + 1);
  for (const claim of claims) claim.alone = n_of_quote.get(key(claim)) === 1;
  return data;
}

class Review {
  constructor(data) {
    this.data = data;
    this.ledger = new Ledger(data.incidents, () => this.changed());
    this.kept = new Kept(data.review.fingerprint);
    this.saved = this.ledger.rows; // as they were last saved
    this.current = null;
    this.parts = [];
    this.map_view = new MapView(data, (hit, at) => this.clicked(hit, at));
    this.marks = new PlaceMarks(this.map_view);
    this.map_view.map.on("click", event => { // on land without a symbol; an area is land too
      if (!this.map_view.hit(event.containerPoint)?.cluster) this.places.pick(event.latlng);
    });
    this.map_view.show(data.incidents);
    const in_order = [...data.review.items.map(item => data.incidents[item.incident]), ...data.incidents.filter(incident => !incident.item)];
    this.worklist = new Worklist(in_order, this.ledger, incident => this.open(incident));
  }

  tell(words) {
    by_id("told").textContent = words;
  }

  // A row of the corrections file, by this reviewer and for this reason.
  row(members) {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, "0")).join("-");
    return correction_row({reviewer: by_id("reviewer").value.trim(), date: today, reason: by_id("reason").value.trim(), ...members});
  }

  decide(incident, words, change) {
    this.ledger.step(words, incident, change);
    this.tell(`${place_text(incident)}: ${words}.`);
  }

  is_merge(row, a, b) {
    if (row.action !== "merge") return false;
    const incidents = this.ledger.incidents_of(row);
    return incidents.includes(a) && incidents.includes(b);
  }

  merged(a, b) {
    return this.ledger.rows.some(row => this.is_merge(row, a, b));
  }

  // Shows an incident. `focus`: for a reader of the screen and the keyboard, who follow the focus.
  open(incident, focus = true) {
    this.current = incident;
    by_id("reason").value = this.ledger.rows_of(incident).findLast(row => row.reason !== "")?.reason ?? "";
    this.reason = by_id("reason").value;
    this.places = new PlacePart(this, incident);
    this.parts = [new QuotesPart(this, incident), this.places, new FieldsPart(this, incident), new JoinsPart(this, incident), new RowsPart(this, incident)];
    by_id("item-content").replaceChildren(item_heading(incident, this.ledger), ...this.parts.map(part => part.content));
    by_id("item").scrollTop = 0;
    this.map_view.map.closePopup();
    this.map_view.selected = incident.place;
    this.marks.frame(incident, this.places.choices);
    this.map_view.layer.redraw();
    by_id("map-words").textContent = incident.place === null && this.places.choices.length === 0 ? "No place was found: click on the map to give one." :
      "Numbers are the places of the list; a click elsewhere takes a position.";
    this.worklist.select(incident);
    this.update();
    this.keep();
    if (focus) by_id("item-heading").focus();
  }

  changed() {
    this.update();
    this.keep();
  }

  keep() {
    if (this.current === null) return;
    this.kept.save({rows: this.ledger.rows, reviewer: by_id("reviewer").value, current: this.current.id});
  }

  update() {
    const {ledger, data} = this;
    for (const part of this.parts) part.update();
    this.worklist.update();
    const state = this.current === null ? "open" : ledger.state_of(this.current);
    by_id("accept").setAttribute("aria-pressed", String(state === "accepted"));
    by_id("drop").setAttribute("aria-pressed", String(state === "dropped"));
    by_id("undo").disabled = ledger.steps.length === 0;
    by_id("save").textContent = ledger.rows.length === 0 ? "Save corrections" : `Save ${plural(ledger.rows.length, "correction", "corrections")}`;
    by_id("save").disabled = ledger.rows.length === 0;
    const n_done = data.review.items.filter(item => ledger.state_of(data.incidents[item.incident]) !== "open").length;
    by_id("status").textContent = `${number_text(n_done)} of ${plural(data.review.items.length, "incident", "incidents")} of the worklist decided`;
  }

  // Accepts or drops the incident, or takes that back.
  settle(action, words) {
    const incident = this.current;
    if (incident === null) return;
    const {id} = incident;
    const is_this = row => row.action === action && row.event === id && row.field === "";
    const again = this.ledger.rows.some(is_this);
    const settles = row => row.event === id && row.field === "" && ["lock", "drop"].includes(row.action);
    this.decide(incident, again ? "To be decided again" : words, rows => {
      const others = rows.filter(row => !settles(row));
      return again ? others : [...others, this.row({action, event: id})];
    });
    if (!again) this.go_on();
  }

  // On to the next incident that is not decided.
  go_on() {
    const next = this.worklist.beside(1, incident => this.ledger.state_of(incident) === "open");
    if (next) this.open(next);
    else by_id("told").textContent += " Nothing below it is left to decide.";
  }

  turn(by) {
    const next = this.worklist.beside(by);
    if (next) this.open(next);
    else this.tell(by > 0 ? "That was the last of the list." : "That was the first of the list.");
  }

  undo() {
    const step = this.ledger.undo();
    if (step === null) {
      this.tell("There is nothing to undo.");
      return;
    }
    if (step.incident && step.incident !== this.current) this.open(step.incident);
    this.tell(`Undone: ${step.words}.`);
  }

  // The reason goes with all that was done about this incident under the reason before.
  reason_changed() {
    const reason = by_id("reason").value.trim(), before = this.reason;
    this.reason = reason;
    const mine = new Set(this.ledger.rows_of(this.current).filter(row => row.reason === before));
    if (mine.size === 0) return;
    this.decide(this.current, "Reason given", rows => rows.map(row => mine.has(row) ? {...row, reason} : row));
  }

  // A click on a symbol of the map: its incidents, to look at.
  clicked({cluster}, at) {
    if (!cluster) return; // an area: a position in it
    const marks = cluster.marks;
    if (marks.length > 1 && this.map_view.map.getZoom() < zoom_most) {
      this.map_view.zoom_to(marks);
      return;
    }
    const content = choices_of(marks[0].place.name, marks.flatMap(mark => mark.incidents), incident => this.open(incident));
    L.popup({maxWidth: 340, maxHeight: 220}).setLatLng(at).setContent(content).openOn(this.map_view.map);
    content.querySelector("button").focus();
  }

  save() {
    const {rows} = this.ledger;
    if (rows.length === 0) {
      this.tell("There is nothing to save yet.");
      return;
    }
    const url = URL.createObjectURL(new Blob([csv_of(rows)], {type: "text/csv"}));
    const link = element("a", {href: url, download: "corrections.csv"});
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    this.saved = rows;
    this.tell(`Saved ${plural(rows.length, "correction", "corrections")} as corrections.csv, for --corrections.`);
  }

  async load(file) {
    let rows;
    try {
      rows = corrections_of(await file.text());
    } catch (error) {
      this.tell(`${file.name}: ${error.message}. Nothing was loaded.`);
      return;
    }
    // What is decided here already is the newer.
    this.ledger.step(`${file.name} loaded`, null, here => [...rows.filter(row => !here.some(other => same_key(other, row))), ...here]);
    const unknown = rows.filter(row => this.ledger.incidents_of(row).length === 0).length;
    this.worklist.fill();
    this.tell(`${file.name}: ${plural(rows.length, "correction", "corrections")} loaded` +
      (unknown === 0 ? "." : `; ${number_text(unknown)} of them for what is not on this page: they are saved along.`));
  }

  start() {
    const kept = this.kept.load();
    if (kept !== null) {
      this.ledger.rows = kept.rows;
      by_id("reviewer").value = String(kept.reviewer ?? "");
      this.worklist.fill();
    }
    const first = this.ledger.by_id.get(kept?.current) ?? this.worklist.incidents[0];
    if (first) this.open(first, false);
    else by_id("item-content").replaceChildren(element("p", {class: "part"}, "There is no incident to review."));
    by_id("decide").hidden = !first;
    this.update();
    const n = this.ledger.rows.length;
    this.tell(!this.kept.works ? "This browser keeps nothing for this page: save the corrections before you leave it." :
      n === 0 ? "Your work is kept in this browser until you save it as a file." : `Going on: ${plural(n, "correction", "corrections")} kept from before.`);
  }
}
