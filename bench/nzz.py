#!/usr/bin/env python3
"""Real pages in Fraktur, scored beside ABBYY FineReader 11 and Tesseract on whole pages.

usage: nzz.py BUILD SHARED [--pipeline fraktur] [--set STAGE.OPTION=VALUE]... [--pages 1-5] [--no-engine] [--errors N]

SHARED holds real/nzz with img/, gt/ (PAGE XML 2013) and abbyy11/. Printed for each page: the character error rate of the page's
text in reading order, with white space folded away, long s as s and a hyphen at a line's end as - (the transcription and ABBYY
write ¬, Galley U+00AD where a word goes on), for Galley, for ABBYY (from its own PAGE XML) and for the engine alone
(`tesseract -l Fraktur`). `order` is Galley's rate when its lines are put into the order of the true ones: what remains is not
reading order. --errors lists the N most frequent kinds of error of Galley. Standard library only.
"""
import argparse, collections, difflib, json, os, pathlib, re, subprocess, sys
import xml.etree.ElementTree as XML

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from characters import edit_distance


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--pipeline", default="fraktur")
    p.add_argument("--set", action="append", default=[])
    p.add_argument("--pages", default="1-5")
    p.add_argument("--no-engine", action="store_true")
    p.add_argument("--errors", type=int, default=0)
    return p.parse_args()


def fold(text):
    return re.sub(r"\s+", "", text).replace("ſ", "s").translate({ord("¬"): "-", ord("\u00ad"): "-"})


def children(node, name):
    return [c for c in node if c.tag.rpartition("}")[2] == name]


def page_xml_lines(path):
    """The lines of a PAGE XML file, regions in its reading order: [(text, [left, top, right, bottom])]."""
    root = XML.parse(path).getroot()
    page = children(root, "Page")[0]
    regions = {r.get("id"): r for r in page.iter() if r.tag.endswith("}TextRegion")}
    refs = [r.get("regionRef") for r in page.iter() if r.tag.endswith("}RegionRefIndexed")]
    ordered = [r for r in refs if r in regions] + [r for r in regions if r not in set(refs)]
    out = []
    for ref in ordered:
        for line in children(regions[ref], "TextLine"):
            points = [tuple(map(int, p.split(","))) for p in children(line, "Coords")[0].get("points").split()]
            box = [min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)]
            equivs = children(line, "TextEquiv")
            text = "".join(u.text or "" for e in equivs[:1] for u in children(e, "Unicode"))
            out.append((text, box))
    return out


def galley_lines(document):
    """The lines of a page in Galley's reading order."""
    page = json.loads(document.read_text(encoding="utf8"))["pages"][0]
    return [(l["text"], [l["box"][0], l["box"][1], l["box"][0] + l["box"][2], l["box"][1] + l["box"][3]])
            for b in page["blocks"] for l in b["lines"] if l.get("text")]


def as_true_order(lines, truth):
    """The lines in the order of the true lines that each overlaps most; what overlaps none comes last."""
    def overlap(a, b):
        return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))

    def place(line):
        shares = [overlap(line[1], t[1]) for t in truth]
        best = max(range(len(truth)), key=lambda i: shares[i])
        return (best if shares[best] else len(truth), line[1][0])

    return sorted(lines, key=place)


def joined(lines):
    return fold("".join(text for text, _ in lines))


def engine_alone(image, folder):
    out = folder / (image.stem + ".engine")
    if not pathlib.Path(f"{out}.txt").exists():
        subprocess.run(["tesseract", image, out, "-l", "Fraktur"], check=True, stderr=subprocess.DEVNULL, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return fold(pathlib.Path(f"{out}.txt").read_text(encoding="utf8"))


def kinds_of_error(truth, text):
    counts = collections.Counter()
    for kind, a, b, c, d in difflib.SequenceMatcher(None, truth, text, autojunk=False).get_opcodes():
        if kind != "equal":
            was, now = truth[a:b], text[c:d]
            counts[(was, now) if max(len(was), len(now)) <= 4 else (f"[{'lost' if len(was) > len(now) else 'added or changed'}, long]", "")] += max(len(was), len(now))
    return counts


def main():
    o = parse()
    nzz = o.shared / "real/nzz"
    first, _, last = o.pages.partition("-")
    images = sorted((nzz / "img").iterdir())[int(first) - 1:int(last or first)]
    folder = o.build / "bench/nzz"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["rm", "-rf", folder / "out"])
    overrides = [x for s in o.set for x in ("--set", s)]
    subprocess.run([o.build / "galley", "run", "-q", o.pipeline, *images, "-o", folder / "out", "--set", "read.images.group=file", *overrides], check=True)
    rows, errors = [], collections.Counter()
    print(f"{'CER':32} {'chars':>6} {'galley':>7} {'order':>7} {'ABBYY':>7} {'engine':>7}")
    for image in images:
        true_lines = page_xml_lines(nzz / "gt" / (image.stem + ".xml"))
        truth = joined(true_lines)
        lines = galley_lines(folder / "out" / image.stem / "document.json")
        texts = [joined(lines), joined(as_true_order(lines, true_lines)), joined(page_xml_lines(nzz / "abbyy11" / (image.stem + ".xml")))]
        if not o.no_engine: texts.append(engine_alone(image, folder))
        rows.append([edit_distance(truth, t) / len(truth) for t in texts])
        print(f"{image.stem:32} {len(truth):6} " + " ".join(f"{r:7.4f}" for r in rows[-1]), flush=True)
        if o.errors: errors += kinds_of_error(truth, texts[1])
    print(f"{'mean':32} {'':6} " + " ".join(f"{sum(column) / len(rows):7.4f}" for column in zip(*rows)))
    for (was, now), n in errors.most_common(o.errors):
        print(f"  {n:5} {was!r} read as {now!r}")


main()
