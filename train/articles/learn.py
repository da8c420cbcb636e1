"""Trains the network on the graphs of the set `train`, keeps what is best on `choose`, and writes the model folder."""
import copy
import json
import random
import time

import numpy as np
import torch
from torch.nn import functional

from . import export, features, figures, graphs, labels
from .network import Arcs, Network, size

RATE, AGAIN, DECAY = 2e-3, 4e-4, 1e-2  # AGAIN: where training goes on from weights
SLOW = 0.002  # how fast the network that is kept follows the one that learns (an average over some 500 steps)
LOST = 0.06  # share of single features put out on each page
TOGETHER = 3  # pages a step
SEEN_ONCE = ("none", "dump")  # pages of other wear, whose lines were found, come twice as often as these
IMPORTANCE = [1.0, 1.0, 0.5, 0.5, 0.5]  # of the relations


def learn(data, model, minutes, sets=("train",), start=None, seed=17):
    """Trains for some minutes on the sets and writes the folder `model`; `start` is a model folder to go on from."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    dice = random.Random(seed)
    began = time.time()
    train, choose = [g for s in sets for g in graphs.load(data / s)], graphs.load(data / "choose")
    if not choose: train, choose = parted(train)
    names = graphs.names(data / sets[0] / "graphs")
    deck = train + [g for g in train if g.wear not in SEEN_ONCE]
    print(f"{len(train)} pages to learn from, {len(choose)} to choose by, {time.time() - began:.0f} s to read them", flush=True)
    network = Network(scale([g.nodes for g in train]), scale([g.arcs[g.targets >= 0] for g in train]), (len(labels.ROLES), len(labels.RELATIONS)))
    if start: network.load_state_dict(export.weights(start / "articles.onnx"))
    print(f"{size(network)} numbers to learn", flush=True)
    role_weights = rarity(train)
    best = (-1.0, None)
    total = minutes * 60
    begun, step, sums = time.time(), 0, []
    kept = copy.deepcopy(network).eval()
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    looked = 0.0
    while (gone := time.time() - begun) < total:
        for group in optimizer.param_groups: group["lr"] = (AGAIN if start else RATE) * min(1, (step + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * gone / total)) + 1e-5
        losses = [loss(network, dice.choice(deck), role_weights, names, dice) for _ in range(TOGETHER)]
        mean = sum(losses) / TOGETHER
        optimizer.zero_grad()
        mean.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        follow(kept, network, max(SLOW, 1 / (step + 1)))
        sums.append(float(mean.detach()))
        step += 1
        if gone - looked > max(90, total / 20) or gone > total * 0.999:
            looked = gone
            found = figures.summary(kept, choose)
            mark = found["b_cubed"] + found["roles"]
            if mark > best[0]: best = mark, {k: v.clone() for k, v in kept.state_dict().items()}
            print(f"{gone / 60:5.1f} min, step {step}, loss {np.mean(sums[-200:]):.4f}, " + ", ".join(f"{k} {v:.4f}" for k, v in found.items()), flush=True)
    if best[1] is not None: kept.load_state_dict(best[1])
    calibrate(kept, choose)
    minutes_before = json.loads((start / "model.json").read_text())["trained"].get("minutes", []) if start else []
    export.write(kept, model, names, train, choose, figures.summary(kept, choose), [*minutes_before, minutes])


def mean(data, models, model):
    """Writes the mean of trainings that went on from the same weights (model soups, Wortsman et al. 2022, arXiv:2203.05482), calibrated anew."""
    choose, names = graphs.load(data / "choose"), graphs.names(data / "choose" / "graphs")
    network = Network(scale([g.nodes for g in choose]), scale([g.arcs[g.targets >= 0] for g in choose]), (len(labels.ROLES), len(labels.RELATIONS)))
    trained = [export.weights(m / "articles.onnx") for m in models]
    network.load_state_dict({name: sum(w[name] for w in trained) / len(trained) for name in trained[0]})
    network.eval()
    calibrate(network, choose)
    found = figures.summary(network, choose)
    print(", ".join(f"{k} {v:.4f}" for k, v in found.items()))
    told = [json.loads((m / "model.json").read_text(encoding="utf8"))["trained"] for m in models]
    export.write(network, model, names, [], choose, found, [])
    about = json.loads((model / "model.json").read_text(encoding="utf8"))
    about["trained"] = dict(by="train/train mean", mean_of=told)
    (model / "model.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


def follow(kept, network, share):
    """Moves the kept network by a share towards the one that learns (Polyak averaging)."""
    with torch.no_grad():
        for slow, fast in zip(kept.parameters(), network.parameters()): slow.lerp_(fast, share)


def parted(pages):
    """Pages to learn from, and the first version of every fifth sheet to choose by, where there is no set for that."""
    sheet = lambda g: g.name.rsplit(".", 1)[0]
    aside = set(sorted({sheet(g) for g in pages})[::5])
    train, choose = [g for g in pages if sheet(g) not in aside], [g for g in pages if sheet(g) in aside and g.name.endswith(".0")]
    if not train or not choose: raise SystemExit("there are too few pages to learn from: at least two are needed, with articles and images")
    return train, choose


def scale(arrays):
    """(mean, deviation) of each feature."""
    every = np.concatenate([a.reshape(-1, a.shape[-1])[::3] for a in arrays]).astype(np.float32)
    return torch.tensor(every.mean(0)), torch.tensor(np.maximum(every.std(0), 0.05))


def rarity(train):
    """Weights of the roles: rare ones count more, by the fourth root."""
    count = np.bincount(np.concatenate([g.role for g in train]), minlength=len(labels.ROLES)) + 1
    weights = (count.max() / count) ** 0.25
    return torch.tensor(np.minimum(weights, 4), dtype=torch.float32)


def tensors(graph):
    """What the exported network takes: nodes, targets, present, arcs."""
    targets = torch.tensor(np.maximum(graph.targets, 0), dtype=torch.int64)
    present = torch.tensor(graph.targets >= 0, dtype=torch.float32)
    return torch.tensor(graph.nodes, dtype=torch.float32), targets, present, torch.tensor(graph.arcs, dtype=torch.float32)


def flat(graph):
    """Nodes, arcs without empty slots, their links, and a mask [N,K] that takes the same arcs out of other arrays."""
    there = graph.targets >= 0
    start = torch.tensor(np.nonzero(there)[0])
    links = Arcs(start, torch.tensor(graph.targets[there], dtype=torch.int64), len(graph.nodes))
    return torch.tensor(graph.nodes, dtype=torch.float32), torch.tensor(graph.arcs[there], dtype=torch.float32), links, there


def keeps(names, dice):
    """Which features are kept this time, for nodes and arcs."""
    gone = [prefixes for prefixes, often in features.GROUPS.values() if dice.random() < often]
    keep = lambda name: not any(features.of(name, group) for group in gone) and dice.random() >= LOST
    return [torch.tensor([float(keep(name)) for name in part]) for part in names[:2]]


def loss(network, graph, role_weights, names, dice):
    nodes, arcs, links, there = flat(graph)
    role, relation = network.scores(nodes, arcs, links, *keeps(names, dice))
    of_roles = functional.cross_entropy(role, torch.tensor(graph.role), role_weights, label_smoothing=0.02)
    wanted = torch.tensor(graph.relations[there], dtype=torch.float32)
    weights = torch.tensor(graph.weights[there], dtype=torch.float32) * torch.tensor(IMPORTANCE)
    of_arcs = functional.binary_cross_entropy_with_logits(relation, wanted, weights, reduction="sum") / max(1, len(arcs))
    return of_roles + 1.5 * of_arcs


def calibrate(network, choose):
    """One divisor for roles and one for each relation, so that probabilities on `choose` are right (Guo et al. 2017)."""
    roles, relations, wanted, asked, use = [], [], [], [], []
    for graph in choose:
        nodes, arcs, links, there = flat(graph)
        with torch.no_grad(): role, relation = network.scores(nodes, arcs, links)
        roles.append(role)
        relations.append(relation)
        wanted.append(torch.tensor(graph.role))
        asked.append(torch.tensor(graph.relations[there], dtype=torch.float32))
        use.append(torch.tensor(graph.weights[there]))
    roles, relations, wanted, asked, use = map(torch.cat, (roles, relations, wanted, asked, use))
    grid = torch.linspace(0.5, 3, 51)
    network.role_warmth.fill_(float(min(grid, key=lambda t: functional.cross_entropy(roles / t, wanted))))
    for a in range(len(labels.RELATIONS)):
        x, y = relations[:, a][use[:, a]], asked[:, a][use[:, a]]
        network.relation_warmth[a] = float(min(grid, key=lambda t: functional.binary_cross_entropy_with_logits(x / t, y)))
