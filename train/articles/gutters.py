"""Fits what tells a gutter from white within a line: logistic regression on gaps of drawn sheets, of which truth says what they are."""
import json
import pathlib
import subprocess
import sys

import numpy as np

from . import texts

sys.path.insert(0, str(texts.TRAIN.parent / "bench"))
import line_match

WEIGHTS = texts.TRAIN.parent / "libs" / "finding" / "gutter_weights.hpp"
REACH = (2, 4, 7, 11)  # pixels from a gap's end at which a line of the truth is looked for
STEPS, PENALTY = 60, 1.0
HARM = 5  # as is_gutter of libs/finding has it


def images(folder):
    return [p for p in sorted(folder.iterdir()) if p.suffix in (".jpg", ".png") and p.with_suffix(".truth.json").exists()]


def at(lines, point, direction):
    """The line of the truth that goes on from a gap's end, in the direction away from it."""
    for reach in REACH:
        x, y = point[0] + direction[0] * reach, point[1] + direction[1] * reach
        for line in lines:
            if line_match.inside(line.polygon, line.bounds, (x, y)): return line
    return None


def label(lines, gap):
    """1: a gutter, 0: white within a line, None: nobody can say."""
    (x0, y0), (x1, y1) = gap["from"], gap["to"]
    size = max(1e-6, abs(x1 - x0) + abs(y1 - y0))
    step = ((x1 - x0) / size, (y1 - y0) / size)
    before, behind = at(lines, (x0, y0), (-step[0], -step[1])), at(lines, (x1, y1), step)
    if before is None or behind is None: return None
    if before is behind: return 0
    return 1 if line_match.across_columns(before, behind) else None


def samples(build, model, sheets, cache):
    """Features and labels of all gaps of the sheets in a folder, that of each sheet kept in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    xs, ys = [], []
    for image in images(sheets):
        kept = cache / (image.stem + ".gaps")
        if not kept.exists():
            kept.write_text(subprocess.run([build / "gutter_gaps", image, "--model", model], check=True, capture_output=True, text=True).stdout)
        lines = line_match.true_strips(json.loads(image.with_suffix(".truth.json").read_text(encoding="utf8")))
        for row in kept.read_text().splitlines():
            gap = json.loads(row)
            y = label(lines, gap)
            if y is not None: xs.append(gap["features"]), ys.append(y)
    return np.array(xs), np.array(ys)


def fit(x, y):
    """Newton's method (iteratively reweighted least squares) with a ridge."""
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = x.T @ (x * (p * (1 - p))[:, None]) + PENALTY * np.eye(len(w))
        w += np.linalg.solve(hessian, x.T @ (y - p) - PENALTY * w)
    return w


def told(name, x, y, w):
    guess = x @ w > -np.log(HARM)
    print(f"{name}: {int(y.sum())} gutters, {int((y == 0).sum())} gaps within lines; missed {int((y[~guess]).sum())}, cut wrongly {int((y[guess] == 0).sum())}")


def train(build, model, data):
    """Fits on the worn sheets of the set `train` and says how well the set `choose` is told."""
    sets = {name: samples(build, model, data / name / "sheets", data / name / "gaps") for name in ("train", "choose")}
    w = fit(*sets["train"])
    for name, (x, y) in sets.items(): told(name, x, y, w)
    rows = ",\n    ".join(", ".join(f"{v:.3f}" for v in w[i:i + 8]) for i in range(0, len(w), 8))
    WEIGHTS.write_text("// Written by train/train gutters.\n#pragma once\n\n#include \"finding/gutters.hpp\"\n\nnamespace galley::finding {\n\n"
                       "inline constexpr std::array<double, gutter_features> gutter_weights{\n    " + rows + "};\n\n}  // namespace galley::finding\n")
