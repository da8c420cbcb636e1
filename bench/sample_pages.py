#!/usr/bin/env python3
"""Makes the newspaper pages of samples/newspaper and docs/images again: realistic ones, with truth, free of other people's pictures.

usage: /usr/bin/python3 bench/sample_pages.py SHARED OUT [--name harbour]... [--seed N] [--show]

The articles are bench/texts; mastheads, folios and footers are sheetgen's. Photographs are landscapes that are drawn here by formula, so that
nothing on the pages but typefaces is anyone else's. Writes OUT/<name>.jpg and OUT/<name>.truth.json. --seed tries another page.
Needs what sheetgen needs. The same fonts give the same page.
"""
import argparse, pathlib, random, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent

# name: (texts, language, wear, width, seed)
PAGES = {"harbour": ("harbour-zh.json", "zh", "web", 1500, 32), "valley": ("valley-en.json", "en", "photo", 2000, 12)}


def parse():
    p = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("out", type=pathlib.Path)
    p.add_argument("--name", action="append", choices=list(PAGES))
    p.add_argument("--seed", type=int)
    p.add_argument("--show", action="store_true", help="also draw the truth, as OUT/<name>.show.jpg")
    return p.parse_args()


def landscape(seed, width=1500, height=1000):
    """Hills under a sky, or water below it, with haze and grain: what a photograph is to a page."""
    import numpy as np
    from PIL import Image
    rng = random.Random(seed)
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    top, low = (np.array([rng.uniform(*r) for r in rs]) for rs in (((60, 130), (110, 160), (160, 215)), ((200, 250), (190, 225), (170, 215))))
    picture = top + (low - top) * (y[..., None] ** .8)
    sun = rng.uniform(.15, .85), rng.uniform(.1, .35)
    picture += 70 * np.exp(-(((x - sun[0]) ** 2 * 2.2 + (y - sun[1]) ** 2) / .012))[..., None]
    for _ in range(7):  # clouds
        cx, cy, w = rng.random(), rng.uniform(.05, .35), rng.uniform(.05, .22)
        picture += 22 * np.exp(-(((x - cx) / w) ** 2 + ((y - cy) / .025) ** 2))[..., None]
    ground = np.array([rng.uniform(30, 80), rng.uniform(60, 100), rng.uniform(35, 75)])
    layers = rng.randint(3, 5)
    for k in range(layers):
        base, waves = .38 + .16 * k, [(rng.uniform(1.5, 6) * (j + 1), rng.uniform(0, 6.3), .05 / (j + 1)) for j in range(6)]
        line = base + sum(a * np.sin(f * x * 2 + p) for f, p, a in waves)
        haze = (layers - k - 1) / layers * .75
        shade = ground * (.75 + .5 * (1 - y[..., None])) * (1 - haze) + low * haze
        shade = shade * (1 + .1 * np.sin(x * 90 + 30 * y)[..., None] * (k == layers - 1))
        picture = np.where((y > line)[..., None], shade, picture)
    if rng.random() < .6:  # water
        shore, noise = rng.uniform(.7, .82), np.random.default_rng(seed).normal(0, 1, (height, 1))
        ripple = (np.sin(y * 260 + 6 * np.sin(x * 9)) * 10 + noise * 5)[..., None]
        picture = np.where((y > shore)[..., None], low * .62 + ripple, picture)
    picture += np.random.default_rng(seed).normal(0, 5, (height, width, 1))
    return Image.fromarray(np.clip(picture, 0, 255).astype("uint8"))


def main():
    o = parse()
    if not (o.shared / "sheetgen/sheetgen.py").exists(): sys.exit(f"There is no {o.shared}/sheetgen: the pages cannot be made here.")
    sys.path.insert(0, str(o.shared / "sheetgen"))
    import pictures
    import sheetgen
    o.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        photographs = []
        for i in range(9):
            photographs.append(f"{folder}/{i}.jpg")
            landscape(i).save(photographs[-1], quality=92)
        pictures.library = lambda: (photographs, [])
        sheetgen.RANGES.update({"stray picture": 0, "cut-out": 0, "portrait": 0, "drawing": 0, "advert share": [0], "jump": 0, "continued": 0})
        for name in o.name or PAGES:
            texts, language, wear, width, seed = PAGES[name]
            options = dict(articles=str(HERE / "texts" / texts), prefix=str(o.out / name), seed=o.seed or seed, lang=language, width=width, wear=wear, pool=None,
                           direction="horizontal", fill=False, keep=False, pdf=False, show=o.show, page_xml=False)
            truth = sheetgen.make(argparse.Namespace(**options))
            print(f"{name}: seed {options['seed']}, {truth['width']} x {truth['height']}, {len(truth['articles'])} articles, {len(truth['lines'])} lines")


if __name__ == "__main__": main()
