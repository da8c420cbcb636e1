#!/usr/bin/env python3
"""What no newspaper page is, and models that are not whole: every case ends in lines or in a sentence.

usage: bad_lines.py BUILD SHARED [images] [models] [--pipeline newspaper] [--page-timeout 600]

images  blank, black, 1 x 1, 60,000 pixels long, a photograph without text, 10,000 lines on one page, handwriting, two pages on one image, noise
        in colour, black on nearly black, each in a run of one worker: status, lines, characters, seconds and peak memory of the page, and its
        reason where it failed. A page may fail with a reason; it may not end its worker.
models  the folders of layout.lines and ocr.network without their file, without or with a broken model.json, cut short, with another hash, of an
        operator set to come, with an alphabet of the wrong length, and the runtime's library gone: what the run says, and how it ends.
Ends with 1 when a worker was lost, a page has no reason, or a broken model went unnoticed. The pages are drawn here, two sheets apart
that sheets.py makes. Needs python3-pil.
"""
import argparse, hashlib, json, pathlib, shutil, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from lines import fold
from sheets import sheets

# Draws the images into the folder argv[1]; argv[2] and argv[3] are pages.
DRAW = """
import math, random, sys
from PIL import Image, ImageDraw, ImageFilter
Image.MAX_IMAGE_PIXELS = None
out, rng = sys.argv[1] + "/", random.Random(1)
Image.new("RGB", (2000, 3000), "white").save(out + "blank.png")
Image.new("RGB", (2000, 3000), "black").save(out + "black.png")
Image.new("L", (1, 1), 0).save(out + "one-pixel.png")
long = Image.new("L", (300, 60000), 255); pen = ImageDraw.Draw(long)
for y in range(10, 59980, 40): pen.text((10, y), f"line {y // 40} of a very long strip", fill=0)
long.save(out + "long.png"); long.transpose(Image.ROTATE_90).save(out + "wide.png")
tone = [Image.effect_noise((60, 80), 120).resize((1800, 2400), Image.BICUBIC) for _ in "rgb"]
Image.merge("RGB", tone).save(out + "photograph.jpg", quality=85)
many = Image.new("L", (1300, 12100), 255); pen = ImageDraw.Draw(many)
for i in range(10000): pen.text((10 + i // 1000 * 128, 10 + i % 1000 * 12), f"row {i} of it all", fill=0)
many.save(out + "ten-thousand-lines.png")
hand = Image.new("RGB", (1700, 2300), (244, 240, 228)); pen = ImageDraw.Draw(hand)
for row in range(28):
    x, y = 120, 150 + row * 75
    while x < 1560:
        n, a = rng.randint(3, 9), rng.uniform(14, 26)
        points = [(x + 3 * t + 7 * math.sin(t * .9), y - a * math.sin(t * rng.uniform(.5, .7)) - (18 if rng.random() < .06 else 0)) for t in range(n * 8)]
        pen.line(points, fill=(30, 40, 110), width=4, joint="curve"); x = points[-1][0] + rng.randint(18, 40)
hand.filter(ImageFilter.GaussianBlur(.8)).save(out + "handwriting.jpg", quality=88)
a, b = (Image.open(p).convert("RGB") for p in sys.argv[2:4]); b = b.resize((round(b.width * a.height / b.height), a.height))
two = Image.new("RGB", (a.width + b.width + 60, a.height + 80), (40, 38, 36)); two.paste(a, (20, 40)); two.paste(b, (a.width + 40, 40)); two.save(out + "two-pages.jpg", quality=88)
Image.merge("RGB", [Image.effect_noise((2000, 2800), 255) for _ in "rgb"]).save(out + "colour-noise.png", compress_level=1)
dark = Image.new("RGB", (1200, 1600), (12, 12, 14)); pen = ImageDraw.Draw(dark)
for y in range(40, 1560, 24): pen.text((60, y), "hardly to be seen at all, but printed " * 4, fill=(16, 16, 19))
dark.save(out + "black-on-black.png")
"""


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("what", nargs="*", choices=["images", "models", []], default=[])
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--page-timeout", default="600")
    return p.parse_args()


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, errors="replace")
    return done.returncode, done.stderr.strip()


def images(o, folder):
    made = [image for _, image, _ in sheets(o.shared, "develop", languages=["zh", "en"], wears=["web"])][:2]
    (folder / "in").mkdir()
    subprocess.run(["/usr/bin/python3", "-c", DRAW, folder / "in", *made], check=True)
    code, said = run(o.build / "galley", "run", "-q", "--jobs", 1, "--page-timeout", o.page_timeout, o.pipeline, folder / "in", "-o", folder / "out",
                     "--set", "read.images.group=file")
    bad = code not in (0, 2)
    if bad: print(f"galley ended with {code}: {said[-400:]}")
    if not (folder / "out/run.json").exists(): return True
    print(f"{'':24} {'status':>7} {'lines':>6} {'chars':>6} {'s':>7} {'MB':>6}")
    for page in json.loads((folder / "out/run.json").read_text(encoding="utf8"))["pages"]:
        error, document = page.get("error") or {}, folder / "out" / page["document"] / "document.json"
        texts = [l.get("text", "") for p in json.loads(document.read_text(encoding="utf8"))["pages"] for b in p["blocks"] for l in b["lines"]] if document.exists() else []
        seconds, mb = sum((page.get("stage_ms") or {}).values()) / 1000, max((page.get("stage_mb") or {"": 0}).values())
        print(f"{page['source']:24} {page['status']:>7} {len(texts):6} {sum(len(fold(t)) for t in texts):6} {seconds:7.1f} {mb:6.0f}  {error.get('message', '')}")
        bad |= "signal" in error or page["status"] != "done" and not error.get("message")
    return bad


def spoiled(folder, kind):
    """Spoils the model in a folder; returns False where this kind of damage does not apply to it."""
    about = json.loads((folder / "model.json").read_text(encoding="utf8"))
    file = folder / about["file"]
    blob = bytearray(file.read_bytes())

    def signed():
        """Writes the model so that only its content is wrong, not its hash."""
        file.write_bytes(blob)
        about["sha256"] = hashlib.sha256(blob).hexdigest()
        (folder / "model.json").write_text(json.dumps(about), encoding="utf8")

    if kind == "folder missing": shutil.rmtree(folder)
    elif kind == "file missing": file.unlink()
    elif kind == "model.json missing": (folder / "model.json").unlink()
    elif kind == "model.json broken": (folder / "model.json").write_text('{"task": "lin', encoding="utf8")
    elif kind == "another task":
        about["task"] = "orientation"
        (folder / "model.json").write_text(json.dumps(about), encoding="utf8")
    elif kind == "cut short":
        blob = blob[:len(blob) // 2]
        file.write_bytes(blob)
    elif kind == "cut short, hash right":
        blob = blob[:len(blob) // 2]
        signed()
    elif kind == "another hash":
        blob[len(blob) // 2] ^= 1
        file.write_bytes(blob)
    elif kind == "operator set 127":  # the version in ModelProto.opset_import, with the default domain left out or empty
        where = max((blob.rfind(mark) + len(mark) for mark in (b"\x42\x02\x10", b"\x42\x04\x0a\x00\x10") if mark in blob), default=None)
        if where is None: return False
        blob[where] = 127
        signed()
    elif kind == "alphabet of ten":
        if about["task"] != "characters": return False
        about["alphabet"] = "alphabet.txt"
        (folder / "alphabet.txt").write_text("\n".join("0123456789") + "\n")
        (folder / "model.json").write_text(json.dumps(about), encoding="utf8")
    return True


KINDS = ["folder missing", "file missing", "model.json missing", "model.json broken", "another task", "cut short", "cut short, hash right",
         "another hash", "operator set 127", "alphabet of ten"]


def models(o, folder):
    page = next(image for _, image, _ in sheets(o.shared, "develop", languages=["zh"], wears=["web"]))
    bad = False
    pipeline = folder / "pipeline.json"
    pipeline.write_text(json.dumps({"galley": 1, "stages": [{"use": s} for s in ("read.images", "layout.lines", "ocr.network", "write.json")]}))
    for stage, model in (("layout.lines", "pp-ocrv6-lines"), ("ocr.network", "pp-ocrv6-characters")):
        source = next((f for f in (HERE.parent / "config/models" / model, o.build / "share/galley/models" / model) if (f / "model.json").exists()), None)
        if not source: sys.exit(f"The model {model} is not there; ./dev deps fetches it.")
        for kind in KINDS:
            copy = folder / model
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(source, copy)
            if not spoiled(copy, kind): continue
            code, said = run(o.build / "galley", "run", "-q", "--jobs", 1, pipeline, page, "-o", folder / "out", "--work", folder / "work",
                             "--set", f"{stage}.model={copy}")
            shutil.rmtree(folder / "out", ignore_errors=True)
            bad |= told(f"{stage}, {kind}", code, said)
    return bad | without_runtime(o, folder, pipeline, page)


def told(case, code, said):
    """Prints how a run with a broken part ended; True when it ended as if nothing were, without a word, or by a signal."""
    bad = code == 0 or code < 0 or code > 128 or not said or "signal" in said
    print(f"{'BAD ' if bad else ''}{case}: exit {code}: {said.splitlines()[0] if said else 'nothing said'}", flush=True)
    return bad


def without_runtime(o, folder, pipeline, page):
    """The same program where the runtime's library is not to be found: in a copy its plugins ask for one of another name."""
    copy = folder / "no-runtime"
    for name in ("galley", "lib", "share"):
        source = (o.build / name).resolve()
        if source.is_dir(): shutil.copytree(source, copy / name)
        elif source.exists():
            copy.mkdir(exist_ok=True)
            shutil.copy(source, copy / name)
    for plugin in copy.rglob("*.so"): plugin.write_bytes(plugin.read_bytes().replace(b"libopenvino.so", b"libmissingx.so"))
    code, said = run(copy / "galley", "run", "-q", "--jobs", 1, pipeline, page, "-o", folder / "out", "--work", folder / "work")
    return told("runtime missing", code, said)


def main():
    o = parse()
    o.build, o.shared = o.build.resolve(), o.shared.resolve()
    bad = False
    for what in o.what or ["images", "models"]:
        folder = o.build / "bench/bad_lines" / what
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        bad |= globals()[what](o, folder)
    return int(bad)


sys.exit(main())
