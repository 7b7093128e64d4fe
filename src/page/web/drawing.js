// Draws the map on a canvas. Paths are in units of the world (256 wide) and reach the screen by the canvas's transform, so
// that a pan or zoom draws what is there already.
const line_styles = [["u", "--unit-line", 0.8, []], ["c", "--coast", 0.9, []], ["b", "--country-line", 1.1, []],
  ["d", "--country-line", 1.3, [5, 4]]]; // kind, colour, width, dashes
const letters = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif';

function add_ring(path, ring, arcs) {
  let first = true;
  for (const index of ring) {
    const arc = arcs[index < 0 ? ~index : index];
    const n = arc.length;
    for (let i = first ? 0 : 1; i < n; ++i) {
      const {x, y} = index < 0 ? arc[n - 1 - i] : arc[i];
      if (first) path.moveTo(x, y);
      else path.lineTo(x, y);
      first = false;
    }
  }
  path.closePath();
}

function land_paths(base) {
  const paths = {land: new Path2D(), focus: new Path2D(), lines: {}};
  const focus = new Set(base.focus);
  for (const [country, rings] of base.units) {
    for (const ring of rings) add_ring(focus.has(country) ? paths.focus : paths.land, ring, base.arcs);
  }
  for (const [kind] of line_styles) paths.lines[kind] = new Path2D();
  base.arcs.forEach((arc, i) => {
    const path = paths.lines[base.kinds[i]];
    if (!path) return; // a seam
    arc.forEach(({x, y}, k) => k === 0 ? path.moveTo(x, y) : path.lineTo(x, y));
  });
  return paths;
}

// What an area covers: {fill, outline, west, north, east, south}, in units of the world. Units that are drawn together show
// no borders between them; what is no unit is a circle.
function area_shape(place, base) {
  const fill = new Path2D(), outline = new Path2D();
  const box = {west: Infinity, north: Infinity, east: -Infinity, south: -Infinity};
  const reach = ({x, y}, r = 0) => {
    box.west = Math.min(box.west, x - r);
    box.east = Math.max(box.east, x + r);
    box.north = Math.min(box.north, y - r);
    box.south = Math.max(box.south, y + r);
  };
  const rings = (place.units ?? []).flatMap(unit => base.units[unit][1]);
  if (rings.length === 0) {
    const earth_km = 40030;
    const radius = Math.max(place.radius_km, 5) / earth_km * 256 / Math.cos(place.latitude * Math.PI / 180);
    for (const path of [fill, outline]) path.arc(place.x, place.y, radius, 0, 2 * Math.PI);
    reach(place, radius);
    return {fill, outline, ...box};
  }
  const uses = new Map();
  for (const ring of rings) {
    add_ring(fill, ring, base.arcs);
    for (const index of ring) {
      const arc = index < 0 ? ~index : index;
      uses.set(arc, (uses.get(arc) ?? 0) + 1);
    }
  }
  for (const [index, n] of uses) {
    if (n > 1 || base.kinds[index] === "s") continue;
    base.arcs[index].forEach((point, k) => {
      if (k === 0) outline.moveTo(point.x, point.y);
      else outline.lineTo(point.x, point.y);
      reach(point);
    });
  }
  return {fill, outline, ...box};
}

function hatch(context, colour, scale) {
  const side = 8, fine = 2;
  const tile = element("canvas", {width: String(side * fine), height: String(side * fine)});
  const draw = tile.getContext("2d");
  draw.scale(fine, fine);
  draw.strokeStyle = colour;
  draw.lineWidth = 1.6;
  for (const shift of [-side, 0, side]) {
    draw.moveTo(shift - 1, side + 1);
    draw.lineTo(shift + side + 1, -1);
  }
  draw.stroke();
  const pattern = context.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix([1 / scale / fine, 0, 0, 1 / scale / fine, 0, 0]));
  return pattern;
}

// Radius in pixels of the symbol for a number: its area grows with the number.
function symbol_radius(number, greatest) {
  return number === 0 ? 4.5 : Math.max(4, 26 * Math.sqrt(number / greatest));
}

function draw_symbol(context, x, y, radius, {lead, near, many}, colours) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1.5;
  if (lead === "none") {
    context.fillStyle = colours["--halo"];
    context.globalAlpha = 0.8;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colours["--none"];
    context.lineWidth = 2;
  } else {
    context.globalAlpha = 0.88;
    context.fillStyle = colours[`--${lead}`];
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colours["--rim"];
  }
  if (near && lead !== "none") { // a dashed rim stands off the symbol, so that it shows on any ground
    context.stroke();
    context.beginPath();
    context.arc(x, y, radius + 2.5, 0, 2 * Math.PI);
    context.strokeStyle = colours[`--${lead}`];
  }
  if (near) context.setLineDash([3, 2.5]);
  context.stroke();
  context.setLineDash([]);
  if (many) {
    context.beginPath();
    context.arc(x, y, radius + (near ? 5.5 : 3), 0, 2 * Math.PI);
    context.lineWidth = 1.2;
    context.strokeStyle = colours[`--${lead}`];
    context.stroke();
  }
}

// Finds room for texts, so that none lies on another.
class Room {
  // `inner`: what the window shows of it; texts stand there if they can.
  constructor(inner) {
    this.inner = inner;
    this.cells = new Map();
  }

  *cells_of({x, y, w, h}) {
    for (let i = Math.floor(x / 64); i <= Math.floor((x + w) / 64); ++i) {
      for (let j = Math.floor(y / 64); j <= Math.floor((y + h) / 64); ++j) yield i * 4096 + j;
    }
  }

  shows({x, y, w, h}) {
    const {inner} = this;
    return x >= inner.x && y >= inner.y && x + w <= inner.x + inner.w && y + h <= inner.y + inner.h;
  }

  is_free(box) {
    for (const cell of this.cells_of(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h) return false;
      }
    }
    return true;
  }

  take(box) {
    for (const cell of this.cells_of(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

function draw_text(context, text, x, y, colour, halo) {
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = halo;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

// Sets a text at the first of the offsets where there is room. Returns its box, or null.
function place_text_at(context, room, text, size, tries) {
  const w = context.measureText(text).width + 4, h = size + 4;
  const free = tries(w, h).map(({x, y}) => ({x, y, w, h})).filter(box => room.is_free(box));
  const box = free.find(box => room.shows(box)) ?? free[0] ?? null;
  if (box) room.take(box);
  return box;
}

function tries_beside(x, y, radius) {
  const gap = radius + 3;
  return (w, h) => [{x: x + gap, y: y - h / 2}, {x: x - gap - w, y: y - h / 2}, {x: x - w / 2, y: y - gap - h},
    {x: x - w / 2, y: y + gap}];
}
