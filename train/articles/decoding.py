"""Chooses the constants of galley's decoder, and the weights of an article's confidence, by the set `choose`."""
import json
import pathlib
import subprocess
import tempfile

import numpy as np

from . import labels

# What is tried for each constant, one after the other.
TRIED = {"bias": [-0.6, -0.3, 0.0, 0.3, 0.6], "head_penalty": [0.0, 1.0, 2.0, 3.0, 5.0], "loose": [-3.0, -2.0, -1.0, 0.0]}
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
        print(f"{key}: {constants}, mean of B-cubed and of whole articles {best[0]:.4f}", flush=True)
    about["decoder"] = constants
    about["confidence"] = confidence(best[2])
    (model / "model.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    print(json.dumps({k: about[k] for k in ("decoder", "confidence")}))


def known(folder):
    """(document, profile's language, true article of each line that has one) of the pages of a set that have places."""
    for document in sorted((folder / "documents").glob("*.json")):
        name = document.stem.rsplit(".", 1)[0]
        if name.endswith("-dump"): continue
        truth = json.loads((folder / "sheets" / f"{name}.truth.json").read_text(encoding="utf8"))
        articles = {}
        for block in json.loads(document.read_text(encoding="utf8"))["pages"][0]["blocks"]:
            for i, line in enumerate(block["lines"]):
                numbers = (line.get("attrs") or {}).get("truth")
                if not numbers: continue
                main = truth["lines"][numbers[0]]
                if main["article"] is not None and labels.role_of(main) not in labels.NOBODY | {"pullquote", "section", "jump"}:
                    articles[block["id"], i] = main["article"]
        yield document, truth["lang"], articles


def evaluate(build, profiles, model, about, pages, constants):
    """(mean of B-cubed and whole articles, [(certainty, right)] of all articles found) with these constants."""
    with tempfile.TemporaryDirectory() as folder:
        trial = pathlib.Path(folder)
        (trial / about["file"]).symlink_to((model / about["file"]).resolve())
        (trial / "model.json").write_text(json.dumps({**about, "decoder": constants}))
        figures, certain = [], []
        for document, lang, wanted in pages:
            done = subprocess.run([build / "articles-dump", document, profiles / f"{lang}.json", trial], check=True, capture_output=True, text=True)
            found = articles_of(json.loads(done.stdout))
            figures.append(compare(found, wanted))
            whole = best_shares(found, wanted)
            certain += [(a["certainty"], share >= WHOLE) for a, share in zip(found, whole) if a["certainty"]]
    return float(np.mean([(a + b) / 2 for a, b in figures])), certain


def articles_of(document):
    """Lines and certainty of each article of a document."""
    out = []
    for article in document["articles"]:
        sources = [s for part in article["head_sources"].values() for s in part or []]
        for part in article["paragraphs"] + article["captions"]: sources += part.get("sources") or []
        lines = {(s["block"], i) for s in sources for i in range(s["lines"][0], sum(s["lines"]))}
        out.append(dict(lines=lines, certainty=(article.get("attrs") or {}).get("certainty")))
    return out


def best_shares(found, wanted):
    """For each article found the greatest share of lines in common with one of the truth, over the lines of either."""
    true = {}
    for line, article in wanted.items(): true.setdefault(article, set()).add(line)
    own = [a["lines"] & wanted.keys() | {l for l in a["lines"] if l not in wanted} for a in found]
    return [max((len(lines & t) / len(lines | t) for t in true.values()), default=0.0) for lines in own]


def compare(found, wanted):
    """(B-cubed F1 over the lines that have an article, share of true articles that were found whole)."""
    owner = {line: n for n, a in enumerate(found) for line in a["lines"]}
    precision = recall = 0.0
    true = {}
    for line, article in wanted.items(): true.setdefault(article, set()).add(line)
    if not true: return 1.0, 1.0
    for line, article in wanted.items():
        mates = found[owner[line]]["lines"] if line in owner else {line}
        both = len(mates & true[article])
        precision += both / len(mates)
        recall += both / len(true[article])
    precision, recall = precision / len(wanted), recall / len(wanted)
    whole = sum(any(len(a["lines"] & t) / len(a["lines"] | t) >= WHOLE for a in found) for t in true.values()) / len(true)
    return 2 * precision * recall / max(1e-9, precision + recall), whole


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
