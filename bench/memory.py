#!/usr/bin/env python3
"""Peak memory of one worker on a page of 30 megapixels.

usage: memory.py BUILD SHARED [--pipeline newspaper] [--megapixels 30] [--set STAGE.OPTION=VALUE]...

A page with known truth is scaled to the size, as gray and colour PNG, colour JPEG and TIFF of one bit, and read with one job. Printed: the peak resident memory of any
process of the run, in MB. Target: at most 400. Needs python3-pil.
"""
import argparse, os, pathlib, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from pages import make_page

# Scales the image of argv[1] to argv[2] megapixels in colours argv[3] and writes it to argv[4]; runs where Debian's Pillow is.
SCALE = """
import sys
from PIL import Image
page = Image.open(sys.argv[1]).convert("L" if sys.argv[3] == "1" else sys.argv[3])
factor = (float(sys.argv[2]) * 1e6 / (page.width * page.height)) ** .5
page.resize((round(page.width * factor), round(page.height * factor)), Image.BICUBIC).convert(sys.argv[3]).save(sys.argv[4], dpi=(300 * factor, 300 * factor))
"""


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--lang", default="zh")
    p.add_argument("--degrade", default="none")
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--megapixels", type=float, default=30)
    p.add_argument("--set", action="append", default=[])
    return p.parse_args()


def peak_mb(command):
    """Peak of the largest process among the command and the children that it waited for (wait4 tells kilobytes)."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    return usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    o = parse()
    source = make_page(o, "ruled", 1)
    folder = o.build / "bench/memory"
    folder.mkdir(parents=True, exist_ok=True)
    for mode, name in (("L", "gray.png"), ("RGB", "colour.png"), ("RGB", "colour.jpg"), ("1", "bilevel.tif")):
        image = folder / name
        subprocess.run(["/usr/bin/python3", "-c", SCALE, source.with_suffix(".png"), str(o.megapixels), mode, image], check=True)
        subprocess.run(["rm", "-rf", folder / "out"])
        overrides = [x for s in o.set for x in ("--set", s)]
        mb, code = peak_mb([o.build / "galley", "run", "-q", o.pipeline, image, "-o", folder / "out", "--jobs", "1", *overrides])
        print(f"{name:11} {o.megapixels:g} megapixels: peak {mb:.0f} MB, exit {code}", flush=True)


if __name__ == "__main__": main()
