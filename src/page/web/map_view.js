// The map: Leaflet moves it, one canvas shows it.
const margin_share = 0.2; // the canvas reaches so far beyond the window, so that a short pan shows no edge
const zoom_most = 13;

const CanvasLayer = L.Layer.extend({
  initialize(draw) {
    this.draw = draw;
    this.redraw = once_a_frame(() => this._redraw());
  },
  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPanes().overlayPane);
    this.canvas.setAttribute("aria-hidden", "true");
    this._redraw();
  },
  getEvents() {
    return {
      moveend: this._redraw,
      resize: this.redraw,
      move() {
        if (!this._map._animatingZoom) this.redraw();
      },
      zoom() {
        this._stretch(this._map.getZoom(), this._map.getCenter());
      },
      zoomanim(event) {
        this._stretch(event.zoom, event.center);
      }};
  },
  // Shows what is drawn as it will lie at another zoom, until it is drawn anew.
  _stretch(zoom, center) {
    const {min} = this._map._latLngBoundsToNewLayerBounds(this.bounds, zoom, center);
    L.DomUtil.setTransform(this.canvas, min, this._map.getZoomScale(zoom, this.zoom));
  },
  _redraw() {
    const map = this._map;
    if (!map || map._animatingZoom) return;
    const size = map.getSize(), margin = size.multiplyBy(margin_share)._round();
    const top_left = map.containerPointToLayerPoint(margin.multiplyBy(-1))._round();
    const whole = size.add(margin.multiplyBy(2));
    this.zoom = map.getZoom();
    this.bounds = L.latLngBounds(map.layerPointToLatLng(top_left), map.layerPointToLatLng(top_left.add(whole)));
    const density = window.devicePixelRatio || 1;
    const {canvas} = this;
    const width = Math.round(whole.x * density), height = Math.round(whole.y * density);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${whole.x}px`;
      canvas.style.height = `${whole.y}px`;
    }
    L.DomUtil.setTransform(canvas, top_left, 1);
    this.draw(canvas.getContext("2d"), {scale: 2 ** this.zoom, origin: map.getPixelOrigin().add(top_left),
      width: whole.x, height: whole.y, margin, density});
  }});

class MapView {
  // `chosen(thing, at)` is told what was clicked: a cluster, area mark or tie.
  constructor(data, chosen) {
    this.data = data;
    this.paths = land_paths(data.base);
    this.shapes = new Map();
    this.points = []; // marks
    this.areas = [];
    this.ties = [];
    this.selected = null;
    this.map = L.map("map", {zoomControl: false, attributionControl: false, minZoom: 1, maxZoom: zoom_most, zoomSnap: 0.5,
      fadeAnimation: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches});
    L.control.zoom({position: "topleft"}).addTo(this.map);
    L.control.scale({position: "bottomleft", imperial: false}).addTo(this.map);
    this.layer = new CanvasLayer((context, view) => this.draw(context, view));
    this.show_all(false);
    this.layer.addTo(this.map);
    this.map.on("click", event => {
      const hit = this.hit(event.containerPoint);
      if (hit) chosen(hit, event.latlng);
    });
    this.tooltip = L.tooltip({direction: "top", offset: [0, -8]});
    this.map.on("mousemove", event => this.hover(event));
    this.map.on("mouseout", () => this.map.closeTooltip(this.tooltip));
  }

  show_all(animate = true) {
    const {west, south, east, north} = this.data.extent;
    this.map.fitBounds([[south, west], [north, east]], {padding: [40, 40], maxZoom: 8, animate});
  }

  show(incidents) {
    this.marks = marks_of(incidents.filter(incident => incident.located));
    this.points = this.marks.filter(mark => !mark.place.is_area);
    this.areas = this.marks.filter(mark => mark.place.is_area).sort((a, b) => b.place.where_prec - a.place.where_prec);
    for (const area of this.areas) area.n = area.incidents.length;
    this.ties = ties_of(this.marks);
    this.clusters = null;
    this.layer.redraw();
  }

  colours() {
    const style = getComputedStyle(document.documentElement);
    return new Proxy({}, {get: (_, name) => style.getPropertyValue(name).trim()});
  }

  shape(place) {
    if (!this.shapes.has(place)) this.shapes.set(place, area_shape(place, this.data.base));
    return this.shapes.get(place);
  }

  clusters_at(scale) {
    if (this.clusters === null || this.cluster_scale !== scale) {
      this.cluster_scale = scale;
      this.clusters = clustered(this.points, scale);
      const greatest = this.clusters.reduce((most, cluster) => Math.max(most, cluster.number), 1);
      for (const cluster of this.clusters) cluster.radius = symbol_radius(cluster.number, greatest);
      this.greatest = greatest;
    }
    return this.clusters;
  }

  draw(context, view) {
    const {scale, origin, density, width, height} = view;
    const colours = this.colours();
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = colours["--sea"];
    context.fillRect(0, 0, width, height);
    for (const turn of [-256, 0, 256]) { // the globe goes on beyond its edges
      const left = turn * scale - origin.x;
      if (left > width || left + 256 * scale < 0) continue;
      context.setTransform(density * scale, 0, 0, density * scale, left * density, -origin.y * density);
      this.draw_land(context, scale, colours);
    }
    context.setTransform(density * scale, 0, 0, density * scale, -origin.x * density, -origin.y * density);
    this.draw_areas(context, scale, colours);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.textBaseline = "middle";
    const clusters = this.clusters_at(scale);
    this.drawn = []; // what a click can hit, the topmost last
    const to_screen = ({x, y}) => ({x: x * scale - origin.x, y: y * scale - origin.y});
    const in_view = ({x, y}, r = 0) => x > -r && y > -r && x < width + r && y < height + r;
    const {margin} = view;
    const room = new Room({x: margin.x, y: margin.y, w: width - 2 * margin.x, h: height - 2 * margin.y});
    const shown = [];
    for (const cluster of clusters) {
      const at = to_screen(cluster);
      if (!in_view(at, 40)) continue;
      shown.push([cluster, at]);
      const r = cluster.radius + 2;
      room.take({x: at.x - r, y: at.y - r, w: 2 * r, h: 2 * r});
    }
    this.draw_ties(context, to_screen, in_view, room, colours);
    for (const [cluster, at] of shown) {
      const near = cluster.marks.length === 1 && cluster.place.where_prec === 2;
      draw_symbol(context, at.x, at.y, cluster.radius, {lead: cluster.lead, near, many: cluster.marks.length > 1}, colours);
      this.drawn.push({cluster, x: at.x - view.margin.x, y: at.y - view.margin.y, radius: Math.max(cluster.radius, 9)});
    }
    this.draw_names(context, shown, to_screen, in_view, room, colours, view);
    this.draw_base_labels(context, scale, to_screen, in_view, room, colours, view);
  }

  draw_land(context, scale, colours) {
    context.fillStyle = colours["--land"];
    context.fill(this.paths.land);
    context.fillStyle = colours["--land-focus"];
    context.fill(this.paths.focus);
    context.lineJoin = "round";
    for (const [kind, colour, width, dashes] of line_styles) {
      if (kind === "u" && scale < 12) continue; // provinces of the whole world are but noise
      context.lineWidth = width / scale;
      context.setLineDash(dashes.map(dash => dash / scale));
      context.strokeStyle = colours[colour];
      context.stroke(this.paths.lines[kind]);
    }
    context.setLineDash([]);
  }

  draw_areas(context, scale, colours) {
    for (const area of this.areas) {
      const {fill, outline} = this.shape(area.place);
      const colour = colours[`--${area.lead}`];
      context.globalAlpha = area.place.where_prec > 4 ? 0.4 : 0.65; // the wider, the fainter
      context.fillStyle = hatch(context, colour, scale);
      context.fill(fill);
      context.globalAlpha = 1;
      context.strokeStyle = colour;
      context.lineWidth = (this.selected === area.place ? 3 : 1.4) / scale;
      context.stroke(outline);
    }
  }

  // A number shared by places, once, with dotted lines to each. Too many of them would be a web that says nothing.
  draw_ties(context, to_screen, in_view, room, colours) {
    const most_ties = 40;
    const position = mark => to_screen(mark.cluster ?? mark);
    const visible = this.ties.filter(tie => {
      const clusters = new Set(tie.marks.map(mark => mark.cluster ?? mark));
      return clusters.size > 1 && tie.marks.some(mark => in_view(position(mark)));
    });
    const chosen = visible.length > most_ties ? visible.filter(tie => tie.marks.some(mark => mark.place === this.selected)) : visible;
    this.ties_left_out = visible.length - chosen.length;
    context.strokeStyle = colours["--muted"];
    for (const tie of chosen) {
      const ends = tie.marks.map(position);
      tie.hub = {x: ends.reduce((sum, end) => sum + end.x, 0) / ends.length, y: ends.reduce((sum, end) => sum + end.y, 0) / ends.length};
      context.lineWidth = 1.4;
      context.setLineDash([1.5, 3.5]);
      context.beginPath();
      for (const end of ends) {
        context.moveTo(end.x, end.y);
        context.lineTo(tie.hub.x, tie.hub.y);
      }
      context.stroke();
    }
    context.setLineDash([]);
    context.font = `600 12px ${letters}`;
    context.textAlign = "left";
    for (const tie of chosen) {
      const text = `${tie.text} together`;
      const {x, y} = tie.hub;
      const box = place_text_at(context, room, text, 12, (w, h) =>
        [[0, 0], [0, -h], [0, h], [-w / 2, -h], [w / 2, h], [0, -2 * h], [0, 2 * h]].map(([dx, dy]) => ({x: x - w / 2 + dx, y: y - h / 2 + dy})));
      if (box) draw_text(context, text, box.x + 2, box.y + box.h / 2, colours["--text"], colours["--halo"]);
    }
  }

  draw_names(context, shown, to_screen, in_view, room, colours, view) {
    context.textAlign = "left";
    for (const area of this.areas) { // a name with its number, and no pin
      const at = to_screen(area);
      if (!in_view(at)) continue;
      const text = `${area.place.name} · ${mark_text(area)}`;
      context.font = `600 12px ${letters}`;
      const box = place_text_at(context, room, text, 12, (w, h) =>
        [0, -h, h, -2 * h, 2 * h, -3 * h, 3 * h].map(dy => ({x: at.x - w / 2, y: at.y - h / 2 + dy})));
      if (!box) continue;
      draw_text(context, text, box.x + 2, box.y + box.h / 2, colours["--text"], colours["--halo"]);
      this.drawn.push({area, box: {...box, x: box.x - view.margin.x, y: box.y - view.margin.y}});
    }
    for (const [cluster, at] of shown) {
      if (this.selected && cluster.marks.some(mark => mark.place === this.selected)) {
        context.beginPath();
        context.arc(at.x, at.y, cluster.radius + 6, 0, 2 * Math.PI);
        context.lineWidth = 2.5;
        context.strokeStyle = colours["--accent"];
        context.stroke();
      }
      context.font = `600 12px ${letters}`;
      const more = cluster.marks.length > 1 ? ` and ${cluster.marks.length - 1} more` : "";
      const text = `${cluster.place.name}${more} · ${mark_text(cluster)}`; // "Mosul and 3 more · 40 killed"
      const box = place_text_at(context, room, text, 12, tries_beside(at.x, at.y, cluster.radius));
      if (box) draw_text(context, text, box.x + 2, box.y + box.h / 2, colours["--text"], colours["--halo"]);
    }
  }

  draw_base_labels(context, scale, to_screen, in_view, room, colours, view) {
    const zoom = Math.log2(scale);
    const styles = [
      {font: `600 13px ${letters}`, size: 13, from: 2.5, spaced: true}, // countries
      {font: `italic 11px ${letters}`, size: 11, from: 6.5}, // units
      {font: `12px ${letters}`, size: 12, from: 4, dot: true}, // capitals
      {font: `11px ${letters}`, size: 11, from: 5.5, dot: true}]; // towns
    let left = Math.round(view.width * view.height / 20000); // no more labels than the map has room for
    context.textAlign = "left";
    for (const label of this.data.base.labels) {
      const style = styles[label.kind];
      if (zoom < style.from || left === 0) continue;
      const at = to_screen(label);
      if (!in_view(at)) continue;
      const text = style.spaced ? label.name.toUpperCase() : label.name;
      context.font = style.font;
      if (style.dot && !room.is_free({x: at.x - 2, y: at.y - 2, w: 4, h: 4})) continue;
      const box = place_text_at(context, room, text, style.size,
        style.dot ? tries_beside(at.x, at.y, 2) : (w, h) => [{x: at.x - w / 2, y: at.y - h / 2}]);
      if (!box) continue;
      --left;
      context.globalAlpha = style.spaced ? 0.75 : 1;
      draw_text(context, text, box.x + 2, box.y + box.h / 2, colours["--place-text"], colours["--halo"]);
      context.globalAlpha = 1;
      if (style.dot) {
        context.fillRect(at.x - 1.5, at.y - 1.5, 3, 3);
        room.take({x: at.x - 2, y: at.y - 2, w: 4, h: 4});
      }
    }
  }

  // The topmost thing at a point of the window: {cluster} or {area}.
  hit({x, y}) {
    for (const thing of [...(this.drawn ?? [])].reverse()) {
      if (thing.cluster && Math.hypot(thing.x - x, thing.y - y) <= thing.radius + 2) return thing;
      if (thing.area && x >= thing.box.x && x <= thing.box.x + thing.box.w && y >= thing.box.y && y <= thing.box.y + thing.box.h) return thing;
    }
    const scale = 2 ** this.map.getZoom();
    const origin = this.map.getPixelOrigin().add(this.map.containerPointToLayerPoint([x, y]));
    const context = this.layer.canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    for (const area of [...this.areas].reverse()) {
      if (context.isPointInPath(this.shape(area.place).fill, origin.x / scale, origin.y / scale)) return {area};
    }
    return null;
  }

  hover(event) {
    const hit = this.hit(event.containerPoint);
    this.map.getContainer().style.cursor = hit ? "pointer" : "";
    const symbol = hit?.cluster;
    if (!symbol) {
      this.map.closeTooltip(this.tooltip);
      return;
    }
    const names = symbol.marks.slice(0, 4).map(mark => mark.place.name).join(", ") + (symbol.marks.length > 4 ? ` and ${symbol.marks.length - 4} more` : "");
    this.tooltip.setContent(element("span", {}, said(names), `: ${mark_text(symbol)}, ${plural(symbol.n, "incident", "incidents")}`));
    this.tooltip.setLatLng(L.latLng(symbol.place.latitude, symbol.place.longitude));
    this.map.openTooltip(this.tooltip);
  }

  zoom_to(marks) {
    const points = marks.map(({place}) => [place.latitude, place.longitude]);
    this.map.fitBounds(L.latLngBounds(points), {padding: [60, 60], maxZoom: Math.min(this.map.getZoom() + 3, zoom_most)});
  }

  // Makes a place visible, near enough to tell it from its neighbours.
  go_to(place) {
    if (place.is_area) {
      const {west, north, east, south} = this.shape(place);
      const corner = (x, y) => this.map.unproject([x, y], 0);
      this.map.fitBounds(L.latLngBounds(corner(west, south), corner(east, north)), {padding: [20, 20], maxZoom: 8, animate: false});
    } else {
      this.map.setView([place.latitude, place.longitude], Math.max(this.map.getZoom(), 8), {animate: false});
    }
  }

  in_view(incident) {
    if (!incident.located) return false;
    const {place} = incident;
    const bounds = this.map.getBounds();
    if (!place.is_area) return bounds.contains([place.latitude, place.longitude]);
    const {west, north, east, south} = this.shape(place);
    const corner = (x, y) => this.map.unproject([x, y], 0);
    return bounds.intersects(L.latLngBounds(corner(west, south), corner(east, north)));
  }
}
