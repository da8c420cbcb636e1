"""PAGE XML with articles as truth: a library's own pages, in the form that sheets have.

A region or line names its article in `custom`, as Transkribus writes it: `structure {id:a7; type:article;}`. A line may
have `role {type:headline;}`, one of labels.ROLES; else its region's type says what it is. A text region is a paragraph."""
import json
import pathlib
import re
import xml.etree.ElementTree as xml

import numpy as np

from . import document_truth, labels

# Roles by the type of a TextRegion, and by the other regions.
TYPES = {"heading": "headline", "caption": "caption", "credit": "credit", "header": "furniture", "footer": "furniture",
         "page-number": "furniture", "signature-mark": "furniture", "catch-word": "furniture"}
REGIONS = {"AdvertRegion": "advert", "TableRegion": "table", "NoiseRegion": "noise"}
PICTURES = {"ImageRegion": "photo", "LineDrawingRegion": "cartoon", "GraphicRegion": "drawing", "ChartRegion": "chart", "MapRegion": "map"}


def truth_of(path):
    """The truth of a PAGE or ALTO file: lines, regions, articles; name of its image."""
    root = xml.parse(path).getroot()
    if name(root) == "alto":
        from . import alto_truth
        return alto_truth.truth_of(root, path)
    page = next(e for e in root if name(e) == "Page")
    places = {ref.get("regionRef"): i for i, ref in enumerate(e for e in page.iter() if e.get("regionRef"))}
    lines, regions = [], []
    for number, region in enumerate(sorted(regions_of(page), key=lambda e: places.get(e.get("id"), len(places)))):
        kind = name(region)
        if kind in PICTURES: regions.append(dict(kind=PICTURES[kind], article=article(region), figure=None, polygon=points(region)))
        role = REGIONS.get(kind) or TYPES.get(region.get("type"), "body")
        vertical = "vertical" if region.get("readingDirection") == "top-to-bottom" else "horizontal"
        for line in (e for e in region if name(e) == "TextLine"):
            own = re.search(r"role\s*\{[^}]*type:\s*([\w-]+)", line.get("custom", ""))
            whose = None if role in labels.NOBODY else article(line) or article(region)
            lines.append(dict(text=text(line), role=own.group(1) if own else role, kind=(kind_of(line) or kind_of(region) or role) if whose is None else None, article=whose,
                              order=len(lines), paragraph=number, figure=None, writing=vertical, polygon=points(line)))
    give_figures(lines, regions)
    articles = [dict(id=a) for a in dict.fromkeys(l["article"] for l in lines) if a]
    return dict(generator="PAGE", width=int(page.get("imageWidth")), height=int(page.get("imageHeight")), articles=articles, lines=lines, regions=regions), page.get("imageFilename")


def name(element): return element.tag.rsplit("}", 1)[-1]


def regions_of(element):
    """Regions at any depth, in the order of the file."""
    for child in element:
        if name(child).endswith("Region"):
            yield child
            yield from regions_of(child)


def article(element):
    found = re.search(r"structure\s*\{[^}]*\bid:\s*([^;}\s]+)[^}]*type:\s*article|structure\s*\{[^}]*type:\s*article[^}]*\bid:\s*([^;}\s]+)", element.get("custom", ""))
    return (found.group(1) or found.group(2)) if found else None


def kind_of(element):
    """What a line of nobody's article is: `structure {type:advert;}`."""
    found = re.search(r"structure\s*\{[^}]*type:\s*(\w+)", element.get("custom", ""))
    return found.group(1) if found and found.group(1) != "article" else None


def points(element):
    coords = next((e for e in element if name(e) == "Coords"), None)
    if coords is None: return [[0, 0], [1, 0], [1, 1], [0, 1]]
    return [[float(v) for v in pair.split(",")] for pair in coords.get("points").split()]


def text(line):
    for equivalent in (e for e in line if name(e) == "TextEquiv"):
        for e in equivalent:
            if name(e) == "Unicode": return e.text or ""
    return ""


def give_figures(lines, regions):
    """A caption belongs to the nearest picture of its article, or of nobody's; that picture is the article's too."""
    middle = lambda polygon: np.asarray(polygon, float).mean(0)
    for line in lines:
        if line["role"] not in ("caption", "credit"): continue
        near = [(np.hypot(*(middle(r["polygon"]) - middle(line["polygon"]))), i) for i, r in enumerate(regions) if r["article"] in (None, line["article"])]
        if not near: continue
        chosen = min(near)[1]
        line["figure"] = regions[chosen]["figure"] = str(chosen)
        regions[chosen]["article"] = line["article"]


def take(source, folder):
    """PAGE and ALTO files and documents of Galley with their images, as sheets of a set. An image lies beside the file or in one of
    the two folders above."""
    sheets = pathlib.Path(folder) / "sheets"
    sheets.mkdir(parents=True, exist_ok=True)
    source = pathlib.Path(source)
    known = [(path, path.stem, *truth_of(path)) for path in sorted(source.rglob("*.xml"))]
    for path in sorted(source.rglob("document.json")):
        known += [(path, f"{path.parent.name}-{n}", truth, image) for n, (truth, image) in enumerate(document_truth.truths_of(path))]
    for path, stem, truth, image in known:
        picture = next((p for p in (folder / image for folder in list(path.parents)[:3]) if p.is_file()), None)
        if picture is None or not truth["articles"]: continue
        (sheets / f"{stem}.truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf8")
        link = sheets / f"{stem}{picture.suffix}"
        link.unlink(missing_ok=True)
        link.symlink_to(picture.resolve())
