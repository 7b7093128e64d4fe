# SPDX-License-Identifier: Apache-2.0
"""First-order polygons: shared borders cut into arcs, simplified once, dissolved by place id.

A border that two units share is one arc, so that both keep the same vertices after simplification. Arcs are thinned by
Visvalingam's method (Visvalingam and Whyatt 1993, "Line generalisation by repeated elimination of points") with the
angle weight that mapshaper uses (0.7), the share to keep ruling over all arcs together.
"""
import heapq
import math
from collections import defaultdict

SCALE = 10000  # vertices are whole 1e-4 degrees (about ten metres) from the start, so that rounding moves none later
WEIGHT = 0.7
MENDING_ROUNDS = 5


def to_rings(geometry):
    """Polygons of a GeoJSON geometry as lists of rings of integer vertices without repeats or closing vertex."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        rings = []
        for ring in polygon:
            points = []
            for position in ring:
                point = (round(position[0] * SCALE), round(position[1] * SCALE))
                if not points or points[-1] != point:
                    points.append(point)
            while len(points) > 1 and points[0] == points[-1]:
                points.pop()
            if len(points) >= 3:
                rings.append(points)
        if rings:
            yield rings


def signed_area(points):
    total = 0
    previous = points[-1]
    for point in points:
        total += previous[0] * point[1] - point[0] * previous[1]
        previous = point
    return total / 2


def oriented(rings):
    """Outer ring counter-clockwise, holes clockwise (RFC 7946), so that dissolving can rely on it."""
    for index, ring in enumerate(rings):
        wants_positive = index == 0
        yield ring if (signed_area(ring) > 0) == wants_positive else ring[::-1]


def find_junctions(all_rings):
    """Vertices where rings part or meet: those that are not always between the same two neighbours."""
    neighbours = {}
    junctions = set()
    for ring in all_rings:
        count = len(ring)
        for index, point in enumerate(ring):
            before, after = ring[index - 1], ring[(index + 1) % count]
            pair = (before, after) if before < after else (after, before)
            if neighbours.setdefault(point, pair) != pair:
                junctions.add(point)
    return junctions


class Arcs:
    """All distinct arcs; a ring is a list of (arc number, forward)."""

    def __init__(self):
        self.points = []
        self.numbers = {}

    def number(self, points):
        reverse = points[::-1]
        forward = points <= reverse
        key = tuple(points if forward else reverse)
        if key not in self.numbers:
            self.numbers[key] = len(self.points)
            self.points.append(list(key))
        return self.numbers[key], forward

    def cut(self, ring, junctions):
        starts = [i for i, point in enumerate(ring) if point in junctions]
        if not starts:  # an island, or a ring that two units share whole: starts at its least vertex
            first = ring.index(min(ring))
            closed = ring[first:] + ring[:first + 1]
            return [self.number(closed)]
        pieces = []
        for position, start in enumerate(starts):
            end = starts[(position + 1) % len(starts)]
            points = ring[start:end + 1] if end > start else ring[start:] + ring[:end + 1]
            pieces.append(self.number(points))
        return pieces


def vertex_weights(points):
    """Effective area of each inner vertex, never less than that of one removed before it."""
    count = len(points)
    weights = [math.inf] * count
    if count < 3:
        return weights
    shrink = math.cos(math.radians(points[0][1] / SCALE))
    flat = [(x * shrink, y) for x, y in points]
    before = list(range(-1, count - 1))
    after = list(range(1, count + 1))

    def importance(index):
        (ax, ay), (bx, by), (cx, cy) = flat[before[index]], flat[index], flat[after[index]]
        area = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
        ab, cb = math.hypot(ax - bx, ay - by), math.hypot(cx - bx, cy - by)
        if ab == 0 or cb == 0:
            return 0.0
        cosine = ((ax - bx) * (cx - bx) + (ay - by) * (cy - by)) / (ab * cb)
        return area * (1 - WEIGHT * cosine)

    current = [math.inf] + [importance(i) for i in range(1, count - 1)] + [math.inf]
    heap = [(current[i], i) for i in range(1, count - 1)]
    heapq.heapify(heap)
    greatest = 0.0
    while heap:
        area, index = heapq.heappop(heap)
        if weights[index] != math.inf or area != current[index]:
            continue  # outdated entry
        greatest = max(greatest, area)
        weights[index] = greatest
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for side in (left, right):
            if 0 < side < count - 1:
                current[side] = importance(side)
                heapq.heappush(heap, (current[side], side))
    return weights


def simplify(arcs, share):
    """Keeps the most important `share` of inner vertices; a closed arc keeps at least three.

    Arcs that cross themselves or others afterwards get more of their vertices back until none does.
    """
    weights = [vertex_weights(points) for points in arcs.points]
    inner = sorted(w for line in weights for w in line if w != math.inf)
    threshold = inner[int(len(inner) * (1 - share))] if inner else 0
    limits = [threshold] * len(weights)
    thinned = [thin(p, w, threshold) for p, w in zip(arcs.points, weights)]
    changed = set(range(len(thinned)))
    for attempt in range(MENDING_ROUNDS):
        changed = crossing_arcs(thinned, changed)
        if not changed:
            break
        for number in changed:
            limits[number] = limits[number] / 8 if attempt < MENDING_ROUNDS - 2 else -1.0
            thinned[number] = thin(arcs.points[number], weights[number], limits[number])
    return thinned, threshold


def thin(points, weights, threshold):
    kept = [p for p, w in zip(points, weights) if w >= threshold]
    if points[0] == points[-1] and len(kept) < 4:
        best = sorted(range(1, len(points) - 1), key=lambda i: (-weights[i], i))[:2]
        kept = [points[0]] + [points[i] for i in sorted(best)] + [points[-1]]
    return kept


def crossing_arcs(lines, changed):
    """Numbers of arcs with a segment that crosses or touches another one's inside; at least one of a pair is in `changed`."""
    cells = defaultdict(list)
    size = SCALE // 10
    for number, line in enumerate(lines):
        fresh = number in changed
        for a, b in zip(line, line[1:]):
            low, high = (a, b) if a[0] <= b[0] else (b, a)
            bottom, top = (a[1], b[1]) if a[1] <= b[1] else (b[1], a[1])
            segment = (low[0], high[0], bottom, top, a, b, number, fresh)
            for cx in range(low[0] // size, high[0] // size + 1):
                for cy in range(bottom // size, top // size + 1):
                    cells[cx, cy].append(segment)
    found = set()
    for segments in cells.values():
        segments.sort()
        for i, first in enumerate(segments):
            right, bottom, top, a, b, number, fresh = first[1:]
            for j in range(i + 1, len(segments)):
                second = segments[j]
                if second[0] > right:
                    break
                if second[2] > top or second[3] < bottom or not (fresh or second[7]):
                    continue
                c, d = second[4], second[5]
                if a != c and a != d and b != c and b != d and meet(a, b, c, d):
                    found.add(number)
                    found.add(second[6])
    return found


def meet(a, b, c, d):
    """True when two segments without a common end cross or touch."""
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    s1, s2, s3, s4 = side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)
    if (s1 > 0) != (s2 > 0) and (s3 > 0) != (s4 > 0) and s1 and s2 and s3 and s4:
        return True

    def within(p, q, r):
        return min(p[0], q[0]) <= r[0] <= max(p[0], q[0]) and min(p[1], q[1]) <= r[1] <= max(p[1], q[1])

    return (not s1 and within(a, b, c)) or (not s2 and within(a, b, d)) or (not s3 and within(c, d, a)) \
        or (not s4 and within(c, d, b))


def stitch(pieces, points_of):
    """Joins directed arcs end to start into closed rings of (arc, forward)."""
    waiting = defaultdict(list)
    closed = []
    for arc, forward in sorted(pieces):
        line = points_of[arc]
        start, end = (line[0], line[-1]) if forward else (line[-1], line[0])
        if start == end:
            closed.append([(arc, forward)])
        else:
            waiting[start].append((end, arc, forward))
    while waiting:
        first = min(waiting)
        ring, here = [], first
        while True:
            options = waiting.get(here)
            if not options:
                break  # a gap in the source's rings: what was gathered is dropped with it
            end, arc, forward = options.pop(0)
            if not options:
                del waiting[here]
            ring.append((arc, forward))
            here = end
            if here == first:
                closed.append(ring)
                break
    return closed


def split_touching(points):
    """Cuts a ring that passes through one of its own vertices into simple rings."""
    rings, stack, seen = [], [], {}
    for point in points:
        if point in seen:
            start = seen[point]
            loop = stack[start:]
            rings.append(loop)
            for p in loop[1:]:
                seen.pop(p, None)
            del stack[start + 1:]
        else:
            seen[point] = len(stack)
            stack.append(point)
    rings.append(stack)
    return [ring for ring in rings if len(ring) >= 3]


def inside(point, ring):
    x, y = point
    odd = False
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
        x1, y1 = x2, y2
    return odd


def nest(rings):
    """Counter-clockwise rings become polygons; clockwise rings the holes of the smallest polygon around them."""
    outers = sorted((r for r in rings if signed_area(r) > 0), key=lambda r: (-signed_area(r), r))
    polygons = [[ring] for ring in outers]
    for hole in sorted((r for r in rings if signed_area(r) < 0), key=lambda r: (signed_area(r), r)):
        # A vertex of the hole may lie on the outer ring, so most vertices decide.
        for polygon in reversed(polygons):
            votes = sum(inside(p, polygon[0]) for p in hole)
            if abs(signed_area(polygon[0])) > abs(signed_area(hole)) and votes * 2 > len(hole):
                polygon.append(hole)
                break
    return [p for i, p in enumerate(polygons) if not any(covers(q, p[0]) for q in polygons[:i])]


def covers(polygon, ring):
    """True when the ring lies in the polygon and in none of its holes; most vertices decide."""
    outer = polygon[0]
    if not inside(ring[0], outer) and not inside(ring[len(ring) // 2], outer):
        return False

    def mostly_in(around):
        return sum(inside(p, around) for p in ring) * 2 > len(ring)

    return mostly_in(outer) and not any(mostly_in(hole) for hole in polygon[1:])


class Topology:
    """Polygons by unit, cut into arcs and thinned."""

    def __init__(self, features, share):
        """features: list of (key, GeoJSON geometry)."""
        rings_by_key = defaultdict(list)
        for key, geometry in features:
            for rings in to_rings(geometry):
                rings_by_key[key].extend(oriented(rings))
        junctions = find_junctions(ring for rings in rings_by_key.values() for ring in rings)
        self.arcs = Arcs()
        self.pieces = {key: [piece for ring in rings for piece in self.arcs.cut(ring, junctions)]
                       for key, rings in rings_by_key.items()}
        self.vertices_before = sum(len(r) for rings in rings_by_key.values() for r in rings)
        self.points, self.threshold = simplify(self.arcs, share)

    def dissolved(self, keys):
        """Polygons (lists of rings of integer vertices) of the union of `keys`."""
        pieces = [piece for key in keys for piece in self.pieces[key]]
        directed = set(pieces)
        # An arc that the union walks both ways lies inside it.
        outline = [(arc, forward) for arc, forward in directed if (arc, not forward) not in directed]
        rings = []
        for ring in stitch(outline, self.points):
            points = []
            for arc, forward in ring:
                line = self.points[arc] if forward else self.points[arc][::-1]
                points.extend(line[:-1])
            rings.extend(r for r in split_touching(points) if signed_area(r) != 0)
        return nest(rings)


class Locator:
    """Finds the unit at a position; for the build's own joins, not for speed."""

    CELL = SCALE // 2  # half a degree

    def __init__(self, polygons_by_key):
        self.boxes = []
        self.cells = defaultdict(list)
        for key in sorted(polygons_by_key):
            for polygon in polygons_by_key[key]:
                xs = [p[0] for p in polygon[0]]
                ys = [p[1] for p in polygon[0]]
                box = (min(xs), min(ys), max(xs), max(ys))
                number = len(self.boxes)
                self.boxes.append((box, key, polygon))
                for cx in range(box[0] // self.CELL, box[2] // self.CELL + 1):
                    for cy in range(box[1] // self.CELL, box[3] // self.CELL + 1):
                        self.cells[cx, cy].append(number)

    def at(self, lat, lon):
        point = (round(lon * SCALE), round(lat * SCALE))
        for number in self.cells.get((point[0] // self.CELL, point[1] // self.CELL), ()):
            box, key, polygon = self.boxes[number]
            if box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3] and inside(point, polygon[0]) \
                    and not any(inside(point, hole) for hole in polygon[1:]):
                return key
        return None

    def near(self, lat, lon, reach_km=25.0):
        """The unit at the position, or else the one with the nearest vertex within `reach_km`."""
        key = self.at(lat, lon)
        if key is not None:
            return key
        shrink = math.cos(math.radians(lat))
        x, y = lon * SCALE, lat * SCALE
        reach = reach_km / 111.2 * SCALE
        best = (reach * reach, None)
        width = reach / max(shrink, 0.05)
        for cx in range(int((x - width) // self.CELL), int((x + width) // self.CELL) + 1):
            for cy in range(int((y - reach) // self.CELL), int((y + reach) // self.CELL) + 1):
                for number in self.cells.get((cx, cy), ()):
                    box, unit, polygon = self.boxes[number]
                    if box[0] - width > x or box[2] + width < x or box[1] - reach > y or box[3] + reach < y:
                        continue
                    for px, py in polygon[0]:
                        distance = ((px - x) * shrink) ** 2 + (py - y) ** 2
                        if distance < best[0]:
                            best = (distance, unit)
        return best[1]


def geometry_json(polygons, decimals=4):
    """GeoJSON MultiPolygon text; rings closed, vertices that coincide after rounding dropped."""
    factor = max(1, SCALE // 10 ** decimals)
    texts = []
    for polygon in polygons:
        rings = []
        for ring in polygon:
            rounded = []
            for x, y in ring:
                point = ((x + factor // 2) // factor, (y + factor // 2) // factor)
                if not rounded or rounded[-1] != point:
                    rounded.append(point)
            while len(rounded) > 1 and rounded[0] == rounded[-1]:
                rounded.pop()
            if len(rounded) < 3:
                if not rings:
                    break  # the outer ring is gone, its holes go with it
                continue
            rounded.append(rounded[0])
            rings.append("[" + ",".join(f"[{number(x, decimals)},{number(y, decimals)}]" for x, y in rounded) + "]")
        if rings:
            texts.append("[" + ",".join(rings) + "]")
    return '{"type":"MultiPolygon","coordinates":[' + ",".join(texts) + "]}" if texts else None


def number(value, decimals):
    text = f"{value / 10 ** decimals:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
