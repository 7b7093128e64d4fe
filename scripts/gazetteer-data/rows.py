# SPDX-License-Identifier: Apache-2.0
"""The rows of the gazetteer's tables: reading, writing, and which names are worth keeping."""
import os
import re
import unicodedata

COLUMNS = ["id", "name", "alternatenames", "latitude", "longitude", "feature_class", "feature_code", "country_code",
           "admin1_code", "admin2_code", "population", "pcode", "demonyms", "abbreviations"]
OWN_COLUMNS = COLUMNS + ["note"]


class Row:
    """One place. `names`, `demonyms`: lists of (language or "", text), the first come first."""

    def __init__(self, id, name="", lat=None, lon=None, feature_class="", feature_code="", country="", admin1="",
                 admin2="", population=0, pcode=""):
        self.id, self.name, self.lat, self.lon = id, name, lat, lon
        self.feature_class, self.feature_code = feature_class, feature_code
        self.country, self.admin1, self.admin2 = country, admin1, admin2
        self.population, self.pcode = population, pcode
        self.names, self.demonyms, self.abbreviations = [], [], []

    def add_name(self, text, language=""):
        text = clean(text)
        if text and not is_noise(text):
            self.names.append((language, text))

    def add_demonym(self, text, language):
        text = clean(text)
        if text:
            self.demonyms.append((language, text))

    def fields(self):
        return [self.id, self.name, "|".join(tagged(distinct(self.names, [self.name]))), degrees(self.lat),
                degrees(self.lon), self.feature_class, self.feature_code, self.country, self.admin1, self.admin2,
                str(self.population or 0), self.pcode, "|".join(tagged(sorted_unique(self.demonyms))),
                "|".join(sorted(set(self.abbreviations)))]


def tagged(pairs):
    return [f"{language}={text}" if language else text for language, text in pairs]


def sorted_unique(pairs):
    return sorted(set(pairs))


def degrees(value):
    if value is None:
        return ""
    text = f"{value:.5f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(text):
    text = (text or "").replace("`", "'").replace("\u00b4", "'")
    return " ".join(unicodedata.normalize("NFC", text).split())


def is_noise(name):
    """Codes, links, numbers, and names the table's own separators would break."""
    return (len(name) < 2 or len(name) > 100 or "|" in name or "=" in name or "\t" in name or "://" in name
            or name.startswith("www.") or re.fullmatch(r"[A-Z]{1,4}", name) is not None
            or re.fullmatch(r"[\d\s.,;:+/()-]+", name) is not None
            or re.fullmatch(r"[A-Z]{2,3}[ -]?\d+", name) is not None)


def folded(name):
    """Case and accents off, where accents are no letters of their own: names that fold alike are one name for look-up."""
    text = unicodedata.normalize("NFKD", name.casefold())
    kept = [c for c in text if not ("\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u0652" or c in "'’‘ʿʾʼ`´ʹʻ")]
    return "".join(" " if c in "_-‐–" else c for c in kept).casefold()


def distinct(pairs, taken):
    """The names that are not the same word as an earlier one; a name whose language is known wins over one without."""
    known = {folded(t) for t in taken}
    best = {}
    order = []
    for language, text in pairs:
        key = folded(text)
        if key in known and not language:
            continue
        slot = best.get(key)
        if slot is None:
            order.append(key)
            best[key] = [(language, text)]
        elif language and all(l != language for l, _ in slot):
            if slot[0][0] == "":
                slot[0] = (language, text)
            elif len(slot) < 3 and language in OUTPUT_LANGUAGES:
                slot.append((language, text))
    result = []
    for key in order:
        if key in known and all(t == taken[0] or l not in OUTPUT_LANGUAGES for l, t in best[key]):
            continue
        result.extend(best[key])
    return result


# Languages whose label a reader may ask for; elsewhere one label a spelling is enough.
OUTPUT_LANGUAGES = {"ar", "uk", "ru", "fr", "es", "fa", "he", "tr"}


def write_table(path, rows, columns=COLUMNS):
    text = "\t".join(columns) + "\n" + "".join("\t".join(r) + "\n" for r in rows)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)


def parse_pairs(text):
    pairs = []
    for item in text.split("|") if text else []:
        language, equals, word = item.partition("=")
        pairs.append((language, word) if equals else ("", item))
    return pairs


def read_own(folder):
    """All rows of the own list as (file, line number, {column: text})."""
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".tsv"):
            continue
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as f:
            lines = f.read().split("\n")
        header = lines[0].split("\t")
        if header != OWN_COLUMNS:
            raise SystemExit(f"build-gazetteer-data: {path}:1: columns are not {' '.join(OWN_COLUMNS)}")
        for number, line in enumerate(lines[1:], 2):
            if not line:
                continue
            cells = line.split("\t")
            if len(cells) != len(header):
                raise SystemExit(f"build-gazetteer-data: {path}:{number}: {len(cells)} columns; expected {len(header)}")
            yield path, number, dict(zip(header, cells))
