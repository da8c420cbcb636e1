#!/usr/bin/env python3
"""Text dumps with known truth through the whole text pipeline, scored. Standard library only.

usage: dumps.py BUILD SHARED [--articles FILE] [--seeds 1-200] [--pipeline newspaper] [--words] [--set STAGE.OPTION=VALUE]...

BUILD is the build folder, SHARED the folder with pagegen/ and score/. The dumps of all seeds go through one run. Prints
the mean and the minimum of every figure of score.py (cer: mean and maximum) and the seeds that did worst. --words
breaks lines between words, as newspapers in Latin script do; the generator itself breaks anywhere.
"""
import argparse, importlib.util, pathlib, random, shutil, subprocess, sys, textwrap, json, copy

FIGURES = ["article_f1", "perfect", "headline", "head_exact", "byline", "captions", "paragraphs", "cer"]
LETTERS_OF_A_CHARACTER = 2.2  # Latin letters in the room of one Chinese character


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--seeds", default="1-200")
    p.add_argument("--count", type=int, default=8)
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--words", action="store_true")
    p.add_argument("--set", action="append", default=[])
    return p.parse_args()


def module(path, drop=""):
    """A script as a module; `drop` is the line that starts it."""
    spec = importlib.util.spec_from_loader(path.stem, None)
    out = importlib.util.module_from_spec(spec)
    exec(compile(path.read_text(encoding="utf8").replace(drop, ""), str(path), "exec"), out.__dict__)
    return out


def wrap_words(text, width):
    return textwrap.wrap("\0\0" + text, round(width * LETTERS_OF_A_CHARACTER), break_long_words=False)


def dump(generator, articles, seed, count):
    """The generator's own steps for one page."""
    rng = random.Random(seed)
    articles = copy.deepcopy(articles)
    rng.shuffle(articles)
    articles, out = articles[:count], []
    for a in articles:
        block = generator.article(rng, a)
        if out and rng.random() < .4:
            block[0] = " " + block[0]
        elif out:
            out.append("")
        out += block
    return " " + "\n".join(line.replace("\0", "") for line in out) + "\n", {"articles": articles}


def main():
    o = parse()
    articles = o.articles or o.shared / "seed/truth.json"
    generator = module(o.shared / "pagegen/dumpgen.py", drop="\nmain()\n")
    if o.words:
        generator.wrap = wrap_words
    scorer = module(o.shared / "score/score.py")
    folder = o.build / "bench/dumps" / articles.stem
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "in").mkdir(parents=True)

    texts = json.loads(articles.read_text(encoding="utf8"))["articles"]
    first, _, last = o.seeds.partition("-")
    truths = {}
    for seed in range(int(first), int(last or first) + 1):
        text, truths[seed] = dump(generator, texts, seed, o.count)
        (folder / "in" / f"seed-{seed}.txt").write_text(text, encoding="utf8")
    sets = [word for s in o.set for word in ("--set", s)]
    files = sorted((folder / "in").iterdir())
    subprocess.run([o.build / "galley", "run", "-q", o.pipeline, *files, "-o", folder / "out", *sets], check=True)

    rows = {}
    for seed, truth in truths.items():
        document = json.loads((folder / "out" / f"seed-{seed}" / "document.json").read_text(encoding="utf8"))
        rows[seed] = scorer.score(truth, document)
    print(f"{articles.stem}: {len(rows)} dumps")
    for figure in FIGURES:
        worst_first = sorted(rows, key=lambda s: rows[s][figure], reverse=figure == "cer")
        mean = sum(r[figure] for r in rows.values()) / len(rows)
        worst = " ".join(f"{s}:{rows[s][figure]:.3f}" for s in worst_first[:4])
        print(f"  {figure:11} mean {mean:.4f}  {'max' if figure == 'cer' else 'min'} {rows[worst_first[0]][figure]:.4f}  worst seeds {worst}")


main()
