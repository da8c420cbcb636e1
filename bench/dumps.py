#!/usr/bin/env python3
"""Text dumps with known truth through the whole text pipeline, scored. Standard library only.

usage: dumps.py BUILD SHARED [--articles FILE] [--lang LANG [--desk NAME]... [--without NAME]...] [--seeds 1-200] [--pipeline newspaper]
                [--words] [--set STAGE.OPTION=VALUE]...

BUILD is the build folder, SHARED the folder with pagegen/ and score/. The dumps of all seeds go through one run. Prints
the mean and the minimum of every figure of score.py (cer: mean and maximum) and the seeds that did worst. --lang takes
the articles of every desk of a language, bench/texts/DESK-LANG.json; --desk those of the named ones alone, --without
leaves some out. --words breaks lines between words, as newspapers in Latin script do, and holds for every LANG that is
not written in characters; the generator itself breaks anywhere.
"""
import argparse, importlib.util, pathlib, random, re, shutil, subprocess, sys, textwrap, json, copy

FIGURES = ["article_f1", "perfect", "headline", "head_exact", "byline", "captions", "paragraphs", "cer"]
LETTERS_OF_A_CHARACTER = 2.2  # Latin letters in the room of one Chinese character
BROKEN_ANYWHERE = {"zh", "zh-hant", "ja", "ko"}
NOT_FIRST, NOT_LAST = "」』】〉》・ー！", "「『【〈"  # of a line, beside the generator's own
TEXTS = pathlib.Path(__file__).parent / "texts"


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--lang")
    p.add_argument("--desk", action="append", default=[])
    p.add_argument("--without", action="append", default=[])
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


def texts_of(options):
    """(name of the pool, its articles)"""
    if not options.lang:
        path = options.articles or options.shared / "seed/truth.json"
        return path.stem, json.loads(path.read_text(encoding="utf8"))["articles"]
    desks = {f.name[: -len(f"-{options.lang}.json")]: f for f in sorted(TEXTS.glob(f"*-{options.lang}.json"))}
    chosen = [d for d in desks if (not options.desk or d in options.desk) and d not in options.without]
    if not chosen:
        sys.exit(f"bench/texts has no desk for {options.lang} but: {', '.join(desks) or 'none'}")
    articles = [a for d in chosen for a in json.loads(desks[d].read_text(encoding="utf8"))["articles"]]
    return "-".join([options.lang, *options.desk]), articles


def wrap_words(text, width):
    return textwrap.wrap("\0\0" + text, round(width * LETTERS_OF_A_CHARACTER), break_long_words=False)


def wrap_syllables(text, width):
    """Korean print: between any two syllables, not within numbers and Latin words nor before a mark, and no line begins or ends with a space."""
    out, line, room = [], "", width - 2
    for piece in re.findall(r"[“‘(\[]*(?:[0-9A-Za-z][0-9A-Za-z.@_-]*|.)[.,!?%)\]”’…]*", text):
        if line and len(line) + len(piece) > room + 1 and piece != " ":
            out.append(line.strip(" "))
            line, room = "", width
        line += piece
    return [l for l in [*out, line.strip(" ")] if l]


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
    name, texts = texts_of(o)
    generator = module(o.shared / "pagegen/dumpgen.py", drop="\nmain()\n")
    generator.CLOSE, generator.OPEN = generator.CLOSE + NOT_FIRST, generator.OPEN + NOT_LAST
    if o.words or (o.lang and o.lang not in BROKEN_ANYWHERE):
        generator.wrap = wrap_words
    elif o.lang == "ko":
        generator.wrap = wrap_syllables
    scorer = module(o.shared / "score/score.py")
    folder = o.build / "bench/dumps" / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "in").mkdir(parents=True)

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
    print(f"{name}: {len(rows)} dumps, {len(texts)} articles")
    for figure in FIGURES:
        worst_first = sorted(rows, key=lambda s: rows[s][figure], reverse=figure == "cer")
        mean = sum(r[figure] for r in rows.values()) / len(rows)
        worst = " ".join(f"{s}:{rows[s][figure]:.3f}" for s in worst_first[:4])
        print(f"  {figure:11} mean {mean:.4f}  {'max' if figure == 'cer' else 'min'} {rows[worst_first[0]][figure]:.4f}  worst seeds {worst}")


main()
