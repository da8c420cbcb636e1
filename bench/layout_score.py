#!/usr/bin/env python3
"""Scores the blocks of a page against the truth of ../shared/pagegen. Standard library only.

usage: layout_score.py TRUTH.json BLOCKS.json [--list]
BLOCKS is what layout-dump prints, or a page of a galley.document/1 file. Printed per page:
  found     share of truth lines whose middle lies in a line of a block that is to be read
  cut       share of found lines that stick out of their line's box by more than a character
  mixed     blocks that hold lines of several articles
  heads     share of headline, kicker, subtitle and crosshead lines in headings; body lines in headings count against it
  captions  share of caption lines in captions     photos  share of photos with an image block (overlap over union 0.7)
  order     share of consecutive lines of an article that the reading order keeps in sequence
  runs      times that the order enters an article, over articles: 1 is best
  blocks    blocks to be read
--list names what went wrong."""
import json, sys

HEADS = {"headline", "kicker", "subtitle", "crosshead"}
READ = {"text", "heading", "caption", "table", "furniture", "advert"}


def overlap(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))


def area(a):
    return max(0, a[2] - a[0]) * max(0, a[3] - a[1])


def corners(box):
    return [box[0], box[1], box[0] + box[2], box[1] + box[3]]


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
                if area(row) > 0:
                    yield number, block["role"], row


def score(truth, page, listing):
    factor = page["width"] / truth["width"] if truth.get("width") else 1
    blocks = [(b["kind"], corners(b["box"]), [corners(l["box"]) for l in b["lines"]]) for b in page["blocks"]]
    lines = [(i, line) for i, b in enumerate(blocks) if b[0] in READ for line in b[2]]
    place, found, cut, total = {}, 0, 0, 0
    heads = [0, 0, 0]
    captions, photos = [0, 0], [0, 0]
    articles_of = {}
    truths = list(truth_lines(truth, factor))
    for t, (article, role, box) in enumerate(truths):
        if role == "photo":
            photos[1] += 1
            best = max([overlap(box, b[1]) / (area(box) + area(b[1]) - overlap(box, b[1])) for b in blocks if b[0] == "image"] or [0])
            photos[0] += best >= 0.7
            if best < 0.7: listing.append(f"photo {box} best {best:.2f}")
            continue
        total += 1
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        inside = [(n, i, l) for n, (i, l) in enumerate(lines) if l[0] - 2 <= x <= l[2] + 2 and l[1] - 2 <= y <= l[3] + 2]
        kind = None
        if inside:
            n, i, line = max(inside, key=lambda c: overlap(c[2], box))
            found += 1
            place[t] = n
            articles_of.setdefault(i, set()).add(article)
            kind = blocks[i][0]
            # A full-width comma at the end is mostly white: a character may be missing on paper, not in ink.
            side = min(box[2] - box[0], box[3] - box[1])
            if max(line[0] - box[0], box[2] - line[2], line[1] - box[1], box[3] - line[3]) > 1.2 * side:
                cut += 1
                listing.append(f"cut {role} {[round(v) for v in box]} line {line}")
        else:
            listing.append(f"lost {role} {[round(v) for v in box]}")
        if role in HEADS:
            heads[1] += 1
            heads[0] += kind == "heading"
            if inside and kind != "heading": listing.append(f"{role} as {kind} {[round(v) for v in box]}")
        elif role == "caption":
            captions[1] += 1
            captions[0] += kind == "caption"
            if inside and kind != "caption": listing.append(f"caption as {kind} {[round(v) for v in box]}")
        elif kind in ("heading", "caption") and role == "body":
            heads[2] += 1
            listing.append(f"body as {kind} {[round(v) for v in box]}")
    mixed = [i for i, s in articles_of.items() if len(s) > 1]
    for i in mixed: listing.append(f"mixed {blocks[i][1]}")
    last, steps, kept = {}, 0, 0
    for t, (article, role, box) in enumerate(truths):
        if role not in ("photo", "caption") and t in place:
            if article in last:
                steps += 1
                kept += place[t] >= last[article]
                if place[t] < last[article]: listing.append(f"order breaks at {[round(v) for v in box]}")
            last[article] = place[t]
    entered, previous = 0, None
    for t in sorted(place, key=lambda t: place[t]):
        entered += truths[t][0] != previous
        previous = truths[t][0]
    ratio = lambda a, b: round(a / b, 4) if b else 1.0
    return dict(found=ratio(found, total), cut=ratio(cut, found), mixed=len(mixed), heads=ratio(heads[0], heads[1] + heads[2]),
                captions=ratio(*captions), photos=ratio(*photos), order=ratio(kept, steps),
                runs=ratio(entered, len(truth["articles"])), blocks=sum(b[0] in READ for b in blocks))


if __name__ == "__main__":
    listing = []
    result = score(json.load(open(sys.argv[1], encoding="utf8")), json.load(open(sys.argv[2], encoding="utf8")), listing)
    print(" ".join(f"{k} {v}" for k, v in result.items()))
    if "--list" in sys.argv: print("\n".join(listing))
