// Where it happened: the place found, its rivals, or a position, on the list and on the map.
const most_rivals = 8;
const likely = 0.05; // rivals below that do not make the map show half the world
const earth_radius_km = 6371;

function distance_km(a, b) {
  const radians = degrees => degrees * Math.PI / 180;
  const h = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * earth_radius_km * Math.asin(Math.min(1, Math.sqrt(h)));
}

function km_text(km) {
  return km < 10 ? `${km.toFixed(1)} km` : `${number_text(Math.round(km))} km`;
}

function position_text({latitude, longitude}) {
  const turn = longitude - 360 * Math.round(longitude / 360); // the map goes on beyond its edges
  return `${Number(latitude.toFixed(5))},${Number(turn.toFixed(5))}`;
}

// "34.05, 41.2" as a position; null: it is none.
function position_of(text) {
  const found = /^\s*([+-]?\d+(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (!found) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? {latitude, longitude} : null;
}

// What a corrections file says for a place: its id, or a position where the id is not all (2 km north of a place; given
// by overrides).
function place_value(place) {
  if (place.id && !place.id.includes(",") && place.where_prec !== 2) return place.id;
  return [position_text(place), String(place.where_prec ?? 1), ...place.name ? [place.name] : []].join(",");
}

function percent_text(share) {
  return share > 0 && share < 0.01 ? "below 1 %" : `${Math.round(share * 100)} %`;
}

function choice_words({admin1, country}, words) {
  return [[admin1, country].filter(text => text).join(", "), ...words].filter(text => text).join(" · ");
}

// The places that an incident may have been at: [{value, name, words, place}], the one found first.
function place_choices(incident) {
  const choices = [];
  const {place} = incident;
  if (place !== null) {
    choices.push({value: place_value(place), name: place.name ?? place_text(incident), place,
      words: choice_words(place, [precision_words[place.where_prec], percent_text(incident.confidence)])});
  }
  for (const rival of (incident.item?.rivals ?? []).slice(0, most_rivals)) {
    choices.push({value: place_value(rival), name: rival.name, place: rival,
      words: choice_words(rival, [place !== null ? `${km_text(distance_km(place, rival))} away` : "", percent_text(rival.confidence)])});
  }
  return choices;
}

class PlacePart {
  constructor(review, incident) {
    this.review = review;
    this.incident = incident;
    this.choices = place_choices(incident);
    this.buttons = this.choices.map((choice, i) => element("button", {type: "button", class: "choice", "aria-pressed": "false", onclick: () => this.choose(i)},
      element("span", {class: "mark"}, String(i + 1)), said(choice.name), " ", element("span", {class: "muted"}, choice.words)));
    this.nowhere = element("button", {type: "button", class: "choice", "aria-pressed": "false", onclick: () => this.set("", "set", "place not known")},
      element("span", {class: "mark"}, "–"), "Place not known");
    this.position = element("input", {id: "position", autocomplete: "off", placeholder: "34.05, 41.2", "aria-describedby": "position-told"});
    this.precision = element("select", {id: "position-precision"},
      ...[1, 2, 3, 4, 5, 6].map(prec => element("option", {value: String(prec)}, precision_words[prec])));
    this.name = element("input", {id: "position-name", autocomplete: "off"});
    this.message = element("p", {id: "position-told", class: "muted"});
    const form = element("form", {id: "position-form", onsubmit: event => {
      event.preventDefault();
      this.use_position();
    }},
    element("label", {}, "Latitude, longitude ", this.position), element("label", {}, "Known as ", this.precision), element("label", {}, "Name ", this.name),
    element("div", {class: "buttons"}, element("button", {type: "submit"}, "Use this position"),
      element("button", {type: "button", onclick: () => this.pick(review.map_view.map.getCenter())}, "Middle of the map")), this.message);
    this.content = element("section", {class: "part", "aria-labelledby": "place-heading"}, element("h3", {id: "place-heading", tabindex: "-1"}, "Place"),
      incident.place_text && incident.place_text !== incident.place?.name ? element("p", {class: "muted"}, "written as ", said(`“${incident.place_text}”`)) : null,
      element("ul", {class: "choices-list"}, ...[...this.buttons, this.nowhere].map(button => element("li", {}, button))),
      incident.item?.place_reasons.length > 0 ? element("details", {}, element("summary", {}, "Why this place"),
        element("ul", {class: "reasons"}, ...incident.item.place_reasons.map(reason => said(reason, "li")))) : "",
      element("details", {id: "position-part"}, element("summary", {}, "Another position: type it, or click on the map"), form));
    this.position.addEventListener("input", () => this.show_picked());
  }

  // What the reviewer says: undefined, or a value of the column `place`.
  get decided() {
    return this.review.ledger.value_of(this.incident, "place");
  }

  set(value, action, words) {
    const {review, incident} = this;
    const again = this.decided === value;
    review.decide(incident, again ? `Place as found again` : `Place: ${words}`, rows => again ?
      rows.filter(row => !(row.event === incident.id && row.field === "place")) :
      with_row(rows, review.row({action, event: incident.id, field: "place", old: incident.place?.id ?? "", new: value})));
  }

  choose(i) {
    const choice = this.choices[i];
    if (choice) this.set(choice.value, choice.place === this.incident.place ? "lock" : "set", choice.name);
  }

  // A position from the map, to be looked at and then used.
  pick({lat, lng}) {
    this.content.querySelector("#position-part").open = true;
    this.position.value = position_text({latitude: lat, longitude: lng}).replace(",", ", ");
    this.show_picked();
    this.review.tell(`Position ${this.position.value} taken. “Use this position” makes it the place.`);
  }

  show_picked() {
    this.position.removeAttribute("aria-invalid");
    this.message.textContent = "";
    this.review.marks.show_picked(position_of(this.position.value));
  }

  use_position() {
    const at = position_of(this.position.value);
    if (at === null) {
      this.position.setAttribute("aria-invalid", "true");
      this.message.textContent = "Expected latitude and longitude in degrees, as in 34.05, 41.2.";
      this.position.focus();
      return;
    }
    const name = this.name.value.trim();
    this.set([position_text(at), this.precision.value, ...name === "" ? [] : [name]].join(","), "set", name || this.position.value);
  }

  update() {
    const {decided} = this;
    this.buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(decided === this.choices[i].value)));
    this.nowhere.setAttribute("aria-pressed", String(decided === ""));
    const typed = decided !== undefined && decided !== "" && !this.choices.some(choice => choice.value === decided);
    this.content.querySelector("#position-part summary").textContent =
      typed ? `Another position: ${decided}` : "Another position: type it, or click on the map";
    this.review.marks.show(this.choices, this.choices.findIndex(choice => choice.value === decided), i => this.choose(i));
    this.review.marks.show_picked(position_of(this.position.value) ?? (typed ? position_of(decided.split(",").slice(0, 2).join(",")) : null));
  }
}

// The places of one incident on the map, numbered as in the list, which says the same to those who do not see the map.
class PlaceMarks {
  constructor(map_view) {
    this.map_view = map_view;
    this.group = L.layerGroup().addTo(map_view.map);
    this.picked = null;
  }

  // Longitudes as near to the map's middle as they can be.
  at({latitude, longitude}) {
    return L.latLng(latitude, longitude + 360 * Math.round((this.map_view.data.middle - longitude) / 360));
  }

  mark(at, text, kind, clicked) {
    const html = element("span", {class: `place-mark ${kind}`, "aria-hidden": "true"}, text);
    const marker = L.marker(this.at(at), {icon: L.divIcon({html, className: "", iconSize: [26, 26]}), keyboard: false, interactive: clicked !== null});
    if (clicked) marker.on("click", clicked);
    return marker;
  }

  show(choices, chosen, clicked) {
    this.group.clearLayers();
    [...choices].reverse().forEach((choice, k) => {
      const i = choices.length - 1 - k;
      const marker = this.mark(choice.place, String(i + 1), i === chosen ? "chosen" : i === 0 ? "found" : "rival", () => clicked(i));
      marker.bindTooltip(element("span", {}, `${i + 1}: `, said(choice.name)), {direction: "top", offset: [0, -12]});
      this.group.addLayer(marker);
    });
  }

  show_picked(at) {
    this.picked?.remove();
    this.picked = at === null ? null : this.mark(at, "+", "picked", null).addTo(this.map_view.map);
  }

  // Brings the likely ones into view.
  frame(incident, all) {
    const {map} = this.map_view;
    const choices = all.filter(({place}, i) => i === 0 || place.confidence >= likely);
    if (incident.located && choices.length <= 1) {
      this.map_view.go_to(incident.place);
    } else if (choices.length > 0) {
      map.fitBounds(L.latLngBounds(choices.map(({place}) => this.at(place))), {padding: [50, 50], maxZoom: 8, animate: false});
    } else {
      this.map_view.show_all(false);
    }
  }
}
