"""The texts that a page is made of: desks of train/texts and the generator's own pools, by set and language."""
import json
import pathlib

TRAIN = pathlib.Path(__file__).resolve().parent.parent
SETS = ("train", "choose", "final")


def files(which, lang):
    """The desks of a set that write in a language; the generator's own pool belongs to the set `train`."""
    out = [p for p in sorted((TRAIN / "texts").glob("*.json")) if _facts(p) == (which, lang)]
    pool = TRAIN / "sheetgen" / f"texts_{lang.replace('-', '_')}.json"
    return out + ([pool] if which == "train" and pool.exists() else [])


def languages(which):
    """The languages of a set, sorted."""
    return sorted({lang for set_, lang in map(_facts, (TRAIN / "texts").glob("*.json")) if set_ == which})


def pool(which, lang, dice):
    """Articles of one to three desks, and one desk's words for mastheads, adverts and tables."""
    every = files(which, lang)
    chosen = dice.sample(every, min(len(every), dice.choice([1, 1, 2, 3])))
    loaded = [json.loads(p.read_text(encoding="utf8")) for p in chosen]
    words = dice.choice(loaded)
    return {**words, "articles": [a for desk in loaded for a in desk["articles"]]}


def _facts(path):
    desk = json.loads(path.read_text(encoding="utf8"))
    return desk.get("set"), desk["lang"]
