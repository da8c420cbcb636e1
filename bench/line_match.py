"""Matches lines of an output with lines of the truth by place alone, and scores them. Standard library only; used by lines.py.

Every line, true or found, is taken as its middle: points along the reading direction, a quarter of its height apart, halfway between
its two long sides (bent lines bend). Pixels of the page image.
  of       an output line is *of* a true line when its polygon holds half of the shorter one's length, or two characters of it, however
           thick it is: texts are compared within the groups that this links
  stacked  an output line that is of two true lines of like size, one above the other: a box around two lines (but for an initial)
  covers   an output line covers the points of a true line that lie in its polygon, and those within half a character of them, unless it
           is stacked or more than 3.5 times as thick; between two covered stretches of a line with words, white of up to five
           heights is covered too
  found    a true line of which covering lines hold at least 0.8 of the length
"""
import statistics
from collections import namedtuple

# Roles of words in charts and tables, which are counted apart from lines of text.
IN_PICTURES = ("infographic", "table")

# One line: text, the points of its middle, height across (thick) and length along in pixels, axis 0 (along x) or 1 (along y).
Strip = namedtuple("Strip", "text points thick length axis polygon bounds index info")


def crossings(polygon, axis, at):
    """The lowest and highest crossing of the polygon's outline with the line where coordinate `axis` is `at`; None if it misses."""
    hits = []
    for p, q in zip(polygon, polygon[1:] + polygon[:1]):
        a, b = p[axis], q[axis]
        if a == b or not min(a, b) <= at <= max(a, b): continue
        hits.append(p[1 - axis] + (q[1 - axis] - p[1 - axis]) * (at - a) / (b - a))
    return (min(hits), max(hits)) if hits else None


def strip(text, polygon, vertical, index, info=None):
    """A line as its middle, or None for an outline without area."""
    axis = 1 if vertical else 0
    low, high = min(p[axis] for p in polygon), max(p[axis] for p in polygon)
    probes = [c[1] - c[0] for i in range(9) if (c := crossings(polygon, axis, low + (high - low) * (i + .5) / 9))]
    if not probes or statistics.median(probes) <= 0 or high <= low: return None
    thick = statistics.median(probes)
    count = max(4, min(400, round(4 * (high - low) / thick)))
    points = []
    for i in range(count):
        at = low + (high - low) * (i + .5) / count
        c = crossings(polygon, axis, at)
        if c: points.append((at, sum(c) / 2) if axis == 0 else (sum(c) / 2, at))
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return Strip(text, points, thick, high - low, axis, polygon, (min(xs), min(ys), max(xs), max(ys)), index, info)


def inside(polygon, bounds, point):
    x, y = point
    if not (bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]): return False
    within = False
    for (x0, y0), (x1, y1) in zip(polygon, polygon[1:] + polygon[:1]):
        if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0): within = not within
    return within


def bridged(flags, most):
    """The flags, true also in gaps of at most `most` between two that are true."""
    out, last = list(flags), None
    for i, f in enumerate(flags):
        if not f: continue
        if last is not None and i - last <= most: out[last:i] = [True] * (i - last)
        last = i
    return out


def near(a, b, slack=0):
    return a[0] - slack <= b[2] and b[0] - slack <= a[2] and a[1] - slack <= b[3] and b[1] - slack <= a[3]


def widened(flags, by):
    """The flags, true also where one of the `by` neighbours on either side is."""
    out = list(flags)
    for i, f in enumerate(flags):
        if f: out[max(0, i - by):i + by + 1] = [True] * len(out[max(0, i - by):i + by + 1])
    return out


def true_strips(truth):
    """The truth's lines; info is the truth's entry."""
    return [s for i, l in enumerate(truth["lines"]) if (s := strip(l["text"], l["polygon"], l["writing"] == "vertical", i, l))]


def output_strips(document):
    """The lines of a galley.document/1 file's first page, by polygon or box; info is the line's own entry."""
    out, page = [], document["pages"][0]
    for block in page["blocks"]:
        if block["kind"] in ("image", "rule"): continue
        for line in block.get("lines") or []:
            x, y, w, h = line["box"]
            polygon = [list(p) for p in line.get("polygon") or [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]]
            s = strip(line.get("text") or "", polygon, line.get("writing_mode", "").startswith("vertical"), len(out), line)
            if s: out.append(s)
    return out


def links(true, out):
    """For each true line: (the share of its points covered, the output lines that are of it)."""
    holds, of = [], []
    for t in true:
        held = {o.index: flags for o in out if near(t.bounds, o.bounds) and any(flags := [inside(o.polygon, o.bounds, p) for p in t.points])}
        holds.append(held)
        of.append([o for o in out if o.index in held and is_of(o, t, sum(held[o.index]) / len(t.points))])
    boxes = stacked(true, of)
    covered = []
    for t, held in zip(true, holds):
        flags, by = [False] * len(t.points), max(1, round(len(t.points) * t.thick / t.length / 2))
        for o in out:
            if o.index not in held or o.index in boxes or o.thick > 3.5 * t.thick or (o.axis != t.axis and t.length > 1.5 * t.thick): continue
            flags = [a or b for a, b in zip(flags, widened(held[o.index], by))]
        if " " in t.text: flags = bridged(flags, round(5 * len(t.points) * t.thick / t.length))
        covered.append(sum(flags) / len(flags))
    return covered, of


def is_of(o, t, share):
    """Whether an output line that holds this share of a true line's points reads it."""
    if o.axis != t.axis and min(t.length / t.thick, o.length / o.thick) >= 2.5: return False
    return share * t.length >= min(.5 * min(t.length, o.length), 2 * t.thick)


def held_by(true, of):
    """{index of an output line: the true lines that it is of}."""
    out = {}
    for t, mine in zip(true, of):
        for o in mine: out.setdefault(o.index, []).append(t)
    return out


def stacked(true, of):
    """The indices of output lines that are of two true lines one above the other."""
    alike = lambda a, b: max(a.thick, b.thick) < 2 * min(a.thick, b.thick) and "dropcap" not in (a.info["role"], b.info["role"])
    above = lambda a, b: a.axis == b.axis and alike(a, b) and not apart(a, b)
    return {k for k, ts in held_by(true, of).items() if any(above(a, b) for i, a in enumerate(ts) for b in ts[i + 1:])}


def astray(o, true):
    """The share of an output line's length that lies on no true line, where half a character beside one is on it still."""
    mine = [t for t in true if near(t.bounds, o.bounds, t.thick / 2)]
    if not mine: return 1.0
    flags = [any(inside(t.polygon, t.bounds, p) for t in mine) for p in o.points]
    return 1 - sum(widened(flags, max(1, round(len(flags) * o.thick / o.length / 2)))) / len(flags)


def groups(true, of):
    """Linked lines: [([true lines], [output lines])]."""
    parent = {}

    def root(k):
        while parent.setdefault(k, k) != k: k = parent[k]
        return k

    for t, mine in zip(true, of):
        for o in mine: parent[root(("o", o.index))] = root(("t", t.index))
    found = {}
    for t, mine in zip(true, of):
        g = found.setdefault(root(("t", t.index)), ([], {}))
        g[0].append(t)
        g[1].update((o.index, o) for o in mine)
    return [(a, list(b.values())) for a, b in found.values()]


def ordered(strips):
    """Lines of one group as a reader takes them: row after row, in a row along it."""
    if not strips: return []
    axis = max(strips, key=lambda s: s.length).axis
    middle = lambda s: ((s.bounds[0] + s.bounds[2]) / 2, (s.bounds[1] + s.bounds[3]) / 2)
    across = lambda s: middle(s)[1] if axis == 0 else -middle(s)[0]
    rows = []
    for s in sorted(strips, key=across):
        if rows and across(s) - across(rows[-1][0]) < .6 * min(s.thick, rows[-1][0].thick): rows[-1].append(s)
        else: rows.append([s])
    return [s for row in rows for s in sorted(row, key=lambda s: middle(s)[axis])]


def errors_by_line(texts, output):
    """Edit errors of `output` against the joined texts, each counted with the text in which it stands."""
    joined = "".join(texts)
    owner = [i for i, t in enumerate(texts) for _ in t]
    rows = [list(range(len(output) + 1))]
    for i, a in enumerate(joined):
        above, row = rows[-1], [i + 1]
        for j, b in enumerate(output): row.append(min(above[j] + (a != b), above[j + 1] + 1, row[j] + 1))
        rows.append(row)
    counts, i, j = [0] * len(texts), len(joined), len(output)
    while i or j:
        here = owner[min(max(i - 1, 0), len(owner) - 1)] if owner else 0
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (joined[i - 1] != output[j - 1]):
            counts[here] += joined[i - 1] != output[j - 1]
            i, j = i - 1, j - 1
        elif i and rows[i][j] == rows[i - 1][j] + 1: counts[here] += 1; i -= 1
        else: counts[here] += 1; j -= 1
    return counts


def apart(a, b):
    """True when two lines of one direction stand end to end: in different columns, not one above the other."""
    if a.axis != b.axis: return False
    first, second = sorted((a, b), key=lambda s: s.bounds[a.axis])
    return second.bounds[a.axis] - first.bounds[a.axis + 2] > -.5 * min(a.thick, b.thick)


def across_columns(a, b):
    """True when no line of print may hold both: they stand end to end, and are no caption with its credit, no initial, no mark at a text's
    end, no cells of a table, no head that runs on into its text (less than a character apart)."""
    x, y = a.info, b.info
    if not apart(a, b) or x["article"] is None or y["article"] is None: return False
    if {x["role"], y["role"]} & {"dropcap", "endmark", *IN_PICTURES}: return False
    gap = max(a.bounds[a.axis], b.bounds[a.axis]) - min(a.bounds[a.axis + 2], b.bounds[a.axis + 2])
    if x["article"] == y["article"] and "body" in (x["role"], y["role"]) and x["role"] != y["role"] and gap < min(a.thick, b.thick): return False
    return not (x["figure"] and x["figure"] == y["figure"] and x["article"] == y["article"])
