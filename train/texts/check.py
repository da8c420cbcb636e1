#!/usr/bin/env python3
"""Checks the newspaper texts of this folder and prints what each desk holds.

usage: check.py [--against POOL.json ...] [FILE.json ...]

Without files, every .json beside this script is checked. A desk is one file: `articles` and the words for
adverts, tables, mastheads and footers, in the form README.md describes. --against names further pools (for
instance those a generator brings along) whose text must not come back here; their form is not checked.
Ends with 0 when all is well, with 1 after it has printed every fault, one sentence a line.
"""
import argparse
import json
import pathlib
import re
import statistics
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
SETS = ("train", "choose", "final")
HEAD = ("lang", "name", "set", "licence")
LINES = ("papers", "latin", "dates", "issue", "price", "sections", "pagenos", "desk", "ears", "footer", "jumpto",
         "jumpfrom", "briefheads", "scene", "bubbles", "places", "weather", "weatherhead", "teasers", "teaserhead",
         "crosshead", "classhead", "classifieds")
MAY_BE_BLANK = ("latin", "desk")
NOTICES = ("notices", "obituaries", "advertorials")
OBJECTS = ("captions", "infographics", "tables", "adverts") + NOTICES
TEXTS = ("section", "kicker", "headline", "subtitle", "byline", "dateline")
ARTICLE = ("id", "era", "body", "captions", "box", "note", "pullquotes") + TEXTS
CJK = ("zh", "zh-hant", "ja")
GRAM = 12  # characters of Chinese and Japanese, words of other languages, that two desks may not share in a row


class Faults:
    """Collects sentences about what is wrong, and where."""

    def __init__(self):
        self.found = []

    def add(self, where, what):
        self.found.append(f"{where}: {what}")

    def text(self, where, value, blank=False):
        """A text must be a string with something in it, composed (NFC), without blanks at its ends."""
        if not isinstance(value, str):
            return self.add(where, f"a text is wanted, not {json.dumps(value, ensure_ascii=False)[:40]}")
        if not value.strip() and not blank:
            self.add(where, "the text is empty; write it or leave the field out")
        if value != value.strip():
            self.add(where, f"blanks stand at an end of “{value[:30]}”")
        if unicodedata.normalize("NFC", value) != value:
            self.add(where, f"“{value[:30]}” is not in Unicode form NFC; normalise the file")
        if re.search(r"[\u0000-\u0009\u000b-\u001f\ufffd\u00ad]", value):
            self.add(where, f"“{value[:30]}” holds a control character, a soft hyphen or U+FFFD")

    def fields(self, where, value, required, optional=()):
        """An object must have the required fields and no unknown one; false when it is no object at all."""
        if not isinstance(value, dict):
            self.add(where, "an object is wanted")
            return False
        for key in required:
            if key not in value:
                self.add(where, f"the field “{key}” is missing")
        for key in value:
            if key not in required and key not in optional:
                self.add(where, f"the field “{key}” is unknown; README.md lists the fields")
        return True


def check_captions(f, where, captions):
    for i, c in enumerate(captions):
        if f.fields(f"{where}[{i}]", c, ("text", "credit")):
            f.text(f"{where}[{i}].text", c.get("text"))
            if c.get("credit") is not None:
                f.text(f"{where}[{i}].credit", c["credit"])


def check_body(f, where, body):
    if not isinstance(body, list) or not body:
        return f.add(where, "an article needs a list of paragraphs")
    heads = [isinstance(p, dict) for p in body]
    for i, p in enumerate(body):
        if heads[i] and f.fields(f"{where}[{i}]", p, ("crosshead",)):
            f.text(f"{where}[{i}].crosshead", p.get("crosshead"))
        if not heads[i]:
            f.text(f"{where}[{i}]", p)
    if heads[-1] or heads[0] or any(a and b for a, b in zip(heads, heads[1:])):
        f.add(where, "a crosshead must stand between two paragraphs")


def check_article(f, where, a):
    if not f.fields(where, a, ("id", "body", "captions") + TEXTS, ARTICLE):
        return
    if not re.fullmatch(r"[a-z][a-z0-9]*", str(a.get("id"))):
        f.add(where, f"the id “{a.get('id')}” must be small letters and digits")
    for key in TEXTS:
        if a.get(key) is not None:
            f.text(f"{where}.{key}", a[key])
    if not a.get("headline"):
        f.add(where, "an article needs a headline")
    if a.get("era") not in (None, "old"):
        f.add(where, "era may only be “old”")
    check_body(f, f"{where}.body", a.get("body"))
    check_captions(f, f"{where}.captions", a.get("captions") or [])
    first = (a.get("body") or [None])[0]
    if a.get("dateline") and not (isinstance(first, str) and a["dateline"] in first):
        f.add(where, f"the dateline “{a['dateline']}” must stand in the first paragraph")
    if "box" in a and f.fields(f"{where}.box", a["box"], ("title", "body")):
        for t in [a["box"]["title"], *a["box"]["body"]]:
            f.text(f"{where}.box", t)
    if "note" in a and f.fields(f"{where}.note", a["note"], ("title", "text")):
        for t in a["note"].values():
            f.text(f"{where}.note", t)
    for i, q in enumerate(a.get("pullquotes") or []):
        if f.fields(f"{where}.pullquotes[{i}]", q, ("text", "name")):
            f.text(f"{where}.pullquotes[{i}].text", q["text"])
            if q["name"] is not None:
                f.text(f"{where}.pullquotes[{i}].name", q["name"])


def check_words(f, where, d):
    """The words of the sheet: lists of texts, and lists of small objects."""
    for key in LINES:
        for i, t in enumerate(d.get(key) or []):
            f.text(f"{where}.{key}[{i}]", t, key in MAY_BE_BLANK)
    for key in LINES + OBJECTS:
        if not d.get(key):
            f.add(f"{where}.{key}", "the list is missing or empty")
    check_captions(f, f"{where}.captions", d.get("captions") or [])
    for i, x in enumerate(d.get("adverts") or []):
        if f.fields(f"{where}.adverts[{i}]", x, ("head", "lines", "contact"), ("price",)):
            for t in [x["head"], x["contact"], *x["lines"], *([x["price"]] if "price" in x else [])]:
                f.text(f"{where}.adverts[{i}]", t)
    for key in NOTICES:
        for i, x in enumerate(d.get(key) or []):
            if f.fields(f"{where}.{key}[{i}]", x, ("title", "text", "sign")):
                for k, t in x.items():
                    f.text(f"{where}.{key}[{i}].{k}", t, k == "sign")
    for i, x in enumerate(d.get("tables") or []):
        if f.fields(f"{where}.tables[{i}]", x, ("title", "rows")):
            if len({len(r) for r in x["rows"]}) != 1:
                f.add(f"{where}.tables[{i}]", "the rows have different numbers of cells")
            f.text(f"{where}.tables[{i}].title", x["title"])
    for i, x in enumerate(d.get("infographics") or []):
        if f.fields(f"{where}.infographics[{i}]", x, ("title", "items")):
            f.text(f"{where}.infographics[{i}].title", x["title"])
            if len(x["items"]) < 3 or not all(isinstance(n, (int, float)) for _, n in x["items"]):
                f.add(f"{where}.infographics[{i}]", "three or more pairs of a name and a number are wanted")


def check_desk(f, where, d):
    if not f.fields(where, d, HEAD + ("articles",) + LINES + OBJECTS):
        return
    if d.get("set") not in SETS:
        f.add(where, f"the set must be one of {', '.join(SETS)}")
    for i, a in enumerate(d.get("articles") or []):
        check_article(f, f"{where}.articles[{a.get('id', i) if isinstance(a, dict) else i}]", a)
    check_words(f, where, d)


def strings(value):
    """Every text in a desk, keys and ids left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)
    elif isinstance(value, dict):
        for k, v in value.items():
            if k not in HEAD and k not in ("id", "era"):
                yield from strings(v)


def grams(d):
    """All runs of GRAM characters (Chinese, Japanese) or words of a desk's texts, without punctuation."""
    cjk = d.get("lang") in CJK
    out = {}
    for t in strings(d):
        units = [c for c in t.lower() if c.isalnum()] if cjk else re.findall(r"\w+", t.lower())
        for i in range(len(units) - GRAM + 1):
            out.setdefault(tuple(units[i:i + GRAM]), t)
    return out


def check_shared(f, desks, others):
    """No run of GRAM units may stand in two desks of a language, or in a desk and a pool of --against."""
    seen = [(name, d.get("lang"), grams(d)) for name, d in others]
    for name, d in desks:
        own = grams(d)
        for other, lang, theirs in seen:
            both = own.keys() & theirs.keys() if lang == d.get("lang") else ()
            if both:
                f.add(name, f"shares {len(both)} runs of {GRAM} with {other}, as in “{own[min(both)][:60]}”")
        seen.append((name, d.get("lang"), own))


def length(a, lang):
    t = " ".join(p for p in a["body"] if isinstance(p, str))
    return len(re.sub(r"\s", "", t)) if lang in CJK else len(t.split())


COUNTS = {  # what the table counts in the articles of a desk
    "kick": lambda a: bool(a.get("kicker")),
    "sub": lambda a: bool(a.get("subtitle")),
    "by": lambda a: bool(a.get("byline")),
    "date": lambda a: bool(a.get("dateline")),
    "cross": lambda a: sum(isinstance(p, dict) for p in a["body"]),
    "capt": lambda a: len(a["captions"]),
    "cred": lambda a: sum(bool(c["credit"]) for c in a["captions"]),
    "box": lambda a: bool(a.get("box")),
    "note": lambda a: bool(a.get("note")),
    "quote": lambda a: len(a.get("pullquotes") or []),
}


def table(desks):
    """Prints how many articles each desk has, how long they are, and how often each part of an article comes."""
    heads = ("arts", "total", "min", "med", "max", *COUNTS)
    print(f"{'desk':15}{'lang':9}{'set':7}" + "".join(f"{h:>6}" for h in heads))
    for name, d in desks:
        n = [length(a, d["lang"]) for a in d["articles"]]
        cells = [len(n), sum(n), min(n), round(statistics.median(n)), max(n)]
        cells += [sum(count(a) for a in d["articles"]) for count in COUNTS.values()]
        print(f"{name[:-5]:15}{d['lang']:9}{d['set']:7}" + "".join(f"{c:6}" for c in cells))
    print("Lengths are characters of body for Chinese and Japanese, words for the others.")


def main():
    ap = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
    ap.add_argument("files", nargs="*")
    ap.add_argument("--against", nargs="*", default=[])
    o = ap.parse_args()
    f, desks, ids = Faults(), [], {}
    for path in [pathlib.Path(p) for p in o.files] or sorted(HERE.glob("*.json")):
        try:
            d = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as e:
            f.add(path.name, f"cannot be read as JSON ({e})")
            continue
        check_desk(f, path.name, d)
        desks.append((path.name, d))
        for a in d.get("articles") or []:
            if a.get("id") in ids:
                f.add(path.name, f"the id “{a['id']}” stands in {ids[a['id']]} already")
            ids[a.get("id")] = path.name
    if not desks:
        f.add(str(HERE), "there are no texts to check")
    check_shared(f, desks, [(p, json.loads(pathlib.Path(p).read_text(encoding="utf-8"))) for p in o.against])
    if f.found:
        print("\n".join(f.found))
        print(f"{len(f.found)} faults")
        return 1
    table(desks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
