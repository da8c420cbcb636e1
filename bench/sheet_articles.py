#!/usr/bin/env python3
"""Articles of sheets with known truth, through a whole pipeline from the image.

usage: sheet_articles.py BUILD SHARED [--set choose] [--count 40] [--skip N] [--first NUMBER] [--pipeline newspaper] [--option STAGE.OPTION=VALUE]... [--again] [--show N]
                   [--cache /var/tmp/galley-sheets]

Draws sheets with train/sheetgen and the texts of train/texts: `choose` and `final` are desks and page designs that training never saw, and
`final` is for figures alone. Every sheet is worn: a screen image, a scan or a photograph. Prints article_f1, perfect, headline, head_exact,
byline, captions, paragraphs, cer and spaces of score.py by sheet, language and wear; then, of the articles that Galley is sure of (confidence
0.9 and more), the share that is right (3-gram F1 of 0.9 or more with a true one), and how many
these are. --show prints the N sheets that come out worst. A sheet takes 10 to 60 seconds to draw and 15 to read. Needs what sheetgen needs, so Debian's /usr/bin/python3.
"""
import argparse, itertools, json, pathlib, shutil, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "train")]
sys.dont_write_bytecode = True
from articles import sheets
from lines import measured, score_module

FIGURES = ["article_f1", "perfect", "headline", "head_exact", "byline", "captions", "paragraphs", "cer", "spaces"]
SURE, RIGHT = 0.9, 0.9


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--set", default="choose", choices=["choose", "final"])
    p.add_argument("--count", type=int, default=40)
    p.add_argument("--skip", type=int, default=0, help="leave out so many sheets of the set first")
    p.add_argument("--first", type=int, default=0, help="the number of the first sheet; from 200 on they are journals, from 210 on magazines, from 220 on pages of many adverts")
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--option", action="append", default=[], help="STAGE.OPTION=VALUE for galley")
    p.add_argument("--again", action="store_true", help="score the last output as it is")
    p.add_argument("--show", type=int, default=0)
    p.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("/var/tmp/galley-sheets"))
    return p.parse_args()


def drawn(o):
    """`count` worn sheets of the set behind the first `skip`, as images beside their truth."""
    folder, out = o.cache / f"articles-{o.set}", []
    folder.mkdir(parents=True, exist_ok=True)
    worn = (number for number in itertools.count(o.first) if sheets.plan(o.set, number)["wear"] != "none")
    for number in itertools.islice(worn, o.skip, o.skip + o.count):
        truth = sheets.draw(o.set, number, folder)
        stem = str(truth)[: -len(".truth.json")]
        out.append(next(pathlib.Path(stem + e) for e in (".png", ".jpg") if pathlib.Path(stem + e).exists()))
    return out


def f1(S, a, b):
    x, y = S.grams(a), S.grams(b)
    return 2 * sum((x & y).values()) / max(1, sum(x.values()) + sum(y.values()))


def sure_ones(S, truth, document):
    """For each article of a confidence of SURE and more whether it is right."""
    true = [S.whole(S.truth_view(a)) for a in truth["articles"]]
    return [max((f1(S, S.whole(S.output_view(a)), t) for t in true), default=0) >= RIGHT for a in document["articles"] if (a.get("confidence") or 0) >= SURE]


def row(name, all_figures):
    means = []
    for figure in FIGURES:
        known = [f[figure] for f in all_figures if f.get(figure) is not None]
        means.append(f"{sum(known) / len(known):10.4f}" if known else "         –")
    return f"{name:<26} {len(all_figures):>3} " + " ".join(means)


def main():
    o = parse()
    S, out = score_module(o.shared), o.build / f"bench/articles/{o.set}"
    images = drawn(o)
    usage = ""
    if not o.again:
        shutil.rmtree(out, ignore_errors=True)
        options = [x for s in o.option for x in ("--set", s)]
        cpu, mb, code = measured([o.build / "galley", "run", "-q", "--jobs", "1", o.pipeline, *images, "-o", out, "--set", "read.images.group=file", *options])
        if code not in (0, 2): sys.exit(f"galley ended with {code}")
        usage = f"   {cpu / len(images):.1f} cpu s a page, {mb:.0f} MB"
    print(f"{'':<26} {'n':>3} " + " ".join(f"{f:>10}" for f in FIGURES))
    scored, sure = {}, []
    for image in images:
        truth = json.loads(pathlib.Path(str(image.with_suffix("")) + ".truth.json").read_text(encoding="utf8"))
        path = out / image.stem / "document.json"
        document = json.loads(path.read_text(encoding="utf8")) if path.exists() else {"articles": []}
        if not path.exists(): print(f"{image.name} failed")
        scored[image.stem] = S.score(truth, document)
        for figure in ("byline", "captions"):  # a page without any says nothing; score.py has 0 there
            if not any(article.get(figure) for article in truth["articles"]): scored[image.stem][figure] = None
        sure += sure_ones(S, truth, document)
        print(row(image.stem, [scored[image.stem]]), flush=True)
    parts = {name: name.split("-", 1)[1].rsplit("-", 1) for name in scored}
    for k in (0, 1):
        for value in sorted({p[k] for p in parts.values()}): print(row(value, [scored[n] for n in scored if parts[n][k] == value]))
    print(row("all", list(scored.values())) + usage)
    if sure: print(f"{len(sure)} articles are surer than {SURE}: {sum(sure) / len(sure):.3f} of them right")
    for name in sorted(scored, key=lambda n: scored[n]["article_f1"])[: o.show]: print("worst:", name, scored[name])


main()
