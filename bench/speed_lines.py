#!/usr/bin/env python3
"""CPU time of Galley beside rapidocr on the same sheets in the same run, and the memory of a worker on a large page.

usage: speed_lines.py BUILD SHARED VENV [--pipeline newspaper] [--set develop] [--languages zh,en] [--wears web,scan] [--cpu 0]
                      [--fast STAGE.OPTION=VALUE,…] [--megapixels 25] [--without memory]

Reads the sheets of each language and wear with one worker on one processor (`taskset -c`): Galley exactly (32-bit floats) and fast
(--fast; by default precision=fast for layout.lines and ocr.network), then rapidocr 3.10 with ONNX Runtime on one thread (peer_rapidocr.py
says how to make VENV). Printed: CPU seconds a page and Galley's as a share of rapidocr's, starting and loading included; the row `blank`
is an empty page of 100 x 100 pixels, so what starting costs. Wanted: at most 0.75 exactly, 0.35 fast. Seconds depend on what else the
machine does, shares of one run hardly.
Then one page of a set, enlarged to 25 megapixels: the largest process of each. Wanted: at most 900 MB. Needs python3-pil.
"""
import argparse, pathlib, shutil, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from lines import measured
from sheets import SETS, sheets

# An empty image argv[1], and the image argv[2] at argv[3] megapixels as argv[4].
BLANK = "import sys; from PIL import Image; Image.new('RGB', (100, 100), 'white').save(sys.argv[1])"
ENLARGE = """
import sys
from PIL import Image
page = Image.open(sys.argv[1]).convert("RGB")
factor = (float(sys.argv[2]) * 1e6 / (page.width * page.height)) ** .5
page.resize((round(page.width * factor), round(page.height * factor)), Image.BICUBIC).save(sys.argv[3], compress_level=1)
"""


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("venv", type=pathlib.Path)
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--set", default="develop", choices=list(SETS))
    p.add_argument("--languages", default="zh,en")
    p.add_argument("--wears", default="web,scan")
    p.add_argument("--cpu", default="0")
    p.add_argument("--fast", default="layout.lines.precision=fast,ocr.network.precision=fast")
    p.add_argument("--megapixels", type=float, default=25)
    p.add_argument("--without", default="")
    return p.parse_args()


def readers(o, folder):
    """{name: function(images) -> (CPU seconds, MB)}; each reads everything anew."""
    def galley(options):
        def read(images):
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            sets = [x for s in options for x in ("--set", s)]
            cpu, mb, code = measured(["taskset", "-c", o.cpu, o.build / "galley", "run", "-q", "--jobs", "1", o.pipeline, *images, "-o", out,
                                      "--set", "read.images.group=file", *sets])
            if code: sys.exit(f"galley ended with {code}")
            return cpu, mb
        return read

    def peer(images):
        cpu, mb, code = measured(["taskset", "-c", o.cpu, o.venv / "bin/python", HERE / "peer_rapidocr.py", folder / "peer", *images])
        if code: sys.exit(f"rapidocr ended with {code}")
        return cpu, mb

    return {"exact": galley([]), "fast": galley(o.fast.split(",") if o.fast else []), "rapidocr": peer}


def main():
    o = parse()
    folder = o.build / "bench/speed"
    folder.mkdir(parents=True, exist_ok=True)
    run = readers(o, folder)
    subprocess.run(["/usr/bin/python3", "-c", BLANK, folder / "blank.png"], check=True)
    cases = {"blank": [folder / "blank.png"]}
    for language in o.languages.split(","):
        for wear in o.wears.split(","): cases[f"{language} {wear}"] = [image for _, image, _ in sheets(o.shared, o.set, languages=[language], wears=[wear])]
    print(f"{'CPU s a page':14} {'pages':>5} {'exact':>8} {'fast':>8} {'rapidocr':>9} {'exact/rapidocr':>15} {'fast/rapidocr':>14}", flush=True)
    total, pages = dict.fromkeys(run, 0.0), 0
    for name, images in cases.items():
        cpu = {k: read(images)[0] for k, read in run.items()}
        print(row(name, len(images), cpu), flush=True)
        if name == "blank": continue
        total, pages = {k: total[k] + cpu[k] for k in cpu}, pages + len(images)
    print(row("all", pages, total), flush=True)
    if "memory" in o.without: return
    scans = [c for c in cases if c.endswith("scan")]
    source, large = cases[(scans or list(cases)[-1:])[0]][0], folder / "large.png"
    subprocess.run(["/usr/bin/python3", "-c", ENLARGE, source, str(o.megapixels), large], check=True)
    print(f"{source.name} at {o.megapixels:g} megapixels: " + ", ".join(f"{k} {read([large])[1]:.0f} MB" for k, read in run.items()))


def row(name, pages, cpu):
    share = lambda k: cpu[k] / max(1e-9, cpu["rapidocr"])
    return f"{name:14} {pages:5} " + " ".join(f"{cpu[k] / pages:{w}.2f}" for k, w in (("exact", 8), ("fast", 8), ("rapidocr", 9))) + f" {share('exact'):15.3f} {share('fast'):14.3f}"


if __name__ == "__main__": main()
