// Puts the parts together.
const data = loaded_data();
const narrow = matchMedia("(max-width: 899px)");
const sheet = document.getElementById("sheet");

function set_scheme(dark) {
  document.documentElement.dataset.scheme = dark ? "dark" : "light";
  document.getElementById("scheme").setAttribute("aria-pressed", String(dark));
}
const prefers_dark = matchMedia("(prefers-color-scheme: dark)");
set_scheme(prefers_dark.matches);

const map_view = new MapView(data, (hit, at) => {
  if (hit.cluster && hit.cluster.marks.length > 1 && map_view.map.getZoom() < zoom_most) {
    map_view.zoom_to(hit.cluster.marks);
    return;
  }
  const marks = hit.cluster ? hit.cluster.marks : [hit.area];
  const incidents = marks.flatMap(mark => mark.incidents);
  const where = hit.area ? at : L.latLng(hit.cluster.place.latitude, hit.cluster.place.longitude);
  map_view.selected = marks[0].place;
  if (incidents.length === 1) open_details(incidents[0], where, null);
  else open_choices(marks[0].place.name, incidents, where);
  map_view.layer.redraw();
});
const table = new IncidentTable(incident => {
  if (incident.located) {
    map_view.go_to(incident.place);
    map_view.selected = incident.place;
    map_view.layer.redraw();
  }
  open_details(incident, incident.located ? L.latLng(incident.place.latitude, incident.place.longitude) : null, incident);
});
const timeline = new Timeline(data.incidents, () => changed());
let shown = [];

// Shows something at a place: in a pop-up of the map, or on a sheet where there is no place or no room.
// `from`: the incident whose row of the table has it opened, and gets the focus back.
function open_content(content, where, from) {
  const heading = content.querySelector("h3");
  if (where === null || narrow.matches) {
    map_view.map.closePopup();
    document.getElementById("sheet-content").replaceChildren(content);
    if (!sheet.open) sheet.showModal();
    heading.focus();
    return;
  }
  if (sheet.open) sheet.close();
  const popup = L.popup({maxWidth: 380, minWidth: 260, maxHeight: Math.max(180, map_view.map.getSize().y * 0.6), closeOnEscapeKey: true})
    .setLatLng(where).setContent(content);
  popup.on("remove", () => {
    if (from && popup.getElement()?.contains(document.activeElement)) table.focus(from);
    table.select(null);
  });
  content.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    map_view.map.closePopup(popup);
    if (from) table.focus(from);
    else map_view.map.getContainer().focus({preventScroll: true});
  });
  popup.openOn(map_view.map);
  popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", "Close");
  heading.focus({preventScroll: true});
}

function open_details(incident, where, from) {
  open_content(details_of(incident), where, from);
  table.select(incident);
}

function open_choices(title, incidents, where) {
  open_content(choices_of(title, incidents, incident => open_details(incident, where, null)), where, null);
}

function changed() {
  const candidates = data.incidents.filter(passes_all_but_time);
  shown = candidates.filter(passes_time);
  timeline.draw(candidates);
  map_view.show(shown);
  follow();
}

// The table and the counts follow the map.
function follow() {
  const in_view = new Set(shown.filter(incident => map_view.in_view(incident)));
  table.show(shown, incident => in_view.has(incident));
  document.getElementById("status").textContent =
    `${number_text(shown.length)} of ${plural(data.incidents.length, "incident", "incidents")}, ${number_text(in_view.size)} in view`;
}

const later = once_a_frame(changed);
start_filters(data.incidents, later);
map_view.map.on("moveend", once_a_frame(follow));
document.getElementById("scheme").addEventListener("click", () => {
  set_scheme(document.documentElement.dataset.scheme !== "dark");
  map_view.layer.redraw();
  write_legend(map_view);
});
prefers_dark.addEventListener("change", event => {
  set_scheme(event.matches);
  map_view.layer.redraw();
  write_legend(map_view);
});
document.getElementById("sheet-close").addEventListener("click", () => sheet.close());
sheet.addEventListener("close", () => table.select(null));
changed();
write_heading(data);
write_legend(map_view);
write_about(data);
