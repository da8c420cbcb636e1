#!/usr/bin/env python3
"""Draws what a document.json says over the image of its page, to be looked at.

usage: /usr/bin/python3 bench/draw.py DOCUMENT.json IMAGE OUT.png [--page N] [--show lines,pictures,blocks,order,articles] [--truth TRUTH.json]
               [--crop X,Y,W,H] [--width 1800] [--text]

  lines     outlines by writing mode: blue left to right, red vertical, violet right to left, green where it stands on a picture; a dot where
            reading starts; dashed where nothing was read
  pictures  image blocks filled orange, rules green, tints yellow
  blocks    boxes with kind and id, but for the block of all lines
  order     arrows from block to block as they are read
  articles  lines of one article filled with one colour; grey: nobody's
--truth draws the lines of a truth file (sheetgen's form) in thin black as well. --crop takes a part, in pixels of the page; --text prints each
line's text above it. Needs python3-pil.
"""
import argparse, colorsys, json, pathlib
from PIL import Image, ImageDraw, ImageFont

Image.MAX_IMAGE_PIXELS = None
MODES = {"horizontal-ltr": (30, 90, 220), "vertical-rl": (220, 40, 30), "horizontal-rtl": (150, 40, 200)}
ON_PICTURE = (0, 150, 70)
FONTS = ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"]


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("document", type=pathlib.Path)
    p.add_argument("image", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--page", type=int, default=0)
    p.add_argument("--show", default="lines,pictures,blocks,order,articles")
    p.add_argument("--truth", type=pathlib.Path)
    p.add_argument("--crop")
    p.add_argument("--width", type=int, default=1800)
    p.add_argument("--text", action="store_true")
    return p.parse_args()


def corners(box):
    x, y, w, h = box
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def article_of(document, page):
    """{(block id, line): number of the article} by the sources."""
    out = {}
    for n, a in enumerate(document.get("articles", [])):
        parts = [*a.get("paragraphs", []), *a.get("captions", [])]
        sources = [s for p in parts for key in ("sources", "credit_sources") for s in p.get(key) or []]
        sources += [s for ss in (a.get("head_sources") or {}).values() for s in ss]
        for s in sources:
            if s.get("page", 0) != page: continue
            first, count = s.get("lines") or [0, 0]
            out.update(((s["block"], i), n) for i in range(first, first + count))
    return out


def colour(n):
    return tuple(round(255 * v) for v in colorsys.hsv_to_rgb(n * .381966 % 1, .75, .95))


class Canvas:
    """The page image, or a part of it, at a width; draws in pixels of the page."""

    def __init__(self, image, crop, width):
        self.left, self.top, w, h = crop or (0, 0, *image.size)
        part = image.convert("RGB").crop((self.left, self.top, self.left + w, self.top + h))
        self.scale = width / w
        self.image = part.resize((width, max(1, round(h * self.scale))), Image.LANCZOS)
        self.over = ImageDraw.Draw(self.image, "RGBA")

    def at(self, points):
        return [((x - self.left) * self.scale, (y - self.top) * self.scale) for x, y in points]

    def fill(self, points, rgb, alpha):
        self.over.polygon(self.at(points), fill=(*rgb, alpha))

    def outline(self, points, rgb, width=2, dashed=False):
        p = self.at(points)
        for (x0, y0), (x1, y1) in zip(p, p[1:] + p[:1]):
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) // 8)) if dashed else 1
            for i in range(0, steps, 2):
                a, b = i / steps, (i + 1) / steps
                self.over.line([x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b], fill=(*rgb, 230), width=width)

    def dot(self, point, rgb, radius=3):
        (x, y), = self.at([point])
        self.over.ellipse([x - radius, y - radius, x + radius, y + radius], fill=(*rgb, 255))

    def write(self, point, text, rgb, size=14):
        (x, y), = self.at([point])
        file = next((f for f in FONTS if pathlib.Path(f).exists()), None)
        font = ImageFont.truetype(file, size) if file else ImageFont.load_default()
        self.over.rectangle(self.over.textbbox((x, y), text, font=font), fill=(255, 255, 255, 200))
        self.over.text((x, y), text, fill=(*rgb, 255), font=font)

    def arrow(self, a, b, rgb):
        (x0, y0), (x1, y1) = self.at([a, b])
        self.over.line([x0, y0, x1, y1], fill=(*rgb, 160), width=2)
        self.dot(b, rgb, 5)


def draw_line(canvas, line, text):
    polygon = line.get("polygon") or corners(line["box"])
    rgb = ON_PICTURE if (line.get("attrs") or {}).get("picture") else MODES.get(line.get("writing_mode", "horizontal-ltr"), (0, 0, 0))
    canvas.outline(polygon, rgb, dashed=not line.get("text"))
    canvas.dot(polygon[0], rgb)
    if text and line.get("text"): canvas.write((line["box"][0], line["box"][1]), line["text"], rgb, 11)


def draw(document, number, image, show, crop=None, width=1800, truth=None, text=False):
    page, articles = document["pages"][number], article_of(document, number)
    canvas = Canvas(image, crop, width)
    if "pictures" in show:
        for b in page["blocks"]:
            points = b.get("polygon") or corners(b["box"])
            if b["kind"] == "image": canvas.fill(points, (255, 140, 0), 90)
            elif b["kind"] == "rule": canvas.fill(points, (240, 220, 0) if (b.get("attrs") or {}).get("tint") else (0, 170, 0), 70)
            if b["kind"] in ("image", "rule"): canvas.outline(points, (255, 120, 0) if b["kind"] == "image" else (0, 150, 0), 1)
    for b in page["blocks"]:
        for i, line in enumerate(b.get("lines") or []):
            if "articles" in show and articles:
                n = articles.get((b["id"], i))
                canvas.fill(line.get("polygon") or corners(line["box"]), colour(n) if n is not None else (120, 120, 120), 80)
            if "lines" in show: draw_line(canvas, line, text)
    for line in (truth or {}).get("lines", []): canvas.outline(line["polygon"], (0, 0, 0), 1)
    placed = [b for b in page["blocks"] if b["kind"] not in ("image", "rule") and not (b.get("attrs") or {}).get("layer")]
    if "blocks" in show:
        for b in placed:
            canvas.outline(b.get("polygon") or corners(b["box"]), (90, 90, 90), 2, dashed=True)
            canvas.write((b["box"][0], b["box"][1]), f"{b['kind']} {b['id']}", (60, 60, 60), 12)
    if "order" in show:
        centre = lambda b: (b["box"][0] + b["box"][2] / 2, b["box"][1] + b["box"][3] / 2)
        for a, b in zip(placed, placed[1:]): canvas.arrow(centre(a), centre(b), (200, 0, 120))
    return canvas.image


def main():
    o = parse()
    document = json.loads(o.document.read_text(encoding="utf8"))
    truth = json.loads(o.truth.read_text(encoding="utf8")) if o.truth else None
    crop = tuple(map(int, o.crop.split(","))) if o.crop else None
    draw(document, o.page, Image.open(o.image), o.show.split(","), crop, o.width, truth, o.text).save(o.out)


if __name__ == "__main__": main()
