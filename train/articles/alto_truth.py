"""ALTO with articles as truth, in the form that sheets have.

A line or its block names its article by a StructureTag of the type `article`, and what it is by a RoleTag whose label is one
of labels.ROLES, as Galley writes it. A TextBlock is a paragraph; coordinates are pixels of the image."""
from . import labels
from .page_truth import give_figures, name


def truth_of(root, path):
    """The truth of an ALTO file's first page: lines, regions, articles; name of its image."""
    unit = next((e.text for e in root.iter() if name(e) == "MeasurementUnit"), "pixel")
    if unit != "pixel": raise SystemExit(f"{path}: its unit is {unit}, and truth needs places in pixels of the image; write the file anew with MeasurementUnit pixel")
    tags = {e.get("ID"): e for e in root.iter() if name(e) in ("StructureTag", "RoleTag", "LayoutTag")}
    page = next(e for e in root.iter() if name(e) == "Page")
    lines, regions = [], []
    for number, block in enumerate(e for e in page.iter() if name(e) in ("TextBlock", "Illustration")):
        if name(block) == "Illustration": regions.append(dict(kind="photo", article=article(block, tags), figure=None, polygon=points(block)))
        for line in (e for e in block if name(e) == "TextLine"):
            whose = article(line, tags) or article(block, tags)
            role = role_of(line, tags) or role_of(block, tags) or ("body" if whose else "noise")
            if role in labels.NOBODY: whose = None
            lines.append(dict(text=text(line), role=role, kind=None if whose else role, article=whose, order=len(lines), paragraph=number, figure=None,
                              writing="vertical" if whole(line, "HEIGHT") > 2 * whole(line, "WIDTH") else "horizontal", polygon=points(line)))
    give_figures(lines, regions)
    articles = [dict(id=a) for a in dict.fromkeys(l["article"] for l in lines) if a]
    image = next((e.text for e in root.iter() if name(e) == "fileName"), "") or ""
    return dict(generator="ALTO", width=whole(page, "WIDTH"), height=whole(page, "HEIGHT"), articles=articles, lines=lines, regions=regions), image.strip()


def tags_of(element, tags): return [tags[i] for i in (element.get("TAGREFS") or "").split() if i in tags]


def article(element, tags):
    return next((t.get("ID") for t in tags_of(element, tags) if name(t) == "StructureTag" and t.get("TYPE") == "article"), None)


def role_of(element, tags):
    """What the tags of a line or block say it is: a role, or a kind that no article has."""
    said = [t.get("LABEL") for t in tags_of(element, tags) if name(t) in ("RoleTag", "LayoutTag")]
    return next((s for s in said if s in labels.ROLES), None)


def whole(element, key): return round(float(element.get(key) or 0))


def points(element):
    x, y, w, h = (whole(element, key) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    return [[x, y], [x + w, y], [x + w, y + h], [x, y + h]]


def text(line):
    """The words of a line, with a space where an SP element stands, and the hyphen at its end."""
    out = ""
    for e in line:
        if name(e) == "String": out += e.get("CONTENT") or ""
        elif name(e) == "SP": out += " "
        elif name(e) == "HYP": out += e.get("CONTENT") or "-"
    return out.strip()
