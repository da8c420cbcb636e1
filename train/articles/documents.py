"""The documents of a set: every sheet, with its lines found or spoiled, laid out as a pipeline lays out its pages."""
import json
import pathlib
import random
import shutil
import sys

from . import clean, faults, found, galley, pages

MEASURED = ("choose", "final")  # sets that nothing is learned from
VARIANTS = {"clean": 5, "worn": 3}  # pages that a sheet to learn from gives
FEWEST = 0.5  # share of the truth's lines; where fewer were found, the page teaches nothing


def make(build, which, folder):
    """Finds the lines of worn sheets, spoils clean ones, and lays all of them out; what is there stays."""
    folder = pathlib.Path(folder)
    sheets = sorted(p for p in (folder / "sheets").glob("*.truth.json") if not p.name.endswith("-dump.truth.json"))
    find(build, sheets, folder)
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    for path in sheets:
        name = path.name.removesuffix(".truth.json")
        kind = "clean" if name.endswith("-none") else "worn"
        if kind == "worn" and not document_of(folder, name).exists(): continue
        wanted = [folder / "documents" / f"{name}.{v}.json" for v in range(1 if which in MEASURED else VARIANTS[kind])]
        if all(w.exists() for w in wanted): continue
        truth = json.loads(path.read_text(encoding="utf8"))
        page = page_of(folder, name, kind, truth)
        if len(page.lines) < FEWEST * sum(not l.get("hidden") for l in truth["lines"]):
            print(f"{name} is left out: few of its lines were found", file=sys.stderr)
            continue
        for version, out in enumerate(wanted): write(build, variant(page, kind, which, version), out)


def document_of(folder, name):
    return folder / "found" / name / "document.json"


def find(build, sheets, folder):
    """Runs layout.lines on the images of the sheets that have one and no lines yet."""
    images = [p for s in sheets for p in s.parent.glob(s.name.removesuffix(".truth.json") + ".*") if p.suffix != ".json"]
    images = [p for p in images if not document_of(folder, p.stem).exists()]
    if not images: return
    inbox = folder / "inbox"
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir(parents=True)
    for p in images: shutil.copy(p, inbox / p.name)  # links that lead out of the input are not followed
    galley.find_lines(build, inbox, folder / "found.part")
    for p in (folder / "found.part").glob("*/document.json"):
        target = document_of(folder, p.parent.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        p.replace(target)
    shutil.rmtree(folder / "found.part")
    shutil.rmtree(inbox)


def page_of(folder, name, kind, truth):
    if kind == "clean": return clean.page_of(name, truth)
    return found.page_of(name, json.loads(document_of(folder, name).read_text(encoding="utf8"))["pages"][0], truth)


def variant(page, kind, which, version):
    """One of the pages that a sheet gives. What is measured on is read well and not spoiled further where it was found."""
    dice = random.Random(f"{page.name}.{version}")
    if kind == "clean": return faults.spoiled(page, dice)
    return faults.worn(page, dice) if version and which not in MEASURED else faults.read(page, dice)


def write(build, page, out):
    document = galley.lay_out(build, pages.layer(page))
    part = out.with_suffix(".part")
    part.write_text(json.dumps(document, ensure_ascii=False), encoding="utf8")
    part.replace(out)
