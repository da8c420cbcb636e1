#!/usr/bin/env python3
"""Reads page images with rapidocr and writes what it read as galley.document/1, so that Galley's own scores apply to it.

usage: VENV/bin/python peer_rapidocr.py OUT IMAGE...        writes OUT/<image's name>/document.json

rapidocr 3.10.0 with ONNX Runtime, one thread, its own settings otherwise; the models are in its wheel. To get it:
    python3 -m venv VENV && VENV/bin/pip install rapidocr==3.10.0 onnxruntime==1.32.0
A box twice as high as wide that holds more than one character is a vertical line. Prints nothing; ends with 1 where an image cannot be read.
"""
import json, os, pathlib, sys

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
import cv2
from rapidocr import RapidOCR

cv2.setNumThreads(1)


def line(points, text, score):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = [int(min(xs)), int(min(ys)), int(max(xs) - min(xs) + 1), int(max(ys) - min(ys) + 1)]
    vertical = box[3] > 1.5 * box[2] and len(text) > 1
    polygon = [[round(float(v)) for v in p] for p in points]  # top left first, clockwise
    if vertical: polygon = polygon[1:] + polygon[:1]
    out = {"text": text, "box": box, "confidence": round(float(score), 4), "polygon": polygon}
    if vertical: out["writing_mode"] = "vertical-rl"
    return out


def main():
    if len(sys.argv) < 3: sys.exit(__doc__)
    engine = RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                              "Global.log_level": "error"})
    for image in map(pathlib.Path, sys.argv[2:]):
        pixels = cv2.imread(str(image), cv2.IMREAD_COLOR)
        if pixels is None: sys.exit(f"{image} cannot be read")
        read = engine(pixels)
        lines = [line(*l) for l in zip(read.boxes, read.txts, read.scores)] if read.boxes is not None else []
        height, width = pixels.shape[:2]
        page = {"index": 0, "source": image.name, "width": width, "height": height, "dpi": 0,
                "blocks": [{"id": "lines", "kind": "text", "box": [0, 0, width, height], "lines": lines}]}
        folder = pathlib.Path(sys.argv[1]) / image.stem
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "document.json").write_text(json.dumps({"schema": "galley.document/1", "id": image.stem, "pages": [page], "articles": []},
                                                         ensure_ascii=False, indent=1), encoding="utf8")


main()
