"""Chooses the constants of galley's decoder, and the weights of an article's confidence, by the set `choose`."""
import json
import pathlib
import subprocess
import tempfile
from dataclasses import dataclass

import numpy as np

from . import labels

# What is tried for each constant, one after the other.
TRIED = {"bias": [-1.5, -1.0, -0.6, -0.3, 0.0, 0.3], "head_penalty": [1.0, 2.0, 4.0, 7.0], "loose": [-2.0, -1.0, 0.0, 1.0]}
START = {"bias": 0.0, "head_penalty": 2.0, "loose": -1.0}
WHOLE = 0.9  # an article is right that shares so much of its lines with one of the truth
CERTAINTY = ("join", "apart", "roles")


def choose(build, profiles, folder, model):
    """Tries the constants on the documents of a set and writes the best into model.json."""
    pages = list(known(folder))
    about = json.loads((model / "model.json").read_text(encoding="utf8"))
    best = None
    constants = dict(START)
    for key in TRIED:
        for value in TRIED[key]:
            tried = {**constants, key: value}
            found = evaluate(build, profiles, model, about, pages, tried)
            if best is None or found[0] > best[0]: best = found[0], tried, found[1]
        constants = best[1]
        print(f"{key}: {constants}, mean of B-cubed, whole articles, headlines, captions {best[0]:.4f}", flush=True)
    about["decoder"] = constants
    about["confidence"] = confidence(best[2])
    (model / "model.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    print(json.dumps({k: about[k] for k in ("decoder", "confidence")}))


@dataclass
class Wanted:
    """What a page should give, by lines (block, index)."""
    articles: dict  # the article of each line that has one
    headlines: dict  # the lines of each article's headline
    captions: list  # (article, lines) of each picture's caption and credit


def known(folder):
    """(document, profile's language, what it should give) of the pages of a set that have places."""
    for document in sorted((folder / "documents").glob("*.json")):
        name = document.stem.rsplit(".", 1)[0]
        if name.endswith("-dump"): continue
        truth = json.loads((folder / "sheets" / f"{name}.truth.json").read_text(encoding="utf8"))
        wanted, figures = Wanted({}, {}, []), {}
        for block in json.loads(document.read_text(encoding="utf8"))["pages"][0]["blocks"]:
            for i, line in enumerate(block["lines"]):
                numbers = (line.get("attrs") or {}).get("truth")
                if not numbers: continue
                main = truth["lines"][numbers[0]]
                article, role = main["article"], labels.role_of(main)
                if article is None or role in labels.NOBODY | {"pullquote", "section", "jump"}: continue
                wanted.articles[block["id"], i] = article
                if role == "headline": wanted.headlines.setdefault(article, set()).add((block["id"], i))
                if role in ("caption", "credit") and main["figure"]: figures.setdefault((article, main["figure"]), set()).add((block["id"], i))
        wanted.captions = [(article, lines) for (article, _), lines in figures.items()]
        yield document, truth["lang"], wanted


def evaluate(build, profiles, model, about, pages, constants):
    """(mean of the figures of `compare`, [(certainty, right)] of all articles found) with these constants."""
    with tempfile.TemporaryDirectory() as folder:
        trial = pathlib.Path(folder)
        (trial / about["file"]).symlink_to((model / about["file"]).resolve())
        (trial / "model.json").write_text(json.dumps({**about, "decoder": constants}))
        figures, certain = [], []
        for document, lang, wanted in pages:
            done = subprocess.run([build / "articles-dump", document, profiles / f"{lang}.json", trial], check=True, capture_output=True, text=True)
            found = articles_of(json.loads(done.stdout))
            figures.append(compare(found, wanted))
            whole = best_shares(found, wanted.articles)
            certain += [(a["certainty"], share >= WHOLE) for a, share in zip(found, whole) if a["certainty"]]
    means = [float(np.mean([f[k] for f in figures if f[k] is not None])) for k in range(4)]
    return float(np.mean(means)), certain


def lines_of(sources): return {(s["block"], i) for s in sources or [] for i in range(s["lines"][0], sum(s["lines"]))}


def articles_of(document):
    """Lines, headline, captions and certainty of each article of a document."""
    out = []
    for article in document["articles"]:
        captions = [lines_of(c.get("sources")) | lines_of(c.get("credit_sources")) for c in article["captions"]]
        lines = set().union(*captions, *(lines_of(s) for s in article["head_sources"].values()), *(lines_of(p.get("sources")) for p in article["paragraphs"]))
        out.append(dict(lines=lines, headline=lines_of(article["head_sources"].get("headline")), captions=captions,
                        certainty=(article.get("attrs") or {}).get("certainty")))
    return out


def true_articles(wanted):
    """The lines of each article, of a line's article."""
    out = {}
    for line, article in wanted.items(): out.setdefault(article, set()).add(line)
    return out


def best_shares(found, wanted):
    """For each article found the greatest share of lines in common with one of the truth, over the lines of either."""
    true = true_articles(wanted).values()
    return [max((len(a["lines"] & t) / len(a["lines"] | t) for t in true), default=0.0) for a in found]


def compare(found, wanted):
    """Of a page: B-cubed F1 over the lines that have an article, shares of articles found whole, of headlines that are
    exact, of captions that are exact and in their article; None where there is nothing to find."""
    owner = {line: n for n, a in enumerate(found) for line in a["lines"]}
    true = true_articles(wanted.articles)
    if not true: return None, None, None, None
    precision = recall = 0.0
    for line, article in wanted.articles.items():
        mates = found[owner[line]]["lines"] if line in owner else {line}
        both = len(mates & true[article])
        precision += both / len(mates)
        recall += both / len(true[article])
    precision, recall = precision / len(wanted.articles), recall / len(wanted.articles)
    best = {article: max(found, key=lambda a: len(a["lines"] & lines), default=None) for article, lines in true.items()}
    share = lambda right: sum(right) / len(right) if right else None
    whole = share([any(len(a["lines"] & t) / len(a["lines"] | t) >= WHOLE for a in found) for t in true.values()])
    heads = share([bool(best[a]) and best[a]["headline"] == lines for a, lines in wanted.headlines.items()])
    captions = share([bool(best[a]) and lines in best[a]["captions"] for a, lines in wanted.captions])
    return 2 * precision * recall / max(1e-9, precision + recall), whole, heads, captions


def confidence(certain):
    """Logistic regression of being right on what an article's certainty tells; a little drawn towards zero."""
    x = np.array([[1.0] + [float(np.clip(c[k], -12, 12)) for k in CERTAINTY] for c, _ in certain])
    y = np.array([float(right) for _, right in certain])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - 0.1 * weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + 0.1 * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return dict(zip(("bias", *CERTAINTY), [round(float(w), 3) for w in weights]))
