#!/usr/bin/env python3
"""Page images with known truth through a whole pipeline, scored.

usage: pages.py BUILD SHARED [--articles FILE] [--lang zh] [--styles plain,ruled,boxed] [--degrade none]
                [--seeds 1-20] [--pipeline newspaper] [--set STAGE.OPTION=VALUE]... [--engine MODEL]

BUILD is the build folder, SHARED the folder with pagegen/ and score/. Pages are made once and kept in BUILD/bench/pages.
Prints for each style, and for all, the mean and the minimum of every figure of score.py (cer: mean and maximum), and the
seconds of CPU a page. With --engine the engine alone reads the same whole pages, its text as one article: what a
pipeline without layout and articles gives.
"""
import argparse, json, os, pathlib, resource, subprocess, sys

FIGURES = ["article_f1", "perfect", "headline", "head_exact", "byline", "captions", "paragraphs", "cer"]


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--lang", default="zh")
    p.add_argument("--styles", default="plain,ruled,boxed")
    p.add_argument("--degrade", default="none")
    p.add_argument("--seeds", default="1-20")
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--set", action="append", default=[])
    p.add_argument("--engine")
    return p.parse_args()


def numbers(text):
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def make_page(o, style, seed):
    """The page and its truth, from the cache or made now."""
    articles = o.articles or o.shared / "seed/truth.json"
    folder = o.build / "bench/pages"
    folder.mkdir(parents=True, exist_ok=True)
    prefix = folder / f"{articles.stem}-{style}-{o.lang}-{o.degrade}-{seed}"
    if not prefix.with_suffix(".truth.json").exists() or not prefix.with_suffix(".png").exists():
        own = folder / f".{os.getpid()}-{prefix.name}"  # so that runs side by side never see half a page
        subprocess.run(["/usr/bin/python3", o.shared / "pagegen/pagegen.py", articles, own, "--seed", str(seed), "--style", style,
                        "--lang", o.lang, "--degrade", o.degrade, "--shuffle"], check=True)
        for suffix in (".png", ".truth.json"): own.with_suffix(suffix).rename(prefix.with_suffix(suffix))
    return prefix


def score(o, truth, document):
    out = subprocess.run([sys.executable, o.shared / "score/score.py", truth, document, "--json"], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def cpu_of(command, **kwargs):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, **kwargs)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def engine_alone(o, page):
    """The whole page as the engine reads it, one article: {"articles": [...]} and its CPU seconds."""
    out = page.with_suffix(".engine")
    cpu = cpu_of(["tesseract", page.with_suffix(".png"), out, "-l", o.engine], stderr=subprocess.DEVNULL,
                 env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    text = out.with_suffix(".engine.txt").read_text(encoding="utf8")
    document = page.with_suffix(".engine.json")
    document.write_text(json.dumps({"articles": [{"paragraphs": [{"role": "body", "text": t} for t in text.split("\n\n")]}]}))
    return document, cpu


def row(name, results, cpu=None):
    cells = []
    for figure in FIGURES:
        values = [r[figure] for r in results]
        worst = max(values) if figure == "cer" else min(values)
        cells.append(f"{sum(values) / len(values):.3f} ({worst:.2f})")
    return f"{name:14} " + " ".join(f"{c:>13}" for c in cells) + (f" {cpu / len(results):7.1f}" if cpu is not None else "")


def main():
    o = parse()
    print(f"{'mean (worst)':14} " + " ".join(f"{f:>13}" for f in FIGURES) + f" {'cpu s':>7}")
    everything, engine_everything, cpu_sum, engine_cpu_sum = [], [], 0, 0
    for style in o.styles.split(","):
        pages = [make_page(o, style, seed) for seed in numbers(o.seeds)]
        out = o.build / "bench/out"
        subprocess.run(["rm", "-rf", out])
        overrides = [x for s in o.set for x in ("--set", s)]
        cpu = cpu_of([o.build / "galley", "run", "-q", o.pipeline, *[p.with_suffix(".png") for p in pages], "-o", out, *overrides,
                      "--set", "read.images.group=file"])
        results = [score(o, p.with_suffix(".truth.json"), out / p.name / "document.json") for p in pages]
        print(row(style, results, cpu), flush=True)
        everything += results
        cpu_sum += cpu
        if o.engine:
            for page in pages:
                document, cpu = engine_alone(o, page)
                engine_everything.append(score(o, page.with_suffix(".truth.json"), document))
                engine_cpu_sum += cpu
    print(row("all", everything, cpu_sum))
    if o.engine:
        print(row("engine alone", engine_everything, engine_cpu_sum))


if __name__ == "__main__":
    main()
