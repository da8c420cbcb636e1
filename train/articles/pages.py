"""A page on its way to the graph: lines with text and type, pictures, rules, tints; each knows the truth it is.

Line    polygon (pixels, first half along it, second half back), vertical, text, height, weight, ink, ground, found,
        picture (stands on one), size and font (as set), truth (numbers of the truth's lines, the one with the greatest share first).
Region  kind (image, rule, tint, frame), box ([x, y, w, h]), truth (number of the truth's region or None)."""
from dataclasses import dataclass, field

from . import shapes


DPI, POINTS = 300, 72  # of a page whose sizes are told; points an inch


@dataclass
class Line:
    polygon: list
    vertical: bool
    text: str
    truth: list
    height: float = 0
    weight: float = 0
    ink: str = "#000000"
    ground: str = "#ffffff"
    found: float = 1
    picture: bool = False
    size: float = 0  # pixels of an em, where it is known
    font: str = ""


@dataclass
class Region:
    kind: str
    box: list
    truth: int | None = None


@dataclass
class Page:
    name: str
    width: int
    height: int
    told: bool = False  # the file tells fonts and sizes, as a PDF does; nothing is measured
    lines: list = field(default_factory=list)
    regions: list = field(default_factory=list)


def layer(page):
    """The page as layout.lines gives it, with words: a page of galley.document/1 whose first block holds all lines."""
    lines = []
    for line in page.lines:
        polygon = [[int(round(min(max(x, 0), page.width))), int(round(min(max(y, 0), page.height)))] for x, y in line.polygon]
        attrs = dict(height=round(line.height, 1), weight=round(line.weight, 3), ink=line.ink, ground=line.ground,
                     found=round(line.found, 3), truth=line.truth)
        if not line.height: attrs = dict(truth=line.truth)
        if page.told: attrs = dict(truth=line.truth, font=line.font, size=round(line.size * POINTS / DPI, 2))
        if line.picture: attrs["picture"] = True
        where = shapes.box(polygon)
        lines.append(dict(text=line.text, box=where, polygon=polygon, confidence=1, attrs=attrs,
                          writing_mode="vertical-rl" if line.vertical else "horizontal-ltr"))
    around = shapes.box([q for line in page.lines for q in line.polygon]) if lines else [0, 0, 1, 1]
    blocks = [dict(id="lines", kind="text", box=_on(page, around), writing_mode="horizontal-ltr", lines=lines, attrs=dict(layer=True))]
    for number, region in enumerate(page.regions):
        attrs = {} if region.truth is None else dict(truth=region.truth)
        if region.kind in ("tint", "frame"): attrs[region.kind] = True
        kind = "image" if region.kind == "image" else "rule"
        blocks.append(dict(id=f"g{number}", kind=kind, box=_on(page, region.box), writing_mode="horizontal-ltr", lines=[], attrs=attrs))
    return dict(index=0, source=page.name, width=page.width, height=page.height, dpi=DPI if page.told else 0, blocks=blocks)


def _on(page, where):
    """A box cut at the edges of the page, at least one pixel wide and high."""
    x, y, w, h = where
    x, y = min(max(x, 0), page.width - 1), min(max(y, 0), page.height - 1)
    return [x, y, max(1, min(w, page.width - x)), max(1, min(h, page.height - y))]
