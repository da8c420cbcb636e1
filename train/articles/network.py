"""The network: nodes and arcs of a page's graph in, probabilities of roles and relations out.

Each round a node takes the mean and the greatest of what its arcs bring (Gilmer et al. 2017, message passing). A node has
a fixed number of slots for arcs, so that a round is a gather and a mean, which every runtime of ONNX does alike; for
training the empty slots are left out, which gives the same in less time."""
import warnings

import torch
from torch import nn
from torch.nn import functional

warnings.filterwarnings("ignore", "index_reduce")
WIDTH, ROUNDS = 88, 3
DROPPED = 0.1  # share of the numbers of nodes and arcs that a step of training does without, after each round


def steps(*sizes):
    """Layers of these sizes with a bend between them."""
    layers = []
    for a, b in zip(sizes, sizes[1:]): layers += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Slots:
    """Arcs as slots [N,K], some of them empty: targets [N,K], present [N,K]."""

    def __init__(self, targets, present): self.targets, self.present = targets, present.unsqueeze(2)

    def here(self, h): return h.unsqueeze(1)

    def there(self, h): return h[self.targets]

    def gathered(self, message):
        seen = message * self.present
        return torch.cat([seen.sum(1) / torch.clamp(self.present.sum(1), min=1), seen.amax(1)], 1)


class Arcs:
    """Arcs one by one: from and to [M], of n nodes."""

    def __init__(self, start, end, n):
        self.start, self.end = start, end
        self.count = torch.zeros(n, 1).index_add_(0, start, torch.ones(len(start), 1)).clamp(min=1)

    def here(self, h): return h[self.start]

    def there(self, h): return h[self.end]

    def gathered(self, message):
        nothing = torch.zeros(len(self.count), message.shape[1])
        mean = nothing.index_add(0, self.start, message) / self.count
        return torch.cat([mean, nothing.index_reduce(0, self.start, message, "amax")], 1)


class Scale(nn.Module):
    """Features less their mean, in units of their deviation, none of them far out."""

    def __init__(self, mean, deviation):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("deviation", deviation)

    def forward(self, x): return torch.clamp((x - self.mean) / self.deviation, -6, 6)


class Round(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.here, self.there, self.arc = nn.Linear(width, width), nn.Linear(width, width, bias=False), nn.Linear(width, width, bias=False)
        self.node, self.norm = steps(3 * width, width, width), nn.LayerNorm(width)
        self.link, self.link_norm = nn.Linear(width, width), nn.LayerNorm(width)

    def forward(self, h, e, links):
        """h [N,W] of nodes and e [..., W] of arcs, one step further."""
        message = torch.relu(links.here(self.here(h)) + links.there(self.there(h)) + self.arc(e))
        h = self.norm(h + self.node(torch.cat([h, links.gathered(message)], 1)))
        return h, self.link_norm(e + self.link(message))


class Network(nn.Module):
    """`node_scale` and `arc_scale` are (mean, deviation) of the features; `parts` counts roles and relations."""

    def __init__(self, node_scale, arc_scale, parts, width=WIDTH, rounds=ROUNDS):
        super().__init__()
        self.node_scale, self.arc_scale = Scale(*node_scale), Scale(*arc_scale)
        self.nodes, self.arcs = steps(len(node_scale[0]), width, width), steps(len(arc_scale[0]), width, width)
        self.rounds = nn.ModuleList(Round(width) for _ in range(rounds))
        self.role = steps(width, width, parts[0])
        self.here, self.there, self.arc = nn.Linear(width, width), nn.Linear(width, width, bias=False), nn.Linear(width, width, bias=False)
        self.relation = steps(width, parts[1])
        self.register_buffer("role_warmth", torch.ones(1))
        self.register_buffer("relation_warmth", torch.ones(parts[1]))

    def scores(self, nodes, arcs, links, keep_nodes=None, keep_arcs=None):
        """Unbounded scores; `keep_nodes` [F] and `keep_arcs` [E] put features out (0) as if they were at their mean."""
        nodes, arcs = self.node_scale(nodes), self.arc_scale(arcs)
        if keep_nodes is not None: nodes, arcs = nodes * keep_nodes, arcs * keep_arcs
        h, e = self.nodes(nodes), self.arcs(arcs)
        for step in self.rounds:
            h, e = step(h, e, links)
            h, e = functional.dropout(h, DROPPED, self.training), functional.dropout(e, DROPPED, self.training)
        pair = torch.relu(links.here(self.here(h)) + links.there(self.there(h)) + self.arc(e))
        return self.role(h), self.relation(pair)

    def forward(self, nodes, targets, present, arcs):
        """nodes [N,F], targets [N,K] int64, present [N,K], arcs [N,K,E]: roles [N,R], relations [N,K,A], probabilities."""
        role, relation = self.scores(nodes, arcs, Slots(targets, present))
        return torch.softmax(role / self.role_warmth, 1), torch.sigmoid(relation / self.relation_warmth) * present.unsqueeze(2)


def size(network): return sum(p.numel() for p in network.parameters())
