#!/usr/bin/env python3
"""Makes sheets with known truth for the other benchmarks, by sets whose seeds are fixed here.

usage: sheets.py SHARED [--set develop]... [--cache /var/tmp/galley-sheets] [--list]

SHARED holds sheetgen/. Every sheet of a set goes into CACHE/<set>/ as <seed>-<language>-<wear>.png or .jpg with its .truth.json; what is
there already stays, so a set may be made in pieces and by several runs at once. The same fonts and pictures give the same sheets: install
what sheetgen's README lists before the first run.
  develop   24 sheets, seeds 700-723: to look at while something is changed
  final     24 sheets, seeds 4100-4123, and
  final2    24 sheets, seeds 4200-4223: for figures alone; nobody looks at them
  upright   200 small sheets without wear, seeds 5000-5199: for upright.py
A set of 24 has six sheets of each language: web, scan, photo, microfilm, web, scan. Whether a sheet of zh-hant or ja is set in vertical
lines is drawn by its seed. Needs what sheetgen needs; a sheet takes 10 to 60 seconds.
"""
import argparse, pathlib, subprocess, sys
from collections import namedtuple

CACHE = pathlib.Path("/var/tmp/galley-sheets")
LANGUAGES = ["zh", "zh-hant", "en", "ja"]
WEARS = ["web", "scan", "photo", "microfilm", "web", "scan"]

# One sheet to be made: `more` are further arguments of sheetgen.
Sheet = namedtuple("Sheet", "seed language wear more")


def worn(first):
    """Six sheets of each language, the seeds counted on from `first`."""
    return [Sheet(first + len(LANGUAGES) * i + k, language, wear, ()) for i, wear in enumerate(WEARS) for k, language in enumerate(LANGUAGES)]


def upright(first, count):
    """Small clean sheets; every other one of the languages that have both directions is vertical."""
    out = []
    for i in range(count):
        language = LANGUAGES[i % len(LANGUAGES)]
        direction = ("vertical", "horizontal")[i // len(LANGUAGES) % 2] if language in ("zh-hant", "ja") else "horizontal"
        out.append(Sheet(first + i, language, "none", ("--width", "1200", "--direction", direction)))
    return out


SETS = {"develop": worn(700), "final": worn(4100), "final2": worn(4200), "upright": upright(5000, 200)}


def prefix(sheet, folder):
    return folder / f"{sheet.seed}-{sheet.language}-{sheet.wear}"


def image_of(path):
    """The image beside a prefix, or None while the sheet is not made: the truth is written last."""
    if not pathlib.Path(f"{path}.truth.json").exists(): return None
    return next((p for s in (".png", ".jpg") if (p := pathlib.Path(f"{path}{s}")).exists()), None)


def make(shared, sheet, folder):
    """Makes one sheet unless it is there, and returns its image."""
    path = prefix(sheet, folder)
    if image := image_of(str(path)): return image
    own = folder / f".making-{path.name}"
    command = ["/usr/bin/python3", shared / "sheetgen/sheetgen.py", "-", own, "--seed", str(sheet.seed), "--lang", sheet.language,
               "--wear", sheet.wear, *sheet.more]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode: sys.exit(f"sheetgen made no sheet of seed {sheet.seed}: {done.stderr.strip()[-400:]}")
    for suffix in (".png", ".jpg", ".truth.json"):
        if (made := pathlib.Path(f"{own}{suffix}")).exists(): made.rename(f"{path}{suffix}")
    return image_of(str(path))


def sheets(shared, name, cache=CACHE, languages=None, wears=None):
    """The sheets of a set as [(Sheet, image, truth file)], made where they are missing; without sheetgen, those that are in the cache."""
    folder, there = cache / name, (shared / "sheetgen/sheetgen.py").exists()
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for sheet in SETS[name]:
        if (languages and sheet.language not in languages) or (wears and sheet.wear not in wears): continue
        image = make(shared, sheet, folder) if there else image_of(str(prefix(sheet, folder)))
        if image: out.append((sheet, image, pathlib.Path(f"{prefix(sheet, folder)}.truth.json")))
    if not out: sys.exit(f"There is no {shared}/sheetgen and no sheet in {folder}: the set {name} cannot be made here.")
    return out


def main():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--set", action="append", choices=list(SETS))
    p.add_argument("--cache", type=pathlib.Path, default=CACHE)
    p.add_argument("--list", action="store_true", help="print the sheets' names and make none")
    o = p.parse_args()
    for name in o.set or ["develop"]:
        if o.list: print("\n".join(prefix(s, o.cache / name).name for s in SETS[name]))
        else: print(f"{name}: {len(sheets(o.shared, name, o.cache))} sheets in {o.cache / name}")


if __name__ == "__main__": main()
