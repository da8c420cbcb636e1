#!/usr/bin/env python3
"""Images that no newspaper is, beside one that is: every page a result or a clear error, and the run goes on.

usage: bad_images.py BUILD SHARED [--pipeline newspaper] [--drawn]

Runs the files of SHARED/bad-inputs/pillow, or with --drawn images drawn here (blank, black, a photograph, 1 x 1, 20,000 x 20,000,
odd depths and colours, turned, two facing pages, no or wrong dpi), together with one page with known truth. Printed: pages done and failed, each failure
with its reason, the peak memory, the slowest page, and whether the good page came out whole, also from its turned copies. Exit 1 when the run did not end well.
"""
import argparse, json, os, pathlib, shutil, subprocess, sys, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from pages import make_page, score
from memory import peak_mb

# Draws the images into the folder argv[2], the readable ones from the page argv[1]; runs where Debian's Pillow is.
DRAW = """
import sys, random
from PIL import Image, ImageOps
Image.MAX_IMAGE_PIXELS = None
page, out = Image.open(sys.argv[1]).convert("L"), sys.argv[2] + "/"
part = page.crop((0, 0, page.width, page.height // 3))
Image.new("L", (2000, 3000), 255).save(out + "blank.png")
Image.new("L", (2000, 3000), 0).save(out + "black.png")
Image.effect_noise((150, 200), 90).resize((1500, 2000), Image.BICUBIC).save(out + "photograph.jpg")
Image.new("L", (1, 1), 0).save(out + "one-pixel.png")
Image.new("1", (20000, 20000), 1).save(out + "huge.png")
part.convert("1").save(out + "bilevel.tif", compression="group4", dpi=(300, 300))
part.point(lambda v: v * 257, "I").convert("I;16").save(out + "sixteen-bit.png")
part.convert("CMYK").save(out + "cmyk.jpg", quality=90)
rgba = part.convert("RGBA"); rgba.putalpha(ImageOps.invert(part)); rgba.save(out + "alpha.png")
part.convert("P").save(out + "palette.png")
part.save(out + "no-dpi.png")
part.save(out + "wrong-dpi.png", dpi=(72, 72))
for degrees in 90, 180, 270: page.rotate(degrees, expand=True).save(out + f"turned-{degrees}.png", dpi=(300, 300))
spread = Image.new("L", (page.width * 2, page.height), 255)
spread.paste(page, (0, 0)); spread.paste(page, (page.width, 0))
spread.save(out + "facing.jpg", quality=90, dpi=(300, 300))
exif = Image.Exif(); exif[0x0112] = 2
ImageOps.mirror(part).save(out + "mirrored-exif.jpg", quality=90, exif=exif)
"""


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--lang", default="zh")
    p.add_argument("--degrade", default="none")
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--drawn", action="store_true")
    return p.parse_args()


def main():
    o = parse()
    good = make_page(o, "plain", 1)
    folder = o.build / "bench/bad_images"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "in").mkdir(parents=True)
    if o.drawn:
        subprocess.run(["/usr/bin/python3", "-c", DRAW, good.with_suffix(".png"), folder / "in"], check=True)
    else:
        for file in sorted((o.shared / "bad-inputs/pillow").iterdir()): shutil.copy(file, folder / "in")
    shutil.copy(good.with_suffix(".png"), folder / "in" / "good-page.png")
    start = time.monotonic()
    mb, code = peak_mb([o.build / "galley", "run", "-q", o.pipeline, folder / "in", "-o", folder / "out", "--set", "read.images.group=file"])
    report = json.loads((folder / "out/run.json").read_text(encoding="utf8"))
    failed = [p for p in report["pages"] if p["status"] != "done"]
    for page in failed:
        error = page.get("error") or {}
        print(f"  {page['source']}: {error.get('message', 'NO REASON GIVEN')}")
    for document in sorted((folder / "out").glob("*/document.json")):
        text = sum(len(l.get("text", "")) for p in json.loads(document.read_text(encoding="utf8"))["pages"] for b in p["blocks"] for l in b["lines"])
        print(f"  {document.parent.name}: {text} characters")
    for name in "turned-90", "turned-180", "turned-270":
        found = folder / "out" / name / "document.json"
        if found.exists(): print(f"  {name}: article_f1 {score(o, good.with_suffix('.truth.json'), found)['article_f1']}")
    whole = score(o, good.with_suffix(".truth.json"), folder / "out/good-page/document.json")["article_f1"]
    print(f"{len(report['pages'])} pages, {len(failed)} failed, exit {code}, peak {mb:.0f} MB, {time.monotonic() - start:.0f} s; article_f1 of the good page {whole}")
    return 0 if code in (0, 2) and all((p.get("error") or {}).get("message") for p in failed) else 1


sys.exit(main())
