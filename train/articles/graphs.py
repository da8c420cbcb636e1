"""Graphs of pages: made by the program page_graph, read with their labels, kept small."""
import json
import pathlib
import re
import subprocess
from dataclasses import dataclass

import numpy as np

from . import labels

LIMIT = 60000  # what a feature may be at most; half floats end at 65504


@dataclass
class Graph:
    """One page. nodes [N,F], targets [N,K] (-1: none), arcs [N,K,E], role [N], article [N], relations and weights [N,K,A]."""
    name: str
    nodes: np.ndarray
    targets: np.ndarray
    arcs: np.ndarray
    role: np.ndarray
    article: np.ndarray
    relations: np.ndarray
    weights: np.ndarray
    lines: np.ndarray  # [N]: is it a line?

    @property
    def language(self): return self._part(1)

    @property
    def wear(self): return self._part(2)

    def _part(self, which):
        """Sheets are named SEED-LANGUAGE-WEAR.VERSION; pages of elsewhere as they please."""
        found = re.match(r"\d+-(.+)-([a-z]+)\.\d+$", self.name)
        return found.group(which) if found else "own"


def make(build, folder):
    """Runs page_graph on the documents of a set that have no graph yet."""
    folder = pathlib.Path(folder)
    out = folder / "graphs"
    out.mkdir(parents=True, exist_ok=True)
    todo = [str(d) for d in sorted((folder / "documents").glob("*.json")) if not (out / f"{d.stem}-0.graph").exists()]
    for i in range(0, len(todo), 100):
        subprocess.run([pathlib.Path(build) / "page_graph", *todo[i:i + 100], "-o", out], check=True)


def raw(path):
    """Header and arrays of a file of page_graph: (header, nodes, targets, arcs)."""
    content = pathlib.Path(path).read_bytes()
    end = content.index(b"\n") + 1
    header = json.loads(content[:end])
    n, f, k, e = (header[key] for key in ("nodes", "node_features", "arcs", "arc_features"))
    nodes = np.frombuffer(content, "<f4", n * f, end).reshape(n, f)
    targets = np.frombuffer(content, "<i4", n * k, end + 4 * n * f).reshape(n, k)
    arcs = np.frombuffer(content, "<f4", n * k * e, end + 4 * n * (f + k)).reshape(n, k, e)
    return header, nodes, targets, arcs


def names(folder):
    """(names of the features of nodes, of arcs, version of the features), the same in every graph of a folder."""
    header = raw(next(iter(sorted(pathlib.Path(folder).glob("*.graph")))))[0]
    return header["node_names"], header["arc_names"], header["version"]


def load(folder):
    """All graphs of a set with their labels; those of one sheet follow each other."""
    folder = pathlib.Path(folder)
    truths, out = {}, []
    for path in sorted((folder / "graphs").glob("*.graph")):
        stem = path.stem.removesuffix("-0")
        sheet = stem.rsplit(".", 1)[0]
        if sheet not in truths: truths = {sheet: json.loads((folder / "sheets" / f"{sheet}.truth.json").read_text(encoding="utf8"))}
        out.append(labelled(path, folder / "documents" / f"{stem}.json", truths[sheet], stem))
    return out


def labelled(path, document, truth, name):
    header, nodes, targets, arcs = raw(path)
    page = json.loads(document.read_text(encoding="utf8"))["pages"][0]
    role, article, relations, weights = labels.of_graph(truth, labels.nodes(page, header["ids"]), targets)
    small = lambda a: np.clip(a, -LIMIT, LIMIT).astype(np.float16)
    is_line = np.array([line >= 0 for _, line in header["ids"]])
    return Graph(name, small(nodes), targets.copy(), small(arcs), role, article, relations.astype(bool), weights.astype(bool), is_line)
