#!/usr/bin/env python3
"""Which way up pages lie: none that is upright may be turned, and turned ones are to be set right.

usage: upright.py BUILD SHARED [--count 200] [--cache /var/tmp/galley-sheets] [--option STAGE.OPTION=VALUE]... [--again]

The set `upright` of sheets.py: 200 small clean sheets in four languages, level and vertical lines. Each is read as it is, and once more
turned by 90, 180 or 270 degrees, one after the other. Only lines are found; nothing is read but what read.images reads to tell which way up a page lies.
A page counts as upright when most lines of the output that stand where a true line stands have its writing mode and run as it runs: from
the first point of the polygon to the second. Whether the output's places are those of the page as it lies or as it was turned is found by trying all four.
Needs python3-pil for the turned images. Prints pages turned by mistake, pages not set right, by language and direction, with their names.
"""
import argparse, json, pathlib, shutil, subprocess, sys
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import sheets

STAGES = [{"use": "read.images", "options": {"orientation": "detect", "group": "file"}}, {"use": "layout.lines"}, {"use": "write.json"}]

# Saves the image argv[1], turned clockwise by argv[2] degrees, as argv[3].
TURN = "import sys; from PIL import Image; Image.open(sys.argv[1]).rotate(-int(sys.argv[2]), expand=True).save(sys.argv[3], compress_level=1)"


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--count", type=int, default=200)
    p.add_argument("--cache", type=pathlib.Path, default=sheets.CACHE)
    p.add_argument("--option", action="append", default=[])
    p.add_argument("--again", action="store_true", help="judge the last output as it is")
    return p.parse_args()


def turned(image, degrees):
    """The image turned clockwise, made once."""
    folder = image.parent / "turned"
    folder.mkdir(exist_ok=True)
    out = folder / f"{image.stem}-turned-{degrees}.png"
    if not out.exists():
        own = out.with_name(f".making-{out.name}")
        subprocess.run(["/usr/bin/python3", "-c", TURN, image, str(degrees), own], check=True)
        own.rename(out)
    return out


def spin(point, quarters, width, height):
    """Where a point of a page of this size stands when the page is turned clockwise by quarters."""
    x, y = point
    return [(x, y), (height - y, x), (width - x, height - y), (y, width - x)][quarters]


def ends(polygon, along):
    """Middle of the start and of the end of an outline, `along` being its coordinate of reading."""
    low, high = min(p[along] for p in polygon), max(p[along] for p in polygon)
    middle = (min(p[1 - along] for p in polygon) + max(p[1 - along] for p in polygon)) / 2
    return [(low, middle), (high, middle)] if along == 0 else [(middle, low), (middle, high)]


def output_ends(line):
    """Start and end of a found line as its polygon has them: first edge along the reading direction."""
    p = line.get("polygon")
    if p and len(p) == 4: return [((p[0][0] + p[3][0]) / 2, (p[0][1] + p[3][1]) / 2), ((p[1][0] + p[2][0]) / 2, (p[1][1] + p[2][1]) / 2)]
    x, y, w, h = line["box"]
    vertical = line.get("writing_mode", "").startswith("vertical")
    start, end = ends(p or [(x, y), (x + w, y + h)], 1 if vertical else 0)
    if p:  # the end that is nearer to the first point comes first
        away = lambda q: (q[0] - p[0][0]) ** 2 + (q[1] - p[0][1]) ** 2
        start, end = sorted((start, end), key=away)
    return [start, end]


def judge(truth, document):
    """"right", "wrong", or "no lines" where none of the output stands where a true one does."""
    page = document["pages"][0]
    found = [(*output_ends(l), l.get("writing_mode", "").startswith("vertical")) for b in page["blocks"] if b["kind"] not in ("image", "rule") for l in b.get("lines") or []]
    best = (0, "no lines")
    for quarters in range(4):
        size = (truth["width"], truth["height"]) if quarters % 2 == 0 else (truth["height"], truth["width"])
        if abs(size[0] - page["width"]) > 2 or abs(size[1] - page["height"]) > 2: continue
        ways = Counter()
        for l in truth["lines"]:
            vertical = l["writing"] == "vertical"
            a, b = (spin(p, quarters, truth["width"], truth["height"]) for p in ends(l["polygon"], 1 if vertical else 0))
            slack = max(6.0, .06 * (abs(b[0] - a[0]) + abs(b[1] - a[1])))
            close = lambda p, q: abs(p[0] - q[0]) + abs(p[1] - q[1]) < slack
            for c, d, mode in found:
                if close(a, c) and close(b, d): ways["right" if mode == vertical else "wrong"] += 1
                elif close(a, d) and close(b, c): ways["wrong"] += 1
        if sum(ways.values()) > best[0]: best = (sum(ways.values()), ways.most_common(1)[0][0])
    return best[1]


def main():
    o = parse()
    made = sheets.sheets(o.shared, "upright", o.cache)[:o.count]
    cases = {}  # name -> (sheet, truth file, degrees)
    images = []
    for i, (sheet, image, truth) in enumerate(made):
        degrees = (90, 180, 270)[i % 3]
        for file, angle in ((image, 0), (turned(image, degrees), degrees)):
            cases[file.stem] = (sheet, truth, angle)
            images.append(file)
    out = o.build / "bench/upright"
    if not o.again:
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        pipeline = out.parent / "upright.json"
        pipeline.write_text(json.dumps({"galley": 1, "stages": STAGES}))
        options = [x for s in o.option for x in ("--set", s)]
        code = subprocess.run([o.build / "galley", "run", "-q", "--jobs", "1", pipeline, *images, "-o", out, *options]).returncode
        if code not in (0, 2): sys.exit(f"galley ended with {code}")
    counts, bad = Counter(), []
    for name, (sheet, truth, angle) in cases.items():
        document = out / name / "document.json"
        verdict = judge(json.loads(truth.read_text(encoding="utf8")), json.loads(document.read_text(encoding="utf8"))) if document.exists() else "failed"
        direction = "vertical" if "vertical" in sheet.more else "level"
        group = f"{sheet.language} {direction}"
        for key in (group, "all"):
            counts[key, "turned" if angle else "upright"] += 1
            counts[key, "turned" if angle else "upright", "bad"] += verdict != "right"
        if verdict != "right": bad.append(f"{name}: {verdict}")
    print(f"{'':18} {'upright':>8} {'turned by mistake':>18} {'turned':>8} {'not set right':>14}")
    for key in dict.fromkeys(k[0] for k in counts if k[0] != "all"): print(row(key, counts))
    print(row("all", counts))
    print("\n".join(bad))


def row(key, counts):
    return f"{key:18} {counts[key, 'upright']:8} {counts[key, 'upright', 'bad']:18} {counts[key, 'turned']:8} {counts[key, 'turned', 'bad']:14}"


if __name__ == "__main__": main()
