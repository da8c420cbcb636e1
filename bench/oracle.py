#!/usr/bin/env python3
"""Layout and articles without OCR: the truth's own text stands in the lines that layout found. Standard library only.

usage: oracle.py BUILD SHARED [options of pages.py] [--list] [--keep]

A page takes a second instead of twelve, and what is lost here is lost by layout and articles alone. A line of layout gets
the characters of the truth whose middles lie in its box; a character that no line holds is lost. On worn pages the truth
is turned first by the angle at which most of it lies in lines. --list prints every page; --keep leaves the documents in
BUILD/bench/oracle.
"""
import json, math, pathlib, subprocess, sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import layout_score, pages

READ = layout_score.READ
NARROW = 0.5  # width of a Latin letter or digit in characters, about
# Where truth and picture agree, the last line and picture end at one height, but for so many pixels of the truth.
SAME_END = 25


def width(c):
    return 0.25 if c == " " else NARROW if ord(c) < 0x2000 else 1.0


def rows_of(block):
    """The printed lines of a block: a browser gives one rectangle for each run of a font."""
    rows = []
    for r in block["lines"]:
        if rows:
            last = rows[-1]
            level = min(last[3], r[3]) - max(last[1], r[1]) > 0.5 * min(last[3] - last[1], r[3] - r[1])
            if level and -2 <= r[0] - last[2] <= 0.5 * (r[3] - r[1]):
                rows[-1] = [last[0], min(last[1], r[1]), max(last[2], r[2]), max(last[3], r[3])]
                continue
        rows.append(list(r))
    return [r for r in rows if r[2] > r[0] and r[3] > r[1]]


def pieces_of(block, words):
    """(text, x, y) of the block's characters, or its words, by dealing them out to its lines by their widths."""
    rows, text = rows_of(block), block["text"]
    if not rows or not text: return
    units = [w + " " for w in text.split()] if words else list(text)
    total, room = sum(width(c) for u in units for c in u), sum(r[2] - r[0] for r in rows)
    scale, row, x = room / total, 0, rows[0][0]
    for unit in units:
        w = scale * sum(width(c) for c in unit)
        if x + w / 2 > rows[row][2] and row + 1 < len(rows):
            row += 1
            x = rows[row][0]
        yield unit, min(x + w / 2, rows[row][2]), (rows[row][1] + rows[row][3]) / 2
        x += w


class Turn:
    """From the truth's coordinates to those of a page turned about its middle, and scaled."""
    def __init__(self, truth, page, degrees=0.0):
        self.scale = page["width"] / truth["width"]
        self.x, self.y = page["width"] / 2, page["height"] / 2
        self.cos, self.sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def __call__(self, x, y):
        x, y = x * self.scale - self.x, y * self.scale - self.y
        return self.x + self.cos * x + self.sin * y, self.y - self.sin * x + self.cos * y


class Lines:
    """Finds the line to be read that holds a point."""
    BAND = 64  # pixels

    def __init__(self, page):
        self.bands = {}
        for b in page["blocks"]:
            if b["kind"] not in READ: continue
            for line in b["lines"]:
                x, y, w, h = line["box"]
                for band in range(y // self.BAND, (y + h) // self.BAND + 1): self.bands.setdefault(band, []).append((x, y, w, h, line))

    def at(self, x, y):
        best, found = None, None
        for lx, ly, w, h, line in self.bands.get(int(y) // self.BAND, []):
            if lx - 0.3 * h <= x <= lx + w + 0.3 * h and ly <= y <= ly + h:
                off = abs(y - ly - h / 2) / h
                if best is None or off < best: best, found = off, line
        return found


def angle_of(truth, page, lines):
    """Degrees by which the page was turned, to the nearest twentieth."""
    points = [((r[0] + r[2]) / 2, (r[1] + r[3]) / 2, r[0] + 4, r[2] - 4) for a in truth["articles"] for b in a["blocks"]
              if b["role"] != "photo" for r in rows_of(b)]
    def held(degrees):
        turn = Turn(truth, page, degrees)
        return sum(lines.at(*turn(px, y)) is not None for _, y, left, right in points for px in (left, right))
    return max((d / 20 for d in range(-30, 31)), key=lambda d: (held(d), -abs(d)))


def fill(truth, page, words):
    """Writes the truth's text into the page's lines. False when truth and picture plainly differ."""
    lines = Lines(page)
    worn = page["width"] != truth["width"] or page.get("worn")
    turn = Turn(truth, page, angle_of(truth, page, lines) if worn else 0)
    for b in page["blocks"]:
        for line in b["lines"]: line["found"] = []
    for article in truth["articles"]:
        for block in article["blocks"]:
            if block["role"] == "photo": continue
            for text, x, y in pieces_of(block, words):
                x, y = turn(x, y)
                if (line := lines.at(x, y)) is None: continue
                line["found"].append((x, text))
    for b in page["blocks"]:
        for line in b["lines"]:
            line["text"] = "".join(text for _, text in sorted(line.pop("found"), key=lambda f: f[0])).strip()
    end = max(b["box"][1] + b["box"][3] for b in page["blocks"] if b["kind"] not in ("rule", "furniture"))
    truth_end = max(r[3] for a in truth["articles"] for b in a["blocks"] for r in b["lines"])
    return worn or abs(end - truth_end * turn.scale) <= SAME_END


def main():
    sys.argv, flags = [a for a in sys.argv if a not in ("--list", "--keep")], sys.argv[:]
    o = pages.parse()
    words = o.lang != "zh"
    folder = o.build / "bench/oracle"
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{'mean (worst)':14} " + " ".join(f"{f:>13}" for f in pages.FIGURES))
    everything = []
    for style in o.styles.split(","):
        results = []
        for seed in pages.numbers(o.seeds):
            prefix = pages.make_page(o, style, seed)
            truth = json.loads(prefix.with_suffix(".truth.json").read_text(encoding="utf8"))
            out = subprocess.run([o.build / "layout-dump", prefix.with_suffix(".png")], check=True, capture_output=True, text=True)
            page = json.loads(out.stdout)
            page.update(index=0, source=prefix.name, dpi=truth["dpi"] * page["width"] / truth["width"], worn=o.degrade != "none")
            if not fill(truth, page, words):
                print(f"{style} {seed}: left out, the browser set the picture otherwise than the truth", flush=True)
                continue
            filled, result = folder / f"{prefix.name}.page.json", folder / f"{prefix.name}.json"
            filled.write_text(json.dumps({"id": prefix.name, "pages": [page]}, ensure_ascii=False), encoding="utf8")
            with result.open("w") as f:
                subprocess.run([o.build / "articles-dump", filled, f"config/profiles/{o.lang}.json"], check=True, stdout=f)
            results.append(pages.score(o, prefix.with_suffix(".truth.json"), result))
            if "--list" in flags: print(pages.row(f"{style} {seed}", results[-1:]), flush=True)
            if "--keep" not in flags: filled.unlink(), result.unlink()
        print(pages.row(style, results), flush=True)
        everything += results
    print(pages.row("all", everything))


if __name__ == "__main__":
    main()
