"""Lines as shapes: corners in the direction of reading, boxes, and which points lie within which line."""
import numpy as np


def corners(polygon, vertical):
    """Four corners of a line's outline, from where reading starts: along it, then back. Pixels."""
    p = np.asarray(polygon, float)
    total, difference = p.sum(1), p[:, 0] - p[:, 1]
    around = p[[total.argmin(), difference.argmax(), total.argmax(), difference.argmin()]]
    return around[[1, 2, 3, 0]] if vertical else around


def axis(four):
    """Start and end of the line's middle, and its thickness, in pixels."""
    a, b, c, d = four
    return (a + d) / 2, (b + c) / 2, float(np.hypot(*(d - a)) + np.hypot(*(c - b))) / 2


def frame(four):
    """The start, the direction along the line, the direction across it (to its lower or left edge), the length."""
    start, end, _ = axis(four)
    length = max(1e-6, float(np.hypot(*(end - start))))
    along = (end - start) / length
    across = four[3] - four[0]
    across = across / max(1e-6, float(np.hypot(*across)))
    return start, along, across, length


def box(points):
    """[x, y, w, h] in whole pixels around points, at least one pixel wide and high."""
    p = np.asarray(points, float)
    low, high = p.min(0), p.max(0)
    x, y = int(round(low[0])), int(round(low[1]))
    return [x, y, max(1, int(round(high[0])) - x), max(1, int(round(high[1])) - y)]


def midline(polygon):
    """Start and end of the middle of an outline whose first half runs along the line and whose second half runs back."""
    p = np.asarray(polygon, float)
    half = len(p) // 2
    return (p[:half] + p[half:][::-1]) / 2


def on_line(four, points):
    """For each point its place along the line (0 to 1) and across it (-0.5 to 0.5 within)."""
    start, along, across, length = frame(four)
    _, _, thick = axis(four)
    q = np.asarray(points, float) - start
    return q @ along / length, q @ across / max(1e-6, thick)
