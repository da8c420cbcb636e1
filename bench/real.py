#!/usr/bin/env python3
"""Real newspaper pages with transcriptions, through a whole pipeline, scored.

usage: real.py BUILD jingbao FOLDER [--pipeline newspaper] [--set STAGE.OPTION=VALUE]... [--engine MODEL] [--score SCORE.py]

FOLDER holds page.jpg and text.xml of hcts-hra/ecpo-data: one <div type="article"> an article, <lb/> at each line's end.
Prints the F of character 3-grams of all text of the page (articles, adverts, margins, in any order), article_f1 of
score.py against the articles alone, and the seconds of CPU. White space is folded. Adverts that come out as articles
count against article_f1. With --engine the engine alone reads the same image.
"""
import argparse, json, os, pathlib, re, resource, subprocess, sys
import xml.etree.ElementTree as xml
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("paper", choices=["jingbao"])
    p.add_argument("folder", type=pathlib.Path)
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--set", action="append", default=[])
    p.add_argument("--engine")
    p.add_argument("--score", type=pathlib.Path, default=HERE.parent / "../shared/score/score.py")
    return p.parse_args()


def fold(text):
    return re.sub(r"\s+", "", text)


def grams(text, n=3):
    text = fold(text)
    return Counter(text[i:i + n] for i in range(len(text) - n + 1))


def f_of_grams(truth, output):
    a, b = grams(truth), grams(output)
    shared = sum((a & b).values())
    return 2 * shared / max(1, sum(a.values()) + sum(b.values()))


def truth_of(file):
    """All text of the page, and {"articles": [...]} as score.py takes it."""
    source = re.sub(r"<!DOCTYPE.*?\]>", "", file.read_text(encoding="utf8"), flags=re.S)  # defines one glyph
    root = xml.fromstring(re.sub(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;", "\u3013", source))
    everything, articles = [], []
    for div in root.iter("div"):
        paragraphs = ["".join(p.itertext()) for p in div.findall("p")] or ["".join(div.itertext())]
        if div.get("type") in ("article", "advert", "margin"):
            everything += paragraphs
        if div.get("type") == "article":
            articles.append({"body": paragraphs})
    return "".join(everything), {"articles": articles}


def cpu_of(command, **kwargs):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, **kwargs)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def article_f1(o, truth, document):
    file = o.build / "bench/real.truth.json"
    file.write_text(json.dumps(truth), encoding="utf8")
    out = subprocess.run([sys.executable, o.score, file, document, "--json"], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)["article_f1"]


def main():
    o = parse()
    text, truth = truth_of(o.folder / "text.xml")
    page, out = o.folder / "page.jpg", o.build / "bench/real"
    out.parent.mkdir(parents=True, exist_ok=True)
    print(f"{'':14} {'3-gram F':>9} {'article_f1':>11} {'characters':>11} {'cpu s':>7}")
    subprocess.run(["rm", "-rf", out])
    overrides = [x for s in o.set for x in ("--set", s)]
    cpu = cpu_of([o.build / "galley", "run", "-q", o.pipeline, page, "-o", out, *overrides, "--write", "overlay"])
    document = next(out.glob("*/document.json"))
    read = "".join(line["text"] for p in json.loads(document.read_text(encoding="utf8"))["pages"] for b in p["blocks"] for line in b["lines"])
    print(f"{o.pipeline:14} {f_of_grams(text, read):9.3f} {article_f1(o, truth, document):11.3f} {len(fold(read)):11} {cpu:7.1f}")
    if o.engine:
        base = o.build / "bench/real.engine"
        cpu = cpu_of(["tesseract", page, base, "-l", o.engine, "--psm", "3"], stderr=subprocess.DEVNULL,
                     env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        read = pathlib.Path(f"{base}.txt").read_text(encoding="utf8")
        document = pathlib.Path(f"{base}.json")
        document.write_text(json.dumps({"articles": [{"paragraphs": [{"role": "body", "text": t} for t in read.split("\n\n")]}]}))
        print(f"{'engine alone':14} {f_of_grams(text, read):9.3f} {article_f1(o, truth, document):11.3f} {len(fold(read)):11} {cpu:7.1f}")
    print(f"{'transcription':14} {1:9.3f} {1:11.3f} {len(fold(text)):11}")


main()
