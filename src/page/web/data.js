// The page's data: what src/page/page_data.hpp describes, made into objects that refer to one another.
const measures = ["killed", "injured", "strikes", "targets", "munitions"]; // those with a colour, the gravest first

function objects_of(table) {
  return table.rows.map(row => {
    const object = {};
    table.columns.forEach((column, i) => { object[column] = row[i]; });
    return object;
  });
}

// A count as {low, best, high}, or null when it is not stated.
function count_of(value) {
  if (value === null) return null;
  if (Array.isArray(value)) return {low: value[0], best: value[1], high: value[2]};
  return {low: value, best: value, high: value};
}

// What sums and symbols use.
function number_of(count) {
  return count === null ? 0 : count.best ?? count.low ?? 0;
}

// Web Mercator on a world 256 wide, as Leaflet has it at zoom 0.
function world_point(longitude, latitude) {
  const sine = Math.sin(Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI / 180);
  return {x: (longitude + 180) / 360 * 256, y: 128 - Math.log((1 + sine) / (1 - sine)) * 64 / Math.PI};
}

// An arc as points of the world: see `encoded_polyline` in src/page/base_map.hpp.
function decoded(arc) {
  const points = [];
  let at = 0, longitude = 0, latitude = 0;
  const next = () => {
    let bits = 0, shift = 0, five;
    do {
      five = arc.charCodeAt(at++) - 63;
      bits |= (five & 31) << shift;
      shift += 5;
    } while (five >= 32);
    return bits & 1 ? ~(bits >> 1) : bits >> 1;
  };
  while (at < arc.length) {
    longitude += next();
    latitude += next();
    points.push(world_point(longitude / 1000, latitude / 1000));
  }
  return points;
}

function loaded_data() {
  const data = JSON.parse(document.getElementById("data").textContent);
  const reports = objects_of(data.reports);
  const claims = objects_of(data.claims);
  for (const claim of claims) claim.report = reports[claim.report];

  const [west, south, east, north] = data.base.extent;
  const middle = (west + east) / 2; // longitudes are taken within half a turn of it, so that no map is torn there
  const places = objects_of(data.places);
  places.forEach((place, index) => {
    place.index = index;
    place.longitude += 360 * Math.round((middle - place.longitude) / 360);
    place.is_area = place.where_prec >= 3;
    Object.assign(place, world_point(place.longitude, place.latitude));
  });

  const incidents = objects_of(data.incidents);
  incidents.forEach((incident, index) => {
    incident.index = index;
    incident.place = incident.place === null ? null : places[incident.place];
    incident.located = incident.place !== null && incident.place.where_prec < 7;
    incident.claims = incident.claims.map(claim => claims[claim]);
    incident.reports = incident.reports.map(report => reports[report]);
    incident.sources = new Set(incident.reports.map(report => report.source ?? ""));
    for (const measure of [...measures, "civilians"]) incident[measure] = count_of(incident[measure]);
    incident.stated = new Set(measures.filter(measure => incident[measure] !== null));
    for (const claim of incident.claims) incident.stated.add(claim.measure);
    if (!measures.some(measure => incident.stated.has(measure))) incident.stated.add("none");
  });

  const {base} = data;
  base.arcs = base.arcs.map(decoded);
  base.labels = base.labels.map(([name, longitude, latitude, kind]) => ({name, kind, ...world_point(longitude, latitude)}));
  return {about: data.about, base, incidents, reports, extent: {west, south, east, north}, middle, review: data.review};
}
