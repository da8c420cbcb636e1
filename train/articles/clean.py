"""A clean sheet as a page: its truth's lines, enlarged to the size that pages have, with pieces of one row joined."""
import re

import numpy as np

from . import shapes
from .pages import Line, Page, Region

BODY = 26  # pixels that body text is high on the page
PICTURES = {"photo", "chart", "map", "cartoon", "drawing", "qr", "logo"}
HEAVY = re.compile(r"Black|Heavy|HeiBold")


def page_of(name, truth):
    """The page of a truth, nothing wrong with it yet."""
    scale = BODY / max(1e-6, truth["design"]["body_px"])
    page = Page(name, round(truth["width"] * scale), round(truth["height"] * scale))
    shots = [shapes.box(np.array(r["polygon"]) * scale) for r in truth["regions"] if r["kind"] in PICTURES | {"banner"}]
    pieces = []
    for number, line in enumerate(truth["lines"]):
        if line.get("hidden"): continue
        vertical = line["writing"] == "vertical"
        four = shapes.corners(np.array(line["polygon"]) * scale, vertical)
        ink, ground = colour(line["look"]["ink"]), colour(line["look"]["ground"] or "rgb(255, 255, 255)")
        middle = four.mean(0)
        on = any(x <= middle[0] <= x + w and y <= middle[1] <= y + h for x, y, w, h in shots)
        pieces.append(Line(four, vertical, line["text"], [number], shapes.axis(four)[2], stroke(line["look"]), ink, ground, 1, on, line["look"]["size"] * scale, font(line["look"])))
    page.lines = rows(pieces, truth["lines"])
    for number, region in enumerate(truth["regions"]):
        kind = "image" if region["kind"] in PICTURES else region["kind"]
        page.regions.append(Region(kind, shapes.box(np.array(region["polygon"]) * scale), number))
    page.regions += bars(page)
    return page


def bars(page):
    """Areas of one colour behind single lines, which the truth does not name: neighbours of one colour are one."""
    areas = [r.box for r in page.regions if r.kind in ("tint", "box", "frame", "advert", "banner", "image")]
    out, last = [], None
    for line in page.lines:
        middle = np.asarray(line.polygon).mean(0)
        bare = line.ground == "#ffffff" or any(x <= middle[0] <= x + w and y <= middle[1] <= y + h for x, y, w, h in areas)
        if bare:
            last = None
            continue
        pad = 0.25 * shapes.axis(line.polygon)[2]
        corners = np.concatenate([np.asarray(line.polygon) - pad, np.asarray(line.polygon) + pad])
        if last and last[0] == line.ground and np.hypot(*(last[1] - middle)) < 12 * pad:
            x, y, w, h = out[-1].box
            out[-1].box = shapes.box(np.concatenate([corners, [[x, y], [x + w, y + h]]]))
        else: out.append(Region("bar", shapes.box(corners)))
        last = line.ground, middle
    return out


def stroke(look):
    """The share of ink in a line of this type, as libs/finding measures it: 0 to 1."""
    bold = 900 if HEAVY.search(look["family"]) else look["weight"]
    sans = 0.04 if re.search(r"Sans|Hei|Lato|Cabin|Carlito|Gothic|Spartan", look["family"]) else 0
    return 0.3 + 0.00028 * (bold - 400) + sans


def font(look):
    """The name that a PDF gives a font of this look."""
    heavy = "Bold" if look["weight"] >= 600 and not HEAVY.search(look["family"]) else ""
    style = heavy + ("Italic" if look["slant"] else "")
    return look["family"].replace(" ", "") + ("-" + style if style else "")


def colour(css):
    """#rrggbb of rgb(r, g, b), or white with a share of black where it is see-through."""
    r, g, b, *alpha = [float(v) for v in re.findall(r"[\d.]+", css)]
    a = alpha[0] if alpha else 1
    return "#" + "".join(f"{int(round(v * a + 255 * (1 - a))):02x}" for v in (r, g, b))


def rows(pieces, truth):
    """Pieces that stand in one row without a gap become one line, as a finder of lines sees them."""
    out = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and last.vertical == piece.vertical and _goes_on(last, piece, truth): out[-1] = joined(last, piece)
        else: out.append(piece)
    return out


def _goes_on(a, b, truth):
    if truth[a.truth[-1]]["article"] != truth[b.truth[0]]["article"]: return False
    _, _, ta = shapes.axis(a.polygon)
    _, _, tb = shapes.axis(b.polygon)
    if max(ta, tb) > 1.5 * min(ta, tb): return False
    start, along, across, length = shapes.frame(np.asarray(a.polygon))
    q = shapes.axis(b.polygon)[0] - start
    return abs(q @ across) < 0.35 * min(ta, tb) and -0.5 * ta < q @ along - length < 0.9 * max(ta, tb)


def joined(a, b):
    """One line of two that follow each other."""
    pa, pb = np.asarray(a.polygon, float), np.asarray(b.polygon, float)
    blank = " " if re.search(r"[A-Za-zÀ-ÿЀ-ӿ0-9.,:;!?)]$", a.text) and re.match(r"[A-Za-zÀ-ÿЀ-ӿ0-9(]", b.text) else ""
    longer = a if len(a.text) >= len(b.text) else b
    numbers = a.truth + b.truth if longer is a else b.truth + a.truth
    four = np.array([pa[0], pb[1], pb[2], pa[3]])
    return Line(four, a.vertical, a.text + blank + b.text, numbers, max(a.height, b.height), longer.weight, longer.ink, longer.ground,
                min(a.found, b.found), longer.picture, longer.size, longer.font)
