#!/usr/bin/env python3
"""Lines found and read on sheets with known truth, by place: no articles, no order.

usage: lines.py BUILD SHARED [--set develop] [--languages zh,en] [--wears web,scan] [--option STAGE.OPTION=VALUE]... [--pipeline FILE]
                [--peer VENV] [--again] [--faults N] [--json FILE]

Runs read.images (pages that lie wrongly are turned), layout.lines, ocr.network, ocr.tesseract and write.json over a set of sheets.py with
one worker, and prints, for each sheet, each language, each wear and all (line_match.py says when a line is covered, found, and of which text):
  found     share of the articles' lines, all that can be seen but words in charts and tables and marks at a text's end, that output lines
            cover for at least 0.8 of their length
  stray     share of the output's characters that stand on no line of the truth: read from pictures, rules, dirt. Words in photographs
            and charts, adverts and mastheads are lines of the truth. Where nothing was read, squares along the lines are counted
  cer       edit errors of body lines over their characters, white space folded; a line that nothing reads counts whole
  heads     share of headline lines read exactly, white space folded
  spaces    false and missing spaces per 1,000 places that score.py compares
  joined    output lines that hold true lines of different columns; boxes: those that hold two lines one above the other
  pieces    lines of articles that two or more output lines read
  cpu s     CPU seconds a page, loading of models included; MB: largest process of the run (both in the last row only)
--peer reads the same sheets with rapidocr instead (peer_rapidocr.py; VENV is where it is installed). --again scores the last output as
it is. --faults prints the N worst lines of each sheet. Standard library only.
"""
import argparse, importlib.util, json, os, pathlib, resource, shutil, subprocess, sys
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import line_match as match
from sheets import SETS, sheets

# The first part of config/newspaper.json.
STAGES = [{"use": "read.images", "options": {"orientation": "detect", "group": "file"}}, {"use": "layout.lines"}, {"use": "ocr.network"},
          {"use": "ocr.tesseract"}, {"use": "write.json"}]


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--set", default="develop", choices=list(SETS))
    p.add_argument("--languages", type=lambda s: s.split(","))
    p.add_argument("--wears", type=lambda s: s.split(","))
    p.add_argument("--option", action="append", default=[], help="STAGE.OPTION=VALUE for galley")
    p.add_argument("--pipeline", type=pathlib.Path, help="another pipeline file; it must end in write.json")
    p.add_argument("--peer", type=pathlib.Path, help="virtual environment with rapidocr")
    p.add_argument("--again", action="store_true")
    p.add_argument("--faults", type=int, default=0)
    p.add_argument("--json", type=pathlib.Path, help="write all figures of each sheet there")
    return p.parse_args()


def fold(text):
    return "".join(text.split()).replace("\u00ad", "-")


def score_module(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "score/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(command, **how):
    """(CPU seconds, peak MB of the largest process, exit code) of a command and all that it waited for; `how` is for Popen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child = subprocess.Popen(list(map(str, command)), **how)
    _, status, usage = os.wait4(child.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def run_galley(o, images, out):
    pipeline = o.pipeline or out.parent / "lines.json"
    if not o.pipeline: pipeline.write_text(json.dumps({"galley": 1, "stages": STAGES}))
    options = [x for s in o.option for x in ("--set", s)]
    cpu, mb, code = measured([o.build / "galley", "run", "-q", "--jobs", "1", pipeline, *images, "-o", out, "--set", "read.images.group=file", *options])
    if code not in (0, 2): sys.exit(f"galley ended with {code}")
    return cpu, mb


def run_peer(o, images, out):
    cpu, mb, code = measured([o.peer / "bin/python", HERE / "peer_rapidocr.py", out, *images])
    if code: sys.exit(f"the peer ended with {code}")
    return cpu, mb


def sheet_figures(S, truth, document):
    """Counts of one sheet, to be added up, and its faults: [(errors, sentence)]."""
    true, out = match.true_strips(truth), match.output_strips(document)
    covered, of = match.links(true, out)
    n, faults = Counter(), []
    for t, share, mine in zip(true, covered, of):
        if t.info["article"] is None or t.info.get("hidden") or t.info["role"] in ("endmark", *match.IN_PICTURES): continue
        n["lines"] += 1
        n["found"] += share >= .8
        n["pieces"] += len(mine) > 1
        if share < .8: faults.append((1000 + t.length, f"not found ({share:.2f}) {place(t)} {t.info['role']}: {t.text}"))
        elif len(mine) > 1: faults.append((len(mine), f"{len(mine)} pieces {place(t)} {t.info['role']}: {t.text}"))
    unread = not any(fold(o.text) for o in out)
    for o in out:
        size = o.length / o.thick if unread else len(fold(o.text))
        share = match.astray(o, true)
        lost = size * share if share > .25 else 0
        n["characters"] += size
        n["stray"] += lost
        if lost: faults.append((100 + lost, f"stray {place(o)}: {o.text}"))
    boxes = match.stacked(true, of)
    for k, ts in match.held_by(true, of).items():
        joined = any(match.across_columns(a, b) for i, a in enumerate(ts) for b in ts[i + 1:])
        n["joined"] += joined
        n["boxes"] += k in boxes
        if joined or k in boxes: faults.append((500, f"{'joined' if joined else 'one box'} {place(ts[0])}: {' + '.join(t.text for t in ts)}"))
    for ts, os_ in match.groups(true, of):
        if all(t.info["role"] not in ("body", "headline") or t.info["article"] is None or t.info.get("hidden") for t in ts): continue
        ts, os_ = match.ordered(ts), match.ordered(os_)
        texts, text = [fold(t.text) for t in ts], fold("".join(o.text for o in os_))
        errors = match.errors_by_line(texts, text) if len(ts) > 1 else [S.edit(texts[0], text)]
        for t, own, e in zip(ts, texts, errors):
            if t.info["article"] is None or t.info.get("hidden"): continue
            if t.info["role"] == "body":
                n["body"] += len(own)
                n["errors"] += e
                if e: faults.append((e, f"{e} errors {place(t)}: {t.text}  <-  {' | '.join(o.text for o in os_)}"))
            if t.info["role"] == "headline":
                n["heads"] += 1
                n["exact"] += e == 0
                if e: faults.append((50 + e, f"headline {place(t)}: {t.text}  <-  {' | '.join(o.text for o in os_)}"))
        if any(t.info["role"] == "body" for t in ts):
            bad, places = S.spaces([" ".join(t.text for t in ts)], [" ".join(o.text for o in os_)])
            n["bad spaces"] += bad
            n["places"] += places
    return n, sorted(faults, key=lambda f: -f[0])


def place(s):
    return f"at {round(s.bounds[0])},{round(s.bounds[1])}"


HEADER = f"{'':22} {'sheets':>6} {'lines':>6} {'found':>7} {'stray':>7} {'cer':>7} {'heads':>7} {'spaces':>7} {'joined':>6} {'boxes':>6} {'pieces':>6}"


def row(name, parts):
    n = sum(parts, Counter())
    part = lambda a, b: n[a] / max(1, n[b])
    return (f"{name:22} {len(parts):6} {n['lines']:6} {part('found', 'lines'):7.4f} {part('stray', 'characters'):7.4f} {part('errors', 'body'):7.4f} "
            f"{part('exact', 'heads'):7.3f} {1000 * part('bad spaces', 'places'):7.2f} {n['joined']:6} {n['boxes']:6} {n['pieces']:6}")


def main():
    o = parse()
    made = sheets(o.shared, o.set, languages=o.languages, wears=o.wears)
    out = o.build / "bench/lines" / (o.set + (".peer" if o.peer else ""))
    out.parent.mkdir(parents=True, exist_ok=True)
    cpu = mb = 0
    if not o.again:
        shutil.rmtree(out, ignore_errors=True)
        cpu, mb = (run_peer if o.peer else run_galley)(o, [image for _, image, _ in made], out)
    S, figures, failed = score_module(o.shared), {}, []
    for sheet, image, truth in made:
        document = out / image.stem / "document.json"
        if not document.exists():
            failed.append(image.name)
            document = {"pages": [{"blocks": []}]}
        else: document = json.loads(document.read_text(encoding="utf8"))
        figures[sheet], faults = sheet_figures(S, json.loads(truth.read_text(encoding="utf8")), document)
        if o.faults: print(f"{image.name}: " + "\n    ".join(["", *(text for _, text in faults[:o.faults])]))
    print(HEADER)
    for sheet, n in figures.items(): print(row(f"{sheet.seed} {sheet.language} {sheet.wear}", [n]))
    for key in ("language", "wear"):
        for value in dict.fromkeys(getattr(s, key) for s in figures): print(row(value, [n for s, n in figures.items() if getattr(s, key) == value]))
    print(row("all", list(figures.values())) + (f"   {cpu / len(made):.1f} cpu s a page, {mb:.0f} MB" if cpu else ""))
    if failed: print(f"{len(failed)} sheets failed: {', '.join(failed)}")
    if o.json: o.json.write_text(json.dumps({f"{s.seed}-{s.language}-{s.wear}": dict(n) for s, n in figures.items()}, indent=1))


if __name__ == "__main__": main()
