"""Draws the sheets of a set: which language, wear and seed each number has, and the calls of sheetgen."""
import argparse
import json
import pathlib
import random
import sys
import tempfile

from . import texts

sys.path.insert(0, str(texts.TRAIN / "sheetgen"))
sys.dont_write_bytecode = True

# Seeds of the sets lie apart, so that no page design comes twice.
FIRST_SEED = {"train": 10000, "choose": 20000, "final": 30000}
LANGUAGES = {"zh": 28, "en": 26, "zh-hant": 20, "de": 14, "ja": 8}
# Sheets to learn from are mostly clean and small: text and places do not depend on wear. The others go through the
# finder of lines, as pages do that somebody has.
WEAR = {"train": {"none": 78, "web": 9, "scan": 6, "photo": 6, "microfilm": 1},
        "choose": {"none": 60, "web": 14, "scan": 13, "photo": 13},
        "final": {"none": 0, "web": 40, "scan": 30, "photo": 30}}
# Sheets to learn from with these numbers and more are pages of old papers, clean, mostly in the languages that had such.
OLD_FROM = 330
VARIED_FROM = 385  # sheets from here on have more manners of captions, briefs, bylines and adverts, and are mostly worn
AGED_FROM = 640  # and from here on they are of old papers, some of them worn
JOURNAL_FROM = {"train": 720, "choose": 200, "final": 200}  # from here on they are pages of journals, bulletins and handbooks
MAGAZINE_FROM = {"train": 810, "choose": 210, "final": 210}  # and from here on of magazines
DISPLAY_FROM = {"train": 860, "choose": 220, "final": 220}  # and from here on of newspapers with many display adverts
JOURNAL_WEAR = {"none": 40, "web": 30, "scan": 20, "photo": 10}
JOURNAL_LANGUAGES = {"zh": 30, "zh-hant": 20, "ja": 20, "en": 20, "de": 10}
AGED_WEAR = {"none": 80, "web": 9, "scan": 6, "photo": 5}
VARIED_WEAR = {"none": 34, "web": 32, "scan": 16, "photo": 16, "microfilm": 2}
OLD_LANGUAGES = {"zh-hant": 24, "de": 13, "en": 8, "zh": 3, "ja": 4}
CLEAN_WIDTH = 400  # pixels; lines are told to a tenth of one


def plan(which, number):
    """Language, wear, age and seed of sheet `number` of a set."""
    seed = FIRST_SEED[which] + number
    dice = random.Random(seed)
    display = number >= DISPLAY_FROM[which]
    if number >= JOURNAL_FROM[which] and not display:
        here = {lang: odds for lang, odds in JOURNAL_LANGUAGES.items() if lang in texts.languages(which)}
        lang, wear = (dice.choices(list(odds), list(odds.values()))[0] for odds in (here, JOURNAL_WEAR))
        journal = "magazine" if number >= MAGAZINE_FROM[which] else "journal"
        return dict(lang=lang, wear=wear, old=False, varied=True, journal=journal, display=False, seed=seed, dice=dice)
    if which == "train" and (OLD_FROM <= number < VARIED_FROM or number >= AGED_FROM and not display):
        lang = dice.choices(list(OLD_LANGUAGES), list(OLD_LANGUAGES.values()))[0]
        varied = number >= AGED_FROM
        wear = dice.choices(list(AGED_WEAR), list(AGED_WEAR.values()))[0] if varied else "none"
        return dict(lang=lang, wear=wear, old=True, varied=varied, journal=None, display=display, seed=seed, dice=dice)
    here = {lang: LANGUAGES.get(lang, 6) for lang in texts.languages(which)}
    lang = dice.choices(list(here), list(here.values()))[0]
    varied = which == "train" and number >= VARIED_FROM or display
    odds = VARIED_WEAR if varied else WEAR[which]
    wear = dice.choices(list(odds), list(odds.values()))[0]
    return dict(lang=lang, wear=wear, old=False, varied=varied, journal=None, display=display, seed=seed, dice=dice)


def draw(which, number, folder):
    """Makes the sheet `number` of a set in a folder, unless it is there; returns the path of its truth."""
    what = plan(which, number)
    prefix = pathlib.Path(folder) / f"{what['seed']}-{what['lang']}-{what['wear']}"
    truth = prefix.with_suffix(".truth.json")
    if truth.exists(): return truth
    import sheetgen
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf8") as pool:
        json.dump(texts.pool(which, what["lang"], what["dice"]), pool, ensure_ascii=False)
        pool.flush()
        clean = what["wear"] == "none"
        order = argparse.Namespace(articles="-", prefix=str(prefix), seed=what["seed"], lang=what["lang"],
                                   wear=what["wear"], width=CLEAN_WIDTH if clean else None, pool=pool.name,
                                   direction=None, keep=False, old=what["old"], varied=what["varied"], journal=what["journal"], display=what["display"], fill=False, pdf=False, show=False, page_xml=False)
        sheetgen.make(order)
    if clean: prefix.with_suffix(".png").unlink()
    return truth


def make(which, count, folder, first=0):
    """Draws the sheets `first` to `count` of a set; a sheet that the browser cannot set is left out, and said so."""
    pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    for number in range(first, count):
        try:
            draw(which, number, folder)
        except (SystemExit, Exception) as fault:
            print(f"sheet {number} of {which} is left out: {str(fault)[:200]}", file=sys.stderr)
