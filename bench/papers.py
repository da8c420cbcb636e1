#!/usr/bin/env python3
"""Pages of real newspapers as people have them, through a whole pipeline: who fails, and how well those with truth by hand are read.

usage: papers.py BUILD SHARED [--pipeline newspaper] [--set STAGE.OPTION=VALUE]... [--again] [--show NAME]

Reads every file of SHARED/real/papers in one run with one worker and prints a line for each page: its status, articles, lines and
characters, and where SHARED/real/papers/truth knows better, by ../shared/score/real.py and, for heads, by line_match.py:
  recall    share of the articles' lines whose middle is in a line of the output (wanted: 0.99)
  heads     share of headline lines read exactly, white space folded (wanted: 0.95, over all pages)
  cer       edit errors of body lines over their characters, line by line, whatever article they came to
  stray     share of the articles' characters that are nobody's or no line's (wanted: 0.02)
  f1, partition, spaces   article_f1, partition_f1 and spaces of the scores
--show prints the faults of one page. The run's CPU seconds and largest process come last. Standard library only.
"""
import argparse, importlib.util, json, pathlib, shutil, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import line_match as match
from lines import fold, measured


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--set", action="append", default=[])
    p.add_argument("--again", action="store_true", help="score the last output as it is")
    p.add_argument("--show", help="a file's name, or its beginning")
    return p.parse_args()


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem + "_score", path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def scaled(truth, page):
    """The truth's lines in pixels of the output's page, with what line_match asks of a line."""
    fx, fy = page["width"] / truth["width"], page["height"] / truth["height"]
    lines = []
    for l in truth["lines"]:
        polygon = [(x * fx, y * fy) for x, y in l["polygon"]]
        wide, high = (max(c) - min(c) for c in zip(*polygon))
        lines.append({"figure": None, **l, "polygon": polygon, "writing": "vertical" if high > 1.5 * wide and len(fold(l["text"])) > 1 else "horizontal"})
    return {"lines": lines}


def read_lines(S, truth, document):
    """(headline lines, those exact, body characters, errors in them, faults)."""
    true, out = match.true_strips(scaled(truth, document["pages"][0])), match.output_strips(document)
    _, of = match.links(true, out)
    heads = exact = body = errors = 0
    faults = []
    for ts, os_ in match.groups(true, of):
        if all(t.info["role"] not in ("headline", "body") for t in ts): continue
        ts, os_ = match.ordered(ts), match.ordered(os_)
        texts, text = [fold(t.text) for t in ts], fold("".join(o.text for o in os_))
        for t, own, wrong in zip(ts, texts, match.errors_by_line(texts, text) if len(ts) > 1 else [S.edit(texts[0], text)]):
            if t.info["role"] == "headline": heads, exact = heads + 1, exact + (wrong == 0)
            if t.info["role"] == "body": body, errors = body + len(own), errors + wrong
            if wrong and t.info["role"] in ("headline", "body"): faults.append((wrong, f"{wrong} {t.info['role']}: {t.text}  <-  {' | '.join(o.text for o in os_)}"))
    return heads, exact, body, errors, sorted(faults, reverse=True)


def main():
    o = parse()
    folder, out = o.shared / "real/papers", o.build / "bench/papers"
    if not folder.exists(): sys.exit(f"There is no {folder}: nothing is measured.")
    files = sorted(f for f in folder.iterdir() if f.is_file())
    if not o.again:
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        options = [x for s in o.set for x in ("--set", s)]
        cpu, mb, code = measured([o.build / "galley", "run", "-q", "--jobs", "1", o.pipeline, *files, "-o", out, "--set", "read.images.group=file", *options])
        if code not in (0, 2): sys.exit(f"galley ended with {code}")
    real, S = module(o.shared / "score/real.py"), module(o.shared / "score/score.py")
    status = {p["source"]: p for p in json.loads((out / "run.json").read_text(encoding="utf8"))["pages"]}
    print(f"{'':28} {'status':>7} {'articles':>8} {'lines':>6} {'chars':>6} {'recall':>7} {'heads':>7} {'cer':>7} {'stray':>7} {'f1':>6} {'partition':>9} {'spaces':>7}")
    sums, found, failed = [0] * 4, [], 0
    for file in files:
        page, document = status.get(file.name) or {"status": "absent"}, out / file.stem / "document.json"
        failed += page["status"] != "done"
        line = f"{file.name[:28]:28} {page['status']:>7}"
        if document.exists():
            document = json.loads(document.read_text(encoding="utf8"))
            lines = [fold(l["text"]) for p in document["pages"] for b in p["blocks"] for l in b["lines"] if l.get("text")]
            line += f" {len(document['articles']):8} {len(lines):6} {sum(map(len, lines)):6}"
            truth = folder / "truth" / (file.name + ".truth.json")
            if truth.exists():
                truth = json.loads(truth.read_text(encoding="utf8"))
                r, _ = real.real(truth, document)
                heads, exact, body, errors, faults = read_lines(S, truth, document)
                sums = [a + b for a, b in zip(sums, (heads, exact, body, errors))]
                found.append(r)
                line += f" {r['line_recall']:7.4f} {exact:3}/{heads:3} {errors / max(1, body):7.4f} {r['stray']:7.4f} {r['article_f1']:6.3f} {r['partition_f1']:9.3f} {r['spaces']:7.2f}"
                if o.show and file.name.startswith(o.show): print("\n".join(text for _, text in faults[:60]))
        elif page.get("error"): line += f"   {page['error'].get('message', '')}"
        print(line)
    if found:
        mean = lambda key: sum(r[key] for r in found) / len(found)
        print(f"{'mean of those with truth':28} {failed:3} bad {'':22} {mean('line_recall'):7.4f} {sums[1]:3}/{sums[0]:3} {sums[3] / max(1, sums[2]):7.4f} "
              f"{mean('stray'):7.4f} {mean('article_f1'):6.3f} {mean('partition_f1'):9.3f} {mean('spaces'):7.2f}   heads {sums[1] / max(1, sums[0]):.3f}")
    if not o.again: print(f"{cpu:.1f} CPU seconds, {mb:.0f} MB")


if __name__ == "__main__": main()
