"""Writes a model folder: articles.onnx, checked against PyTorch, and model.json."""
import datetime
import hashlib
import json
from collections import Counter

import numpy as np
import onnxruntime
import torch

from . import labels, sheets
from .network import size

OPSET = 17
CLOSE = 1e-4  # how far the two runtimes may differ


def write(network, model, names, train, choose, found, minutes):
    """`found` are the figures on the set `choose`; `minutes` those of this training and of those that it went on from."""
    from .learn import tensors
    model.mkdir(parents=True, exist_ok=True)
    network.eval()
    example = tensors(choose[0])
    n = {0: "n"}
    torch.onnx.export(network, example, model / "articles.onnx", input_names=["nodes", "targets", "present", "arcs"], output_names=["roles", "relations"],
                      dynamic_axes={k: n for k in ("nodes", "targets", "present", "arcs", "roles", "relations")}, opset_version=OPSET, dynamo=False, do_constant_folding=False)
    check(network, model / "articles.onnx", choose)
    (model / "model.json").write_text(json.dumps(about(network, model / "articles.onnx", names, train, choose, found, minutes), indent=1, ensure_ascii=False) + "\n", encoding="utf8")


def weights(path):
    """The numbers of an exported network by their names, to start a training from."""
    import onnx
    from onnx import numpy_helper
    return {w.name: torch.tensor(numpy_helper.to_array(w).copy()) for w in onnx.load(path).graph.initializer}


def check(network, path, some):
    """The file gives what the network gives, on pages of several sizes."""
    from .learn import tensors
    session = onnxruntime.InferenceSession(path)
    for graph in some[:8]:
        put = tensors(graph)
        with torch.no_grad(): wanted = network(*put)
        got = session.run(None, {name: value.numpy() for name, value in zip(("nodes", "targets", "present", "arcs"), put)})
        far = max(float(np.abs(a - b.numpy()).max()) for a, b in zip(got, wanted))
        if far > CLOSE: raise RuntimeError(f"articles.onnx differs from the network by {far} on {graph.name}")


def about(network, path, names, train, choose, found, minutes):
    sheets_of = lambda graphs: {g.name.rsplit(".", 1)[0]: g for g in graphs}.values()
    count = lambda graphs: dict(pages=len(graphs), sheets=len(sheets_of(graphs)),
                                languages=dict(sorted(Counter(g.language for g in sheets_of(graphs)).items())),
                                wear=dict(sorted(Counter(g.wear for g in sheets_of(graphs)).items())))
    return {
        "task": "articles",
        "file": "articles.onnx",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "licence": "Apache-2.0",
        "source": "trained by train/train of this repository on pages that it draws itself, with texts written for it",
        "features": names[2],
        "roles": labels.ROLES,
        "relations": labels.RELATIONS,
        "parameters": size(network),
        "temperature": {"roles": 1.0, "relations": 1.0},
        "temperature_within": {"roles": round(float(network.role_warmth), 3), "relations": [round(float(t), 3) for t in network.relation_warmth]},
        "trained": {"date": datetime.date.today().isoformat(), "by": "train/train learn", "minutes": minutes, "first_seed": sheets.FIRST_SEED["train"], **count(train)},
        "chosen_by": {"first_seed": sheets.FIRST_SEED["choose"], **count(choose), "figures": {k: round(v, 4) for k, v in found.items()}},
    }
