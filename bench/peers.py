#!/usr/bin/env python3
"""Galley beside its peers on the same page images, in one run: time, articles, characters.

usage: peers.py BUILD SHARED [--styles plain,ruled] [--seeds 1-1] [--degrade none] [--lang zh] [--pipeline newspaper] [--model chi_sim]
                [--articles FILE] [--jobs 2] [--without NAME,…]

Who is measured, over the same pages:
  galley      galley run --jobs N, from the images to articles
  regions     the engine on the true blocks, one process: what perfect regions cost, models already loaded
  parallel    xargs -P N tesseract with OMP_THREAD_LIMIT=1
  ocrmypdf    ocrmypdf --jobs N on a PDF of the pages
  default     tesseract as it is installed, one page after the other
Printed for each: CPU and wall seconds a page, both as ratios of Galley's to it, article_f1 and cer of score.py. Whoever gives no
articles is scored with each page's text as one article. The targets are Galley's CPU over that of `regions`, at most 1.10, and its
wall over that of `parallel`, at most 0.75. The order of measuring is as printed; let nothing else run beside it.
"""
import argparse, json, os, pathlib, resource, subprocess, sys, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from pages import make_page, numbers, score


def truth_lines(truth, factor):
    """Rectangles of one printed line joined: a browser gives one for each run of a font."""
    for number, article in enumerate(truth["articles"]):
        vertical = "vertical" in article.get("mode", "")
        for block in article["blocks"]:
            rows = []
            for r in block["lines"]:
                r = [v * factor for v in r]
                if rows and block["role"] != "photo":
                    last = rows[-1]
                    level = min(last[3], r[3]) - max(last[1], r[1]) > 0.5 * min(last[3] - last[1], r[3] - r[1])
                    near = -1 <= r[0] - last[2] <= 0.5 * (r[3] - r[1])
                    if level and near and not vertical:
                        rows[-1] = [min(last[0], r[0]), min(last[1], r[1]), max(last[2], r[2]), max(last[3], r[3])]
                        continue
                rows.append(r)
            for row in rows:
                if row[2] > row[0] and row[3] > row[1]:
                    yield number, block["role"], row


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--articles", type=pathlib.Path)
    p.add_argument("--lang", default="zh")
    p.add_argument("--styles", default="plain,ruled")
    p.add_argument("--degrade", default="none")
    p.add_argument("--seeds", default="1-1")
    p.add_argument("--pipeline", default="newspaper")
    p.add_argument("--model", default="chi_sim")
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    p.add_argument("--without", default="")
    return p.parse_args()


ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


def timed(action):
    """CPU and wall seconds of the processes that `action` starts."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - start


def as_one_article(text, path):
    path.write_text(json.dumps({"articles": [{"paragraphs": [{"role": "body", "text": t} for t in text.split("\n\n")]}]}))
    return path


def columns(rows):
    """The lines of one part of an article, parted where they go on at the top of the next column."""
    out = []
    for row in rows:
        if out and row[1] >= out[-1][-1][1]: out[-1].append(row)
        else: out.append([row])
    return out


def true_blocks(truth):
    """Blocks for ocr-dump, and for each the article and the role that it belongs to."""
    blocks, owners = [], []
    parts = []
    for number, role, row in truth_lines(truth, 1):
        if role == "photo": continue
        if not parts or parts[-1][:2] != (number, role): parts.append((number, role, []))
        parts[-1][2].append([round(v) for v in row])
    for number, role, rows in parts:
        for column in columns(rows):
            left, top, right, bottom = min(r[0] for r in column), min(r[1] for r in column), max(r[2] for r in column), max(r[3] for r in column)
            blocks.append({"id": f"b{len(blocks) + 1}", "kind": "text", "writing_mode": "horizontal-ltr", "box": [left, top, right - left, bottom - top], "lines": []})
            owners.append((number, role))
    return {"blocks": blocks}, owners


def galley(o, pages, folder):
    out = folder / "galley"
    subprocess.run(["rm", "-rf", out])
    times = timed(lambda: subprocess.run([o.build / "galley", "run", "-q", o.pipeline, *[p.with_suffix(".png") for p in pages], "-o", out, "--jobs", str(o.jobs),
                                          "--set", "read.images.group=file"], check=True))
    return *times, [out / p.name / "document.json" for p in pages]


def regions(o, pages, folder):
    cpu, documents = 0, []
    for page in pages:
        truth = json.loads(page.with_suffix(".truth.json").read_text(encoding="utf8"))
        blocks, owners = true_blocks(truth)
        (folder / "blocks.json").write_text(json.dumps(blocks))
        done = subprocess.run([o.build / "ocr-dump", page.with_suffix(".png"), folder / "blocks.json", o.model, "--engine"], check=True, capture_output=True, text=True,
                              env=ONE_THREAD)
        cpu += float(done.stderr.split()[-1])
        articles = [{"paragraphs": [], "captions": []} for _ in truth["articles"]]
        for block, (number, role) in zip(json.loads(done.stdout)["blocks"], owners):
            text = "".join(line["text"] for line in block["lines"])
            article = articles[number]
            if role in ("headline", "kicker", "subtitle", "byline"): article[role] = text
            elif role == "caption": article["captions"].append({"text": text})
            else: article["paragraphs"].append({"role": "body", "text": text})
        documents.append(folder / (page.name + ".regions.json"))
        documents[-1].write_text(json.dumps({"articles": articles}))
    return cpu, cpu, documents


def read_texts(pages, folder, name):
    return [as_one_article((folder / f"{p.name}.{name}.txt").read_text(encoding="utf8"), folder / f"{p.name}.{name}.json") for p in pages]


def parallel(o, pages, folder):
    lines = "\n".join(f"{p.with_suffix('.png')} {folder / (p.name + '.parallel')}" for p in pages)
    times = timed(lambda: subprocess.run(["xargs", "-P", str(o.jobs), "-L", "1", "tesseract", "-l", o.model], input=lines, text=True, check=True, stderr=subprocess.DEVNULL,
                                         env=ONE_THREAD))
    return *times, read_texts(pages, folder, "parallel")


def default(o, pages, folder):
    environment = {k: v for k, v in os.environ.items() if k != "OMP_THREAD_LIMIT"}

    def run():
        for p in pages:
            subprocess.run(["tesseract", p.with_suffix(".png"), folder / (p.name + ".default"), "-l", o.model], check=True, stderr=subprocess.DEVNULL, env=environment)

    return *timed(run), read_texts(pages, folder, "default")


def ocrmypdf(o, pages, folder):
    subprocess.run(["/usr/bin/python3", "-m", "img2pdf", *[p.with_suffix(".png") for p in pages], "-o", folder / "pages.pdf"], check=True, stderr=subprocess.DEVNULL)
    times = timed(lambda: subprocess.run(["ocrmypdf", "--jobs", str(o.jobs), "-l", o.model, "--output-type", "pdf", "--sidecar", folder / "pages.txt", folder / "pages.pdf",
                                          folder / "read.pdf"], check=True, stderr=subprocess.DEVNULL))
    texts = (folder / "pages.txt").read_text(encoding="utf8").split("\f")
    return *times, [as_one_article(t, folder / f"{p.name}.ocrmypdf.json") for p, t in zip(pages, texts)]


def main():
    o = parse()
    pages = [make_page(o, style, seed) for style in o.styles.split(",") for seed in numbers(o.seeds)]
    folder = o.build / "bench/peers"
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{len(pages)} pages, {o.jobs} jobs")
    print(f"{'':10} {'cpu s':>7} {'wall s':>7} {'cpu ratio':>10} {'wall ratio':>10} {'article_f1':>11} {'cer':>7}")
    own = None
    for peer in (galley, regions, parallel, ocrmypdf, default):
        if peer.__name__ in o.without.split(","): continue
        cpu, wall, documents = peer(o, pages, folder)
        own = own or (cpu, wall)
        scores = [score(o, p.with_suffix(".truth.json"), d) for p, d in zip(pages, documents)]
        mean = lambda figure: sum(s[figure] for s in scores) / len(scores)
        ratio = f"{own[1] / wall:10.2f}" if peer is not regions else f"{'':10}"
        print(f"{peer.__name__:10} {cpu / len(pages):7.1f} {wall / len(pages):7.1f} {own[0] / cpu:10.2f} {ratio} {mean('article_f1'):11.3f} {mean('cer'):7.3f}", flush=True)


if __name__ == "__main__": main()
