"""Figures of a model on a set: roles, arcs, articles. Decoding here is plain average linkage; galley's is its own."""
import heapq
import re
from collections import defaultdict

import numpy as np

from . import labels

NOBODY = [labels.ROLES.index(r) for r in sorted(labels.NOBODY)]


def clusters(same, targets, member):
    """Average linkage over the log-odds that two nodes are of one article: a number of a cluster for each node, -1 for nobody's."""
    score, count = defaultdict(float), defaultdict(int)
    n = len(member)
    for i in range(n):
        for k, j in enumerate(targets[i]):
            if j < 0 or i == j or not (member[i] and member[j]): continue
            p = min(max(float(same[i, k]), 1e-4), 1 - 1e-4)
            pair = (min(i, j), max(i, j))
            score[pair] += np.log(p / (1 - p))
            count[pair] += 1
    sums = {i: {} for i in range(n) if member[i]}
    for (i, j), s in score.items(): sums[i][j] = sums[j][i] = (s / count[(i, j)], 1)
    owner = {i: [i] for i in sums}
    queue = [(-s[0] / s[1], i, j) for i in sums for j, s in sums[i].items() if i < j and s[0] > 0]
    heapq.heapify(queue)
    while queue:
        value, i, j = heapq.heappop(queue)
        if i not in sums or j not in sums or j not in sums[i] or -sums[i][j][0] / sums[i][j][1] != value: continue
        if len(sums[i]) < len(sums[j]): i, j = j, i
        for k, (s, c) in sums.pop(j).items():
            if k == i: continue
            del sums[k][j]
            old = sums[i].get(k, (0.0, 0))
            sums[i][k] = sums[k][i] = (old[0] + s, old[1] + c)
            if sums[i][k][0] > 0: heapq.heappush(queue, (-sums[i][k][0] / sums[i][k][1], min(i, k), max(i, k)))
        sums[i].pop(j, None)
        owner[i] += owner.pop(j)
    out = np.full(n, -1)
    for number, nodes in enumerate(owner.values()): out[nodes] = number
    return out


def b_cubed(found, wanted):
    """F1 of B-cubed (Bagga and Baldwin 1998) over the lines that have an article in the truth; nobody's lines stand alone."""
    here = np.nonzero(wanted >= 0)[0]
    if not len(here): return 1.0
    precision = recall = 0.0
    for i in here:
        mates = found == found[i] if found[i] >= 0 else np.arange(len(found)) == i
        right = wanted == wanted[i]
        both = (mates & right).sum()
        precision += both / mates.sum()
        recall += both / right.sum()
    precision, recall = precision / len(here), recall / len(here)
    return 2 * precision * recall / (precision + recall)


def f1(found, wanted): return 2 * (found & wanted).sum() / max(1, found.sum() + wanted.sum())


def of_page(graph, roles, relations):
    """Counts of a page: for each role and relation (right, found, wanted); and B-cubed."""
    best, there = roles.argmax(1), graph.targets >= 0
    out = {}
    for r, name in enumerate(labels.ROLES): out["role " + name] = ((best == r) & (graph.role == r)).sum(), (best == r).sum(), (graph.role == r).sum()
    for a, name in enumerate(labels.RELATIONS):
        use = graph.weights[..., a] & there
        found, wanted = (relations[..., a] > 0.5) & use, graph.relations[..., a] & use
        out["arc " + name] = (found & wanted).sum(), found.sum(), wanted.sum()
    member = roles[:, NOBODY].sum(1) < 0.5
    lines = graph.lines
    found = clusters(relations[..., 0], graph.targets, member)
    return out, b_cubed(found[lines], graph.article[lines])


def collect(pages):
    """(graph, roles, relations) of each page: F1 of each role and relation, mean of the roles that come, mean B-cubed."""
    total, cubed = defaultdict(lambda: np.zeros(3)), []
    for page in pages:
        counts, value = of_page(*page)
        cubed.append(value)
        for key, c in counts.items(): total[key] += c
    out = {k: 2 * c[0] / max(1, c[1] + c[2]) for k, c in total.items() if c[2] >= 5}
    out["roles"] = float(np.mean([v for k, v in out.items() if k.startswith("role ")]))
    out["b_cubed"] = float(np.mean(cubed))
    return out


def summary(network, graphs):
    """The figures by which a training is followed, of a network in PyTorch."""
    found = collect(predicted(network, graphs))
    return {"b_cubed": found["b_cubed"], "roles": found["roles"], **{k[4:]: found[k] for k in found if k.startswith("arc ")}}


def predicted(network, graphs):
    import torch
    from .learn import tensors
    for g in graphs:
        with torch.no_grad(): roles, relations = network(*tensors(g))
        yield g, roles.numpy(), relations.numpy()


def show(folder, model):
    """Prints the figures of an exported model on a set: all, by language, by wear."""
    import onnxruntime
    from . import graphs
    session = onnxruntime.InferenceSession(model / "articles.onnx")
    pages = []
    for g in graphs.load(folder):
        put = dict(nodes=g.nodes.astype(np.float32), targets=np.maximum(g.targets, 0).astype(np.int64), present=(g.targets >= 0).astype(np.float32), arcs=g.arcs.astype(np.float32))
        pages.append((g, *session.run(None, put)))
    parts = [("all", lambda g: True)]
    parts += [(l, lambda g, l=l: g.language == l) for l in sorted({p[0].language for p in pages})]
    parts += [(w, lambda g, w=w: g.wear == w) for w in sorted({p[0].wear for p in pages})]
    print(f"{folder.name}, {model}")
    for name, take in parts:
        chosen = [p for p in pages if take(p[0])]
        found = collect(chosen)
        text = "  ".join(f"{re.sub('^(role|arc) ', '', k)} {v:.3f}" for k, v in found.items())
        print(f"{name:10} {len(chosen):4} pages  {text}")
