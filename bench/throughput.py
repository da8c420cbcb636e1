#!/usr/bin/env python3
"""Text dumps of growing size through reading, tidying and freeing of doubled text. Standard library only.

usage: throughput.py BUILD [--megabytes 1,10,100,1000] [--page-megabytes 100] [--articles FILE]...

Makes dumps of pages of about 6,000 characters from the articles' texts, every 50th line doubled in one of the ways of
text layers, then one dump that is a single page; runs BUILD/bench-throughput over each and deletes it. Speed should not fall
with the size, and memory depend on the largest page alone.
"""
import argparse, json, pathlib, random, subprocess, tempfile

CHARACTERS_OF_A_PAGE = 6000
COLUMN = 16  # characters; a line of Latin text has twice as many


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("--megabytes", default="1,10,100,1000")
    p.add_argument("--page-megabytes", type=int, default=100)
    p.add_argument("--articles", type=pathlib.Path, action="append")
    return p.parse_args()


def columns_of(files):
    """The lines of each article, every 50th doubled: whole, glyph by glyph, or again below."""
    rng = random.Random(1)
    out = []
    for file in files:
        for article in json.loads(file.read_text(encoding="utf8"))["articles"]:
            lines = []
            for text in article["body"]:
                if not isinstance(text, str):
                    continue
                width = COLUMN * (2 if text.isascii() else 1)
                for at in range(0, len(text), width):
                    line = text[at:at + width]
                    if rng.random() < .02:
                        line = rng.choice([line + line, "".join(c + c for c in line), line + "\n" + line])
                    lines.append(line)
            out.append(lines)
    return out


def write(path, columns, size, paged):
    """Pages of articles in chance order, up to `size` bytes."""
    rng = random.Random(2)
    pages = []
    for _ in range(256):
        page = ""
        while len(page) < CHARACTERS_OF_A_PAGE:
            page += "\n".join(rng.choice(columns)) + "\n\n"
        pages.append((page + ("\f" if paged else "")).encode())
    with open(path, "wb") as out:
        written = 0
        while written < size:
            written += out.write(rng.choice(pages))


def main():
    o = parse()
    files = o.articles or sorted(pathlib.Path(__file__).with_name("texts").glob("*.json"))
    columns = columns_of(files)
    runs = [(int(m), True) for m in o.megabytes.split(",")] + ([(o.page_megabytes, False)] if o.page_megabytes else [])
    with tempfile.TemporaryDirectory(dir=o.build) as folder:
        dump = pathlib.Path(folder) / "dump.txt"
        for megabytes, paged in runs:
            write(dump, columns, megabytes * 1_000_000, paged)
            subprocess.run([o.build / "bench-throughput", dump], check=True)


main()
