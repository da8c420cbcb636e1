#!/usr/bin/env python3
"""Text dumps with known truth through the whole text pipeline, scored. Standard library only.

usage: dumps.py BUILD SHARED [--articles FILE|FOLDER...] [--lang LANG [--desk NAME]...] [--without NAME]... [--seeds 1-200]
                [--doubles wide] [--pipeline newspaper] [--words] [--show FIGURE] [--set STAGE.OPTION=VALUE]...

BUILD is the build folder, SHARED the folder with pagegen/ and score/. Each dump draws --count articles from all the files; of a
folder all files but those that --without names. The dumps of all seeds go through one run. Prints the mean and the minimum of every
figure of score.py (cer, spaces: mean and maximum) and the seeds that did worst; --show lists where headline, byline or captions are
not the truth's. --lang takes the articles of every desk of a language, bench/texts/DESK-LANG.json; --desk those of the named ones
alone, --without leaves some out. --words breaks lines between words, as newspapers in Latin script do, and holds for every LANG that
is not written in characters; the generator itself breaks anywhere. An article may say where its byline stands: "byline_at": "end" is
in the last paragraph, which no line repeats.
--doubles wide: sections are doubled like headlines, and lines as a whole as well as run by run.
"""
import argparse, importlib.util, pathlib, random, re, shutil, subprocess, sys, textwrap, json, copy

FIGURES = ["article_f1", "perfect", "headline", "head_exact", "byline", "captions", "paragraphs", "cer", "spaces"]
LESS_IS_BETTER = {"cer", "spaces"}
LETTERS_OF_A_CHARACTER = 2.2  # Latin letters in the room of one Chinese character
BROKEN_ANYWHERE = {"zh", "zh-hant", "ja", "ko"}
NOT_FIRST, NOT_LAST = "」』】〉》・ー！", "「『【〈"  # of a line, beside the generator's own
TEXTS = pathlib.Path(__file__).parent / "texts"


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path, nargs="+")
    p.add_argument("--lang")
    p.add_argument("--desk", action="append", default=[])
    p.add_argument("--without", action="append", default=[])
    p.add_argument("--doubles", choices=["runs", "wide"], default="runs")
    p.add_argument("--show", choices=["headline", "byline", "captions"])
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
    if options.lang:
        desks = {f.name[: -len(f"-{options.lang}.json")]: f for f in sorted(TEXTS.glob(f"*-{options.lang}.json"))}
        chosen = [d for d in desks if (not options.desk or d in options.desk) and d not in options.without]
        if not chosen: sys.exit(f"bench/texts has no desk for {options.lang} but: {', '.join(desks) or 'none'}")
        files, name = [desks[d] for d in chosen], "-".join([options.lang, *options.desk])
    else:
        files = files_of(options.articles or [options.shared / "seed/truth.json"], options.without)
        name = "-".join(path.stem for path in options.articles or files)
    return name, [a for file in files for a in json.loads(file.read_text(encoding="utf8"))["articles"]]


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


def double_widely(generator, seed):
    """Lets the generator double some lines as a whole; returns what doubles a section."""
    rng, by_runs = random.Random(f"doubles {seed}"), generator.doubled_by_runs
    generator.doubled = lambda text: text + text if rng.random() < .5 else by_runs(text)
    return lambda text: generator.doubled(text) if rng.random() < .4 else text


def dump(generator, articles, seed, count, doubles):
    """The generator's own steps for one page."""
    rng = random.Random(seed)
    section = double_widely(generator, seed) if doubles == "wide" else lambda text: text
    articles = copy.deepcopy(articles)
    rng.shuffle(articles)
    articles, out = articles[:count], []
    for a in articles:
        printed = dict(a, section=a.get("section") and section(a["section"]))
        if a.get("byline_at") == "end":
            printed["byline"] = None
        block = generator.article(rng, printed)
        a.update({part: printed[part] for part in ("kicker", "headline", "subtitle")})  # some are left out
        if out and rng.random() < .4:
            block[0] = " " + block[0]
        elif out:
            out.append("")
        out += block
    return " " + "\n".join(line.replace("\0", "") for line in out) + "\n", {"articles": articles}


def files_of(paths, without):
    out = []
    for path in paths:
        out += sorted(f for f in path.glob("*.json") if f.stem not in without) if path.is_dir() else [path]
    return out


def differences(figure, truth, document):
    """(wanted, found) of what is not as in the truth, wherever it stands in the output."""
    wanted, found = [], []
    for source, out in ((truth, wanted), (document, found)):
        for a in source["articles"]:
            values = a.get(figure) or []
            out += [values] if isinstance(values, str) else [v if isinstance(v, str) else v["text"] for v in values]
    fold = lambda text: "".join(text.split())
    return ([w for w in wanted if fold(w) not in map(fold, found)], [f for f in found if fold(f) not in map(fold, wanted)])


def main():
    o = parse()
    name, texts = texts_of(o)
    generator = module(o.shared / "pagegen/dumpgen.py", drop="\nmain()\n")
    generator.CLOSE, generator.OPEN = generator.CLOSE + NOT_FIRST, generator.OPEN + NOT_LAST
    generator.doubled_by_runs = generator.doubled
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
        text, truths[seed] = dump(generator, texts, seed, o.count, o.doubles)
        (folder / "in" / f"seed-{seed}.txt").write_text(text, encoding="utf8")
    sets = [word for s in o.set for word in ("--set", s)]
    dumps = sorted((folder / "in").iterdir())
    subprocess.run([o.build / "galley", "run", "-q", o.pipeline, *dumps, "-o", folder / "out", *sets], check=True)

    rows = {}
    for seed, truth in truths.items():
        document = json.loads((folder / "out" / f"seed-{seed}" / "document.json").read_text(encoding="utf8"))
        rows[seed] = scorer.score(truth, document)
        if o.show:
            wanted, found = differences(o.show, truth, document)
            for mark, lines in (("-", wanted), ("+", found)):
                for text in lines:
                    print(f"{seed:4} {mark} {text}")
    print(f"{name}: {len(rows)} dumps, {len(texts)} articles")
    for figure in FIGURES:
        worst_first = sorted(rows, key=lambda s: rows[s][figure], reverse=figure in LESS_IS_BETTER)
        mean = sum(r[figure] for r in rows.values()) / len(rows)
        worst = " ".join(f"{s}:{rows[s][figure]:.3f}" for s in worst_first[:4])
        print(f"  {figure:11} mean {mean:.4f}  {'max' if figure in LESS_IS_BETTER else 'min'} {rows[worst_first[0]][figure]:.4f}  worst seeds {worst}")


main()
