#!/usr/bin/env python3
"""The viewer: how soon a reader sees the page, how long a search over everything takes, what writing the site costs.

usage: viewer.py BUILD [--pages 100] [--documents 1000]

1. A document of --pages pages of 30 megapixels, opened from disk in a browser that has seen nothing: time to the page's
   image, and until its text and articles are there as well (median of five).
2. --documents documents of eight pages: time to the list, to the first article found, until all is searched.
3. The sample pages with and without write.html: CPU seconds of writing, beside those of the whole run with OCR.
Needs what ./dev deps test installs: Node.js, Chromium, playwright-core.
"""
import argparse
import json
import resource
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPO = HERE.parent


def line(text, x, y, w, h):
    return {"text": text, "box": [x, y, w, h], "confidence": 0.9}


def page(index, width, height, picture, texts, columns=6):
    """A page of columns of lines, twelve articles of one block each, every one with a headline."""
    blocks, articles = [], []
    column = (width - 200) // columns
    block_lines = 36
    for b in range(12):
        x, y = 100 + b % columns * column, 150 + b // columns * (height // 2)
        head, body = f"h{b}", f"t{b}"
        lines = [line(texts[(index * 12 + b * 5 + i) % len(texts)], x, y + 120 + i * 64, column - 60, 48) for i in range(block_lines)]
        blocks.append({"id": head, "kind": "heading", "box": [x, y, column - 60, 90], "lines": [line(f"第{index + 1}版标题之{b + 1}", x, y, column - 60, 90)]})
        blocks.append({"id": body, "kind": "text", "box": [x, y + 120, column - 60, block_lines * 64], "lines": lines})
        at = lambda block, count: [{"page": index, "block": block, "lines": [0, count]}]
        heads = dict.fromkeys(["section", "kicker", "subtitle", "byline", "dateline"])
        articles.append({**heads, "id": f"p{index}-{b}", "headline": blocks[-2]["lines"][0]["text"], "head_sources": {"headline": at(head, 1)},
                         "paragraphs": [{"role": "body", "text": "".join(one["text"] for one in lines), "sources": at(body, block_lines)}],
                         "captions": [], "confidence": 0.9, "continued_from": None, "continued_to": None})
    entry = {"index": index, "source": f"{index + 1}.png", "width": width, "height": height, "dpi": 300, "blocks": blocks, "attrs": {"picture": picture}}
    return entry, articles


def document(name, pages, width, height, picture, texts):
    made = [page(i, width, height, picture, texts) for i in range(pages)]
    return {"schema": "galley.document/1", "id": name, "pages": [one for one, _ in made], "articles": [a for _, more in made for a in more],
            "unassigned": [], "edits": []}


def cpu_of(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def site(build, folder, documents):
    """The site of `documents`, made one at a time, and what write.html took of it in milliseconds."""
    (folder / "in").mkdir(parents=True)
    for i, one in enumerate(documents):
        (folder / "in" / f"{i:05}.json").write_text(json.dumps(one, ensure_ascii=False))
    pipeline = {"galley": 1, "stages": [{"use": "test.stored"}, {"use": "test.articles", "options": {"folder": str(folder / "in")}}, {"use": "write.html"}]}
    (folder / "pipeline.json").write_text(json.dumps(pipeline))
    subprocess.run([build / "galley", "run", "-q", "-j", "2", folder / "pipeline.json", folder / "in", "-o", folder / "out",
                    "--plugin-path", build / "tests/plugins"], check=True)
    report = json.loads((folder / "out/run.json").read_text())
    return folder / "out", sum(one["stage_ms"]["write.html"] for one in report["documents"])


def measure(*arguments):
    """What the browser takes; measure.mjs tells."""
    out = subprocess.run(["node", REPO / "tests/viewer/measure.mjs", *arguments], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def size_of(folder):
    files = [f for f in folder.rglob("*") if f.is_file() and ".galley" not in f.parts]
    return sum(f.stat().st_size for f in files) / 1e6, len(files)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=Path)
    p.add_argument("--pages", type=int, default=100)
    p.add_argument("--documents", type=int, default=1000)
    o = p.parse_args()
    o.build = o.build.resolve()
    texts = [t for t in (REPO / "samples/seed.txt").read_text().splitlines() if len(t) > 5]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        out, ms = site(o.build, folder / "large", [document("large", o.pages, 5000, 6000, True, texts)])
        size, files = size_of(out)
        print(f"{o.pages} pages of 30 megapixels: write.html {ms / o.pages:.0f} ms a page, {size / o.pages:.2f} MB and {files / o.pages:.0f} files a page")
        for key, value in measure("document", out / "large/index.html").items():
            print(f"  {key}: {value:.0f} ms")

        out, ms = site(o.build, folder / "many", (document(f"d{i:04}", 8, 5000, 6000, False, [f"只此一处{i}号", *texts[i % 7:]]) for i in range(o.documents)))
        print(f"{o.documents} documents of 8 pages, {size_of(out)[0]:.0f} MB: write.html {ms / o.documents:.1f} ms a document")
        for key, value in measure("index", out / "index.html", f"只此一处{o.documents // 2}号").items():
            print(f"  {key}: {value:.0f} ms")

        ready = REPO / "config/newspaper.json"
        without = folder / "without.json"
        without.write_text(ready.read_text().replace(',\n    {"use": "write.html"}', ""))

        def run(pipeline):
            return cpu_of([o.build / "galley", "run", "-q", "-j", "1", pipeline, REPO / "samples/pages", "-o", folder / "samples"])

        whole = run(ready)
        again, plain = (min(run(pipeline) for _ in range(3)) for pipeline in (ready, without))
        print(f"samples/pages: whole run {whole:.2f} CPU s, of it write.html {again - plain:.3f} s: {100 * (again - plain) / whole:.1f} %")


if __name__ == "__main__":
    main()
