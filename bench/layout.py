#!/usr/bin/env python3
"""The layout of known lines, scored: sheets of ../shared/sheetgen through layout-dump. Standard library only.

usage: layout.py BUILD SHEETS... [--score FILE] [--noise 1] [--list] [--keep FOLDER]
       layout.py BUILD --lines 5000          times a page of so many lines

SHEETS are *.truth.json of sheetgen. The lines of a sheet, and its pictures, rules, frames and tints, become one layer;
--noise moves and stretches the lines as a detector does (0: as they are). Printed per sheet and as a mean:
  pairs       share of the lines of an article that stand next in one column which stay next in the order
  flow        the same with steps to the next column
  entries     times that the order enters an article, over articles: 1 is best
  mixed       blocks with lines of two articles side by side
  paragraphs  F1 of the lines that begin a paragraph
  article_f1  of articles.newspaper on it, with --score ../shared/score/score.py
  ms          of the layout
--list names what went wrong, --keep leaves the documents."""
import argparse, json, os, pathlib, random, subprocess, sys, tempfile

PICTURES = {"photo", "chart", "map", "cartoon", "drawing", "qr", "logo"}
FRAMES = {"frame": "frame", "box": "frame", "advert": "frame", "tint": "tint", "banner": "tint"}


def bounds(polygon):
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return [round(min(xs)), round(min(ys)), max(1, round(max(xs) - min(xs))), max(1, round(max(ys) - min(ys)))]


def corner_points(p):
    """The upper left, upper right, lower right and lower left of a polygon's points."""
    return min(p, key=lambda q: q[0] + q[1]), max(p, key=lambda q: q[0] - q[1]), max(p, key=lambda q: q[0] + q[1]), min(p, key=lambda q: q[0] - q[1])


def corners(line, noise, dice):
    """Corners as a finder gives them: from where reading starts, moved by its errors; and the height of the ink."""
    vertical = line["writing"] == "vertical"
    p = corner_points([tuple(q) for q in line["polygon"]])
    if vertical: p = [p[1], p[2], p[3], p[0]]  # from the upper right corner down
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = p
    start, end = ((ax + dx) / 2, (ay + dy) / 2), ((bx + cx) / 2, (by + cy) / 2)
    length = max(1e-6, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
    thick = ((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5
    u, v = ((end[0] - start[0]) / length, (end[1] - start[1]) / length), ((dx - ax) / thick, (dy - ay) / thick)
    height = thick * (1 + noise * dice.gauss(0, 0.04))
    before, after = noise * dice.uniform(-0.05, 0.25) * thick, noise * dice.uniform(-0.05, 0.25) * thick
    shift, half = noise * dice.gauss(0, 0.04) * thick, thick / 2 * (1 + noise * dice.uniform(-0.1, 0.15))
    at = lambda along, across: [round(start[0] + u[0] * along + v[0] * across), round(start[1] + u[1] * along + v[1] * across)]
    return [at(-before, shift - half), at(length + after, shift - half), at(length + after, shift + half), at(-before, shift + half)], height


def document_of(name, truth, noise):
    dice = random.Random(name)
    blocks = {}
    for number, line in enumerate(truth["lines"]):
        if line.get("hidden"): continue
        polygon, height = corners(line, noise, dice)
        mode = "vertical-rl" if line["writing"] == "vertical" else "horizontal-ltr"
        block = blocks.setdefault(mode, {"id": f"t{len(blocks)}", "kind": "text", "box": [0, 0, 1, 1], "writing_mode": mode, "lines": []})
        item = {"text": line["text"], "box": bounds(polygon), "polygon": polygon, "confidence": 1, "attrs": {"number": number}}
        if noise: item["attrs"]["height"] = height
        block["lines"].append(item)
    out = list(blocks.values())
    for region in truth["regions"]:
        kind = "image" if region["kind"] in PICTURES else "rule" if region["kind"] == "rule" or region["kind"] in FRAMES else None
        if kind is None: continue
        out.append({"id": f"g{len(out)}", "kind": kind, "box": bounds(region["polygon"]), "writing_mode": "horizontal-ltr", "lines": []})
        if region["kind"] in FRAMES: out[-1]["attrs"] = {FRAMES[region["kind"]]: True}
    page = {"index": 0, "source": name, "width": truth["width"], "height": truth["height"], "dpi": 0, "blocks": out}
    return {"schema": "galley.document/1", "id": name, "pages": [page], "articles": [], "unassigned": [], "edits": []}


def follows(a, b):
    """Does line b stand right below a in its column (in the direction of the text)?"""
    (ax, ay, aw, ah), (bx, by, bw, bh) = bounds(a["polygon"]), bounds(b["polygon"])
    if a["writing"] != b["writing"]: return False
    if a["writing"] == "vertical": ax, ay, aw, ah, bx, by, bw, bh = ay, -ax - aw, ah, aw, by, -bx - bw, bh, bw
    shared = min(ax + aw, bx + bw) - max(ax, bx)
    return 2 * shared > min(aw, bw) and 0 < by + bh / 2 - ay - ah / 2 < 3 * max(ah, bh)


def beside(a, b):
    (ax, ay, aw, ah), (bx, by, bw, bh) = bounds(a["polygon"]), bounds(b["polygon"])
    if a["writing"] == "vertical": ax, ay, aw, ah, bx, by, bw, bh = ay, ax, ah, aw, by, bx, bh, bw
    return 2 * (min(ay + ah, by + bh) - max(ay, by)) > min(ah, bh) and min(ax + aw, bx + bw) - max(ax, bx) < 0.5 * min(aw, bw)


def f1(found, wanted):
    return 2 * len(found & wanted) / max(1, len(found) + len(wanted))


def scored(truth, document, names):
    lines = truth["lines"]
    order, starts, mixed = [], set(), []
    for block in document["pages"][0]["blocks"]:
        members = [line["attrs"]["number"] for line in block["lines"]]
        order += members
        starts |= {line["attrs"]["number"] for line in block["lines"] if line["attrs"].get("paragraph")}
        pairs = [(a, b) for i, a in enumerate(members) for b in members[i + 1:]
                 if lines[a]["article"] != lines[b]["article"] and lines[a]["article"] and lines[b]["article"] and beside(lines[a], lines[b])]
        if pairs: mixed.append((block["id"], [lines[n]["text"] for n in pairs[0]]))
    place = {n: i for i, n in enumerate(order)}
    by_article = {}
    for n, line in enumerate(lines):
        if n in place and line["article"] and line["role"] in ("body", "dropcap"): by_article.setdefault(line["article"], []).append(n)
    near = near_good = flow = flow_good = 0
    for members in by_article.values():
        members.sort(key=lambda n: lines[n]["order"])
        for a, b in zip(members, members[1:]):
            good = place[b] == place[a] + 1
            flow, flow_good = flow + 1, flow_good + good
            if follows(lines[a], lines[b]):
                near, near_good = near + 1, near_good + good
                if not good and names: print(f"    pair {a} {lines[a]['text']!r} | {lines[b]['text']!r}")
    body = {n for members in by_article.values() for n in members}
    wanted, seen = set(), set()
    for n in sorted(body, key=lambda n: (lines[n]["article"], lines[n]["order"])):
        key = lines[n]["article"], lines[n]["paragraph"]
        if key not in seen: wanted.add(n)
        seen.add(key)
    if names:
        for n in sorted(starts & body - wanted): print(f"    no paragraph {n} {lines[n]['text']!r}")
        for n in sorted(wanted - starts): print(f"    paragraph missed {n} {lines[n]['text']!r}")
        for m in mixed: print("    mixed", *m)
    owners = [lines[n]["article"] for n in order if lines[n]["article"]]
    entries = sum(1 for a, b in zip([None] + owners, owners) if a != b)
    return {"pairs": near_good / max(1, near), "flow": flow_good / max(1, flow), "entries": entries / max(1, len(set(owners))),
            "mixed": len(mixed), "paragraphs": f1(starts & body, wanted)}


def laid_out(build, document):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(document, file)
        file.flush()
        out = subprocess.run([build / "layout-dump", file.name], check=True, capture_output=True, text=True)
    return json.loads(out.stdout), float(out.stderr.rsplit(" ", 2)[1])


def article_f1(build, score, lang, truth_file, document):
    root = pathlib.Path(__file__).resolve().parent.parent
    profile = root / "config/profiles" / f"{'zh' if lang == 'ja' else lang}.json"
    with tempfile.TemporaryDirectory() as folder:
        laid, cut = pathlib.Path(folder, "laid.json"), pathlib.Path(folder, "cut.json")
        laid.write_text(json.dumps(document, ensure_ascii=False))
        with cut.open("w") as file: subprocess.run([build / "articles-dump", laid, profile], check=True, stdout=file)
        out = subprocess.run([sys.executable, score, truth_file, cut, "--json"], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)["article_f1"]


def time_many(build, count):
    columns, rows = 10, count // 10
    lines = [{"text": "of so many lines this is one", "box": [40 + 300 * c, 40 + 24 * r, 280, 20], "confidence": 1}
             for c in range(columns) for r in range(rows)]
    page = {"index": 0, "source": f"{count} lines", "width": 3080, "height": 80 + 24 * rows, "dpi": 0,
            "blocks": [{"id": "t", "kind": "text", "box": [0, 0, 1, 1], "writing_mode": "horizontal-ltr", "lines": lines}]}
    document, ms = laid_out(build, {"schema": "galley.document/1", "id": "many", "pages": [page], "articles": [], "unassigned": [], "edits": []})
    print(f"{count} lines: {len(document['pages'][0]['blocks'])} blocks in {ms:.1f} ms")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("sheets", nargs="*", type=pathlib.Path)
    p.add_argument("--score", type=pathlib.Path)
    p.add_argument("--noise", type=float, default=1)
    p.add_argument("--lines", type=int)
    p.add_argument("--list", action="store_true")
    p.add_argument("--keep", type=pathlib.Path)
    o = p.parse_args()
    if o.lines: return time_many(o.build, o.lines)
    results = []
    for sheet in o.sheets:
        name, truth = sheet.name.removesuffix(".truth.json"), json.loads(sheet.read_text())
        document, ms = laid_out(o.build, document_of(name, truth, o.noise))
        result = scored(truth, document, o.list)
        if o.score: result["article_f1"] = article_f1(o.build, o.score, truth["lang"], sheet, document)
        result["ms"] = ms
        if o.keep: (o.keep / f"{name}.json").write_text(json.dumps(document, ensure_ascii=False))
        results.append(result)
        if len(results) == 1: print(f"{'':16}" + "".join(f"{key:>12}" for key in result))
        print(f"{name:16}" + "".join(f"{value:12.3f}" for value in result.values()), flush=True)
    print(f"{'mean':16}" + "".join(f"{sum(r[key] for r in results) / len(results):12.3f}" for key in results[0]))


main()
