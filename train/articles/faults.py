"""What goes wrong between a sheet and the lines that somebody has of it: pages are cut and turned, lines are lost, split
and joined, letters misread, pictures and rules not seen. All by one dice, so that a number always gives the same page."""
import copy
import math

import numpy as np

from . import shapes
from .clean import joined
from .pages import Line, Region

JUNK = {"han": "一口日田十丨亻二八人入", "latin": "liIo.-,'|rtT"}


def spoiled(page, dice):
    """A copy of the page with faults."""
    page = copy.deepcopy(page)
    if dice.random() < 0.13: return printed(page, dice)
    if dice.random() < 0.22: crop(page, dice)
    split_lines(page, dice)
    join_lines(page, dice)
    drop_lines(page, dice)
    graphics(page, dice)
    add_junk(page, dice)
    measure_all(page, dice)
    latin_words(page, dice)
    misread(page, dice)
    turn(page, dice)
    if dice.random() < 0.1:
        for line in page.lines: line.height = 0  # another program's lines: nothing is told of their type
    return page


def printed(page, dice):
    """The page as a PDF tells it: nothing lost, fonts and sizes known, lines in level boxes as high as their type."""
    page.told = True
    split_lines(page, dice)
    graphics(page, dice)
    for line in page.lines:
        start, along, across, length = shapes.frame(np.asarray(line.polygon, float))
        middle = shapes.axis(line.polygon)[0]
        half = line.size * 0.58
        line.polygon = np.array([middle - across * half, middle + along * length - across * half, middle + along * length + across * half, middle + across * half])
    return page


def worn(page, dice):
    """A copy of a page whose lines were found, not set: the finder's own faults are in it already."""
    page = copy.deepcopy(page)
    if dice.random() < 0.3: crop(page, dice)
    drop_lines(page, dice)
    often = {"image": dice.choice([0, 0.1, 1]), "rule": dice.choice([0, 0.1, 1]), "tint": dice.choice([0, 0.2, 1])}
    page.regions = [r for r in page.regions if dice.random() >= often[r.kind]]
    latin_words(page, dice)
    misread(page, dice)
    if dice.random() < 0.1:
        for line in page.lines: line.height = 0
    return page


def read(page, dice, wrong=0.01):
    """A copy of a page as a good reader reads it: a few letters wrong, nothing else."""
    page = copy.deepcopy(page)
    for line in page.lines: line.text = misread_line(line.text, dice, wrong, 0.02)
    return page


def crop(page, dice):
    """A part of the page, as photographs and screen images are."""
    w, h = page.width * dice.uniform(0.55, 1), page.height * dice.uniform(0.55, 1)
    x, y = dice.uniform(0, page.width - w), dice.uniform(0, page.height - h)
    kept = []
    for line in page.lines:
        cx, cy = np.asarray(line.polygon).mean(0)
        if x < cx < x + w and y < cy < y + h: kept.append(line)
    if len(kept) < 25: return
    for line in kept: line.polygon = np.clip(np.asarray(line.polygon) - (x, y), 0, (w, h))
    regions = []
    for r in page.regions:
        rx, ry, rw, rh = r.box
        left, top, right, low = max(rx - x, 0), max(ry - y, 0), min(rx + rw - x, w), min(ry + rh - y, h)
        if right > left and low > top: regions.append(Region(r.kind, [round(left), round(top), max(1, round(right - left)), max(1, round(low - top))], r.truth))
    page.lines, page.regions, page.width, page.height = kept, regions, round(w), round(h)


def split_lines(page, dice):
    """Large and widely set lines come apart most."""
    body = np.median([line.height for line in page.lines]) if page.lines else 1
    out = []
    for line in page.lines:
        often = 0.05 if line.height > 1.5 * body else 0.008
        if len(line.text) < 4 or dice.random() > often:
            out.append(line)
            continue
        pieces = [line]
        for _ in range(dice.choice([1, 1, 1, 2, 3])):
            if len(pieces[-1].text) > 2: pieces[-1:] = parted(pieces[-1], dice.uniform(0.2, 0.8))
        out += pieces
    page.lines = out


def parted(line, share):
    """The line in two pieces; a blank near the cut is where it parts."""
    at = max(1, min(len(line.text) - 1, round(len(line.text) * share)))
    blanks = [i for i, c in enumerate(line.text) if c == " "]
    if blanks: at = min(blanks, key=lambda i: abs(i - at)) or 1
    share = at / len(line.text)
    p = np.asarray(line.polygon, float)
    top, low = p[0] + (p[1] - p[0]) * share, p[3] + (p[2] - p[3]) * share
    first, second = copy.copy(line), copy.copy(line)
    first.polygon, second.polygon = np.array([p[0], top, low, p[3]]), np.array([top, p[1], p[2], low])
    first.text, second.text = line.text[:at].strip(), line.text[at:].strip()
    return [first, second]


def join_lines(page, dice):
    """Lines of neighbouring columns are joined over a narrow gutter now and then."""
    often = dice.choice([0, 0, 0.003, 0.01, 0.02])
    if not often: return
    gone = set()
    for i, line in enumerate(page.lines):
        if i in gone or dice.random() > often * 3: continue
        start, along, across, length = shapes.frame(np.asarray(line.polygon))
        thick = shapes.axis(line.polygon)[2]
        for j, other in enumerate(page.lines):
            if j == i or j in gone or other.vertical != line.vertical: continue
            q = shapes.axis(other.polygon)[0] - start
            if abs(q @ across) < 0.3 * thick and 0 < q @ along - length < 2.2 * thick:
                page.lines[i] = joined(line, other)
                gone.add(j)
                break
    page.lines = [line for i, line in enumerate(page.lines) if i not in gone]


def drop_lines(page, dice):
    """Lines that no finder saw; lines of one or two characters are lost most."""
    often = dice.choice([0, 0.004, 0.01, 0.03])
    page.lines = [l for l in page.lines if dice.random() > often * (4 if len(l.text) < 3 else 1)]


def graphics(page, dice):
    """What is seen of pictures, rules, frames and tints."""
    told, blind, bare = dice.random() < 0.2, dice.random() < 0.12, dice.random() < 0.12
    out = []
    for r in page.regions:
        x, y, w, h = r.box
        draw = dice.random()
        if r.kind == "image":
            if not bare and draw > 0.04: out.append(r)
        elif r.kind == "rule":
            if not blind and draw > 0.06: out.append(r)
        elif r.kind in ("tint", "banner", "bar"):
            if draw > 0.25: out.append(Region("tint", r.box))
        elif r.kind == "table" and draw < 0.45: out.append(Region("image", r.box))
        elif r.kind == "advert" and draw < 0.35: out.append(Region("tint", r.box))
        elif told and r.kind in ("frame", "box", "advert"): out.append(Region("frame", r.box))
        elif not blind and r.kind in FRAMED and dice.random() < FRAMED[r.kind]: out += edges(r.box, dice)
    out += unmeant(page, dice)
    page.regions = out


FRAMED = {"frame": 0.95, "box": 0.6, "advert": 0.7, "table": 0.7}  # how often an area of this kind has rules around it


def edges(box, dice):
    """The four rules around a box, but for those that were not seen; double ones now and then."""
    x, y, w, h = box
    thick = max(1, round(dice.uniform(1, 5)))
    sides = [[x, y, w, thick], [x, y + h - thick, w, thick], [x, y, thick, h], [x + w - thick, y, thick, h]]
    return [Region("rule", side) for side in sides if dice.random() > 0.08]


def unmeant(page, dice):
    """Pictures and rules where there are none: blots, shades, strokes between lines, two pictures seen as one."""
    out, shots = [], [r for r in page.regions if r.kind == "image"]
    if dice.random() < 0.12:
        for _ in range(dice.choice([1, 1, 2])):
            w, h = page.width * dice.uniform(0.03, 0.4), page.height * dice.uniform(0.03, 0.3)
            out.append(Region("image", [round(dice.uniform(0, page.width - w)), round(dice.uniform(0, page.height - h)), round(w), round(h)]))
    if len(shots) > 1 and dice.random() < 0.08:
        a, b = dice.sample(shots, 2)
        corners = [[q.box[0] + dx * q.box[2], q.box[1] + dy * q.box[3]] for q in (a, b) for dx in (0, 1) for dy in (0, 1)]
        out.append(Region("image", shapes.box(corners), a.truth))
    if dice.random() < 0.3 and page.lines:
        for line in dice.sample(page.lines, min(len(page.lines), dice.choice([2, 5, 12, 30]))):
            x, y, w, h = shapes.box(line.polygon)
            out.append(Region("rule", [x, y, 3, h] if line.vertical else [x, y + h, w, 3]))
    return out


def add_junk(page, dice):
    """Marks taken for lines, on pictures most."""
    shots = [r for r in page.regions if r.kind == "image"]
    if not page.lines or dice.random() < 0.5: return
    han = "han" if any(ord(c) > 0x2e80 for l in page.lines[:30] for c in l.text) else "latin"
    for _ in range(dice.choice([1, 1, 2, 3, 5])):
        x, y, w, h = dice.choice(shots).box if shots and dice.random() < 0.75 else [0, 0, page.width, page.height]
        thick, long = dice.uniform(10, 60), dice.uniform(1, 7)
        cx, cy = dice.uniform(x, x + w), dice.uniform(y, y + h)
        cx, cy = min(cx, page.width - 2), min(cy, page.height - 2)
        four = np.array([[cx, cy], [cx + thick * long, cy], [cx + thick * long, cy + thick], [cx, cy + thick]])
        text = "".join(dice.choice(JUNK[han]) for _ in range(max(1, round(long)))) if dice.random() < 0.7 else ""
        page.lines.append(Line(four, False, text, [], thick * 0.8, dice.uniform(0.15, 0.6), "#555555", "#bbbbbb", dice.uniform(0.5, 0.8), bool(shots)))


def measure_all(page, dice):
    """Outlines and type as a finder measures them. Blurred letters look heavier, small ones most."""
    if not page.lines: return
    body = float(np.median([line.height for line in page.lines]))
    ink, grown, blur, waver = dice.uniform(0.74, 0.95), dice.uniform(1.08, 1.32), dice.uniform(0, 0.26), dice.choice([0.02, 0.04, 0.07])
    for line in page.lines: measure(line, dice, body, ink, grown, blur, waver)


def measure(line, dice, body, ink, grown, blur, waver):
    """One line: its height is that of its ink (`ink`: of the outline), its outline is `grown`, its ends reach further."""
    start, along, across, length = shapes.frame(np.asarray(line.polygon, float))
    middle, _, thick = shapes.axis(line.polygon)
    thick = max(2.0, thick)
    before, after = dice.uniform(0, 0.22) * thick, dice.uniform(0, 0.22) * thick
    half, shift = thick / 2 * grown * (1 + dice.gauss(0, 0.05)), dice.gauss(0, 0.03) * thick
    middle, end = middle + across * shift, length + after
    line.polygon = np.array([middle - along * before - across * half, middle + along * end - across * half,
                             middle + along * end + across * half, middle - along * before + across * half])
    line.height = thick * (ink if not line.vertical else 0.93) * (1 + dice.gauss(0, waver))
    line.weight = min(0.9, max(0.1, line.weight + blur * min(1.0, body / thick) + dice.gauss(0, 0.035)))
    line.found = min(0.99, max(0.5, dice.gauss(0.943, 0.016)))


def misread(page, dice):
    """Letters misread or lost, most of all the marks at the end of a line; or no text at all."""
    if dice.random() < 0.1:
        for line in page.lines: line.text = ""
        return
    wrong = dice.choice([0, 0, 0, 0.01, 0.03, 0.08])
    lost = 0.12 if wrong else 0
    for line in page.lines:
        if wrong: line.text = misread_line(line.text, dice, wrong, lost)


NAMES = ("5G AI App CT GDP IP KTV LED PM2.5 SUV VR WTO kg km MPa GB 3D A B C X A4 No. Wi-Fi WeChat 120 0.8 2.5MPa ISO9001 NBA CCTV DNA VIP ETC 4A "
         "Leo Anna Jamie PPP UNESCO BBC iPad T1 C919 Co. Ltd mm ml CPU USB DVD").split()


def latin_words(page, dice):
    """Words, units and signs in Latin letters within Chinese and Japanese lines, often at their ends: they say little of a line's part."""
    if dice.random() > 0.25: return
    often = dice.choice([0.03, 0.08, 0.25])
    for line in page.lines:
        if len(line.text) < 5 or dice.random() > often or sum("\u3040" <= c <= "\u9fff" for c in line.text) * 2 < len(line.text): continue
        word = dice.choice(NAMES)
        wide = max(1, len(word) // 2)
        last = max(0, len(line.text) - wide)
        at = dice.choice([0, last, last, dice.randint(0, last), dice.randint(0, last)])
        line.text = line.text[:at] + word + line.text[at + wide:]


MARKS = tuple("□■◎●◇○▲△★☆◆※▼◀")  # before bylines, captions, briefs; few readers know them


def misread_line(text, dice, wrong, lost):
    """A line's text with wrong and missing letters; marks at its ends are lost more often."""
    if text and dice.random() < lost and not text[-1].isalnum(): text = text[:-1]
    if text and dice.random() < lost / 2 and not text[0].isalnum(): text = text[1:]
    if lost and text[:1] in MARKS and dice.random() < 0.6: text = dice.choice(["", "", "口", "O ", "0"]) + text[1:].lstrip()
    if not text or dice.random() < wrong / 3: return ""
    letters = [c if dice.random() > wrong or c == " " else dice.choice(text + "一l") for c in text if dice.random() > wrong / 3]
    return "".join(letters).strip()


def turn(page, dice):
    """The sheet turned by up to a degree, and seen a little from the side."""
    angle = math.radians(dice.gauss(0, 0.35) if dice.random() < 0.6 else 0)
    if dice.random() < 0.07: angle = math.radians(dice.uniform(-2.5, 2.5))
    kx, ky = (dice.gauss(0, 0.02), dice.gauss(0, 0.02)) if dice.random() < 0.25 else (0, 0)
    if not (angle or kx or ky): return
    w, h = page.width, page.height

    def move(points):
        p = np.asarray(points, float) - (w / 2, h / 2)
        p = p @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        return p / (1 + p[:, :1] / w * kx + p[:, 1:] / h * ky) + (w / 2, h / 2)

    for line in page.lines: line.polygon = move(line.polygon)
    for r in page.regions:
        x, y, rw, rh = r.box
        if r.kind == "rule" and min(rw, rh) < 8:  # a leaning rule stays thin
            cx, cy = move([[x + rw / 2, y + rh / 2]])[0]
            r.box = [round(cx - rw / 2), round(cy - rh / 2), rw, rh]
        else: r.box = shapes.box(move([[x, y], [x + rw, y], [x + rw, y + rh], [x, y + rh]]))
