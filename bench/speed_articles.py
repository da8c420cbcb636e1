#!/usr/bin/env python3
"""Time and memory of the articles of one page, without reading it.

usage: speed_articles.py BUILD DOCUMENT.json [--lang zh] [--times 1,10]

DOCUMENT is one that `galley run` or `train/train pages` wrote (build/train/choose/documents/*.json). Its first page is set below itself as often as --times
says; articles-dump cuts it into articles three times. Prints lines, CPU seconds of the fastest run less those of a page without lines (starting, reading
the model), and the largest process.
"""
import argparse, copy, json, pathlib, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
from lines import measured


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("document", type=pathlib.Path)
    p.add_argument("--lang", default="zh")
    p.add_argument("--times", default="1,10")
    return p.parse_args()


def repeated(document, times):
    """The page `times` times below itself; 0: the page without lines."""
    page = document["pages"][0]
    out, height = copy.deepcopy(document), page["height"]
    out["pages"] = [dict(page, height=height * max(1, times), blocks=[])]
    for n in range(times):
        down = lambda box: [box[0], box[1] + n * height, *box[2:]]
        for block in copy.deepcopy(page["blocks"]):
            block.update(id=f"{block['id']}-{n}", box=down(block["box"]))
            for line in block["lines"]:
                line["box"] = down(line["box"])
                if line.get("polygon"): line["polygon"] = [down(q) for q in line["polygon"]]
                for word in line.get("words") or []: word["box"] = down(word["box"])
            out["pages"][0]["blocks"].append(block)
    return {**out, "articles": [], "unassigned": []}


def cost(o, document):
    """(CPU seconds, MB) of the fastest of three runs."""
    models = pathlib.Path(__file__).resolve().parent.parent / "config"
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf8") as file:
        json.dump(document, file, ensure_ascii=False)
        file.flush()
        command = [o.build / "articles-dump", file.name, models / f"profiles/{o.lang}.json", models / "models/articles"]
        runs = [measured(command, stdout=subprocess.DEVNULL) for _ in range(3)]
    if any(code for _, _, code in runs): raise SystemExit("articles-dump failed")
    return min(runs)[:2]


def main():
    o = parse()
    document = json.loads(o.document.read_text(encoding="utf8"))
    idle = cost(o, repeated(document, 0))[0]
    for times in map(int, o.times.split(",")):
        page = repeated(document, times)
        seconds, mb = cost(o, page)
        print(f"{sum(len(b['lines']) for b in page['pages'][0]['blocks']):6} lines  {seconds - idle:6.3f} CPU s  {mb:5.0f} MB")


main()
