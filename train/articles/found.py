"""A page as layout.lines finds it, with the truth of each line: which lines of the truth lie under it, and their text."""
import numpy as np

from . import shapes
from .pages import Line, Page, Region

STEPS, ACROSS = 32, (-0.2, 0.0, 0.2)
LEAST = 0.12  # share of a found line that a line of the truth must lie under to count
PICTURES = {"photo", "chart", "map", "cartoon", "drawing", "qr", "logo", "banner"}


def page_of(name, document_page, truth):
    """The found page: lines with text, type facts and numbers of the truth."""
    wanted = [Wanted(n, l) for n, l in enumerate(truth["lines"]) if not l.get("hidden")]
    page = Page(name, document_page["width"], document_page["height"])
    for block in document_page["blocks"]:
        if block["kind"] == "text":
            for line in block["lines"]: page.lines.append(_line(line, wanted))
            continue
        attrs = block.get("attrs") or {}
        kind = "image" if block["kind"] == "image" else "tint" if attrs.get("tint") else "rule"
        page.regions.append(Region(kind, block["box"], _region(block["box"], truth["regions"]) if kind == "image" else None))
    return page


class Wanted:
    """A line of the truth, ready to be asked which points lie on it."""

    def __init__(self, number, line):
        self.number, self.text = number, line["text"]
        self.four = shapes.corners(line["polygon"], line["writing"] == "vertical")
        self.low, self.high = self.four.min(0), self.four.max(0)


def _line(line, wanted):
    attrs = line.get("attrs") or {}
    vertical = line.get("writing_mode", "").startswith("vertical")
    polygon = line.get("polygon") or _corners_of(line["box"], vertical)
    points = _points(polygon)
    lines = _under(points, wanted)
    text = "".join(_piece(w, a, b) + (" " if w.text[-1:].isascii() else "") for w, a, b, _ in sorted(lines, key=lambda q: q[3].mean())).strip()
    numbers = [w.number for w, _, _, hits in sorted(lines, key=lambda q: -len(q[3]))]
    return Line(polygon, vertical, text, numbers, attrs.get("height", 0), attrs.get("weight", 0), attrs.get("ink", "#000000"),
                attrs.get("ground", "#ffffff"), attrs.get("found", 1), bool(attrs.get("picture")))


def _corners_of(box, vertical):
    x, y, w, h = box
    four = [[x, y], [x + w, y], [x + w, y + h], [x, y + h]]
    return [four[1], four[2], four[3], four[0]] if vertical else four


def _points(polygon):
    """Points along the line, three across: [STEPS * 3, 2]."""
    p = np.asarray(polygon, float)
    half = len(p) // 2
    first, back = p[:half], p[half:2 * half][::-1]
    place = np.linspace(0, half - 1, STEPS)
    at = lambda q: np.stack([np.interp(place, range(half), q[:, i]) for i in (0, 1)], 1)
    a, b = at(first), at(back)
    return np.concatenate([(a + b) / 2 + (b - a) * share for share in ACROSS])


def _under(points, wanted):
    """(line of the truth, from, to along it, steps that hit it) for each that lies under enough of the points."""
    low, high = points.min(0), points.max(0)
    out = []
    for w in wanted:
        if (w.low > high).any() or (w.high < low).any(): continue
        along, across = shapes.on_line(w.four, points)
        hit = (along > -0.02) & (along < 1.02) & (abs(across) < 0.5)
        if hit.sum() < LEAST * len(points): continue
        steps = np.nonzero(hit)[0] % STEPS
        out.append((w, along[hit].min(), along[hit].max(), steps))
    return out


def _piece(wanted, a, b):
    """The text of a stretch of a line; all of it where only the ends are missing."""
    n = len(wanted.text)
    start, end = (0 if a < 0.1 else round(a * n)), (n if b > 0.9 else round(b * n))
    return wanted.text[start:end]


def _region(box, regions):
    """The number of the truth's picture that overlaps a box best, or None."""
    best, most = None, 0.3
    x, y, w, h = box
    for number, region in enumerate(regions):
        if region["kind"] not in PICTURES: continue
        rx, ry, rw, rh = shapes.box(region["polygon"])
        inner = max(0, min(x + w, rx + rw) - max(x, rx)) * max(0, min(y + h, ry + rh) - max(y, ry))
        share = inner / (w * h + rw * rh - inner)
        if share > most: best, most = number, share
    return best
