#!/usr/bin/env python3
"""PDFs with a text layer and known truth through a whole pipeline, scored, and timed beside pdftotext.

usage: pdfs.py BUILD SHARED [--articles FILE] [--lang zh] [--styles plain,ruled,boxed] [--seeds 1-20]
               [--pipeline newspaper] [--set STAGE.OPTION=VALUE]... [--speed]

BUILD is the build folder, SHARED the folder with pagegen/ and score/. Pages are made once and kept in BUILD/bench/pages. The
pipeline reads the layer alone: a page that falls through to OCR counts as lost. Prints for each style, and for all, the
mean and the worst of every figure of score.py. --speed adds the pages per second of CPU of the whole pipeline, with one
job, and of `pdftotext -bbox-layout` on the same files, in turn, three times each.
"""
import argparse, os, pathlib, shutil, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from pages import FIGURES, cpu_of, numbers, score

ROUNDS = 3


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--lang", default="zh")
    p.add_argument("--styles", default="plain,ruled,boxed")
    p.add_argument("--seeds", default="1-20")
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--set", action="append", default=[])
    p.add_argument("--speed", action="store_true")
    return p.parse_args()


def make_page(o, style, seed):
    """The PDF and its truth, from the cache or made now."""
    articles = o.articles or o.shared / "seed/truth.json"
    folder = o.build / "bench/pages"
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{articles.stem}-{style}-{o.lang}-none-{seed}"
    pdf = folder / f"{name}.pdf"
    if not pdf.exists():
        with tempfile.TemporaryDirectory(dir=folder) as made:
            subprocess.run(["/usr/bin/python3", o.shared / "pagegen/pagegen.py", articles, f"{made}/{name}", "--seed", str(seed),
                            "--style", style, "--lang", o.lang, "--shuffle", "--pdf"], check=True)
            for suffix in (".truth.json", ".pdf"):
                os.replace(f"{made}/{name}{suffix}", folder / f"{name}{suffix}")
    return pdf


def run(o, pdfs, *more):
    out = o.build / "bench/out-pdfs"
    shutil.rmtree(out, ignore_errors=True)
    sets = [word for s in o.set for word in ("--set", s)]
    cpu = cpu_of([o.build / "galley", "run", "-q", o.pipeline, *pdfs, "-o", out, "--set", "read.pdf.text=layer", *sets, *more], stdout=subprocess.DEVNULL)
    return out, cpu


def row(name, results):
    cells = []
    for figure in FIGURES:
        values = [r[figure] for r in results]
        cells.append(f"{sum(values) / len(values):.4f} ({max(values) if figure == 'cer' else min(values):.3f})")
    return f"{name:14} " + " ".join(f"{c:>15}" for c in cells)


def main():
    o = parse()
    print(f"{'mean (worst)':14} " + " ".join(f"{f:>15}" for f in FIGURES))
    results, pdfs = [], []
    for style in o.styles.split(","):
        pages = [make_page(o, style, seed) for seed in numbers(o.seeds)]
        out, _ = run(o, pages)
        scores = {p: score(o, p.with_suffix(".truth.json"), out / p.stem / "document.json") for p in pages}
        print(row(style, list(scores.values())), flush=True)
        bad = [f"{p.stem} {r['article_f1']:.3f} captions {r['captions']:.3f} cer {r['cer']:.4f}" for p, r in scores.items()
               if r["article_f1"] < 0.98 or r["captions"] < 0.98 or r["cer"] > 0.002]
        for line in bad:
            print("   ", line)
        results += scores.values()
        pdfs += pages
    print(row("all", results))
    if o.speed:
        ours = theirs = 0
        with tempfile.NamedTemporaryFile() as text:
            for _ in range(ROUNDS):
                ours += run(o, pdfs, "--jobs", "1")[1]
                theirs += sum(cpu_of(["pdftotext", "-bbox-layout", p, text.name]) for p in pdfs)
        pages = ROUNDS * len(pdfs)
        print(f"pages a second of CPU: {pages / ours:.1f}, pdftotext -bbox-layout {pages / theirs:.1f}, share {theirs / ours:.2f}")


main()
