"""Articles that Galley made and a person put right (document.json) as truth, in the form that sheets have.

Lines are known by where they stand: whoever corrects a document moves its sources from article to article."""
import json

from . import labels

HEADS = ("section", "kicker", "headline", "subtitle", "byline", "dateline")
AFTER_HEADS, AFTER_TEXT = 1000, 100000  # where the orders of running text and of captions begin


def truths_of(path):
    """(truth, name of the image) of each page of a document."""
    document = json.loads(path.read_text(encoding="utf8"))
    return [(page_truth(document, page), page["source"]) for page in document["pages"]]


def page_truth(document, page):
    told, pictures = {}, {}  # by (block, line): role, article, order, paragraph, figure; by block: article, figure
    for article in document["articles"]: tell(article, page["index"], told, pictures)
    nobody = {place: part for part in document["unassigned"] for place in places(part.get("sources"), page["index"])}
    lines, regions = [], []
    for block in page["blocks"]:
        if block["kind"] == "image":
            article, figure = pictures.get(block["id"], (None, None))
            regions.append(dict(kind="photo", article=article, figure=figure, polygon=corners(block["box"])))
        for number, line in enumerate(block["lines"]):
            place = block["id"], number
            role, article, order, paragraph, figure = told.get(place) or (kind_of(nobody.get(place)), None, len(lines), None, None)
            lines.append(dict(text=line["text"], role=role, kind=None if article else role, article=article, order=order, paragraph=paragraph,
                              figure=figure, writing="vertical" if vertical(line, block) else "horizontal", polygon=line.get("polygon") or corners(line["box"])))
    articles = [dict(id=a["id"]) for a in document["articles"] if any(l["article"] == a["id"] for l in lines)]
    return dict(generator="document", width=page["width"], height=page["height"], articles=articles, lines=lines, regions=regions)


def tell(article, page, told, pictures):
    """What each line and picture of the article is. What is repeated from the text, as a dateline, stays text."""
    def put(sources, role, order, paragraph=None, figure=None):
        new = [place for place in places(sources, page) if place not in told]
        for place in new:
            told[place] = role, article["id"], order, paragraph, figure
            order += 1
        return order

    order = AFTER_HEADS
    for number, part in enumerate(article["paragraphs"]): order = put(part.get("sources"), part["role"], order, number)
    order = 0
    for role in HEADS: order = put(article.get("head_sources", {}).get(role), role, order)
    order = AFTER_TEXT
    for number, caption in enumerate(article["captions"]):
        figure = f"{article['id']}.{number}"
        if caption.get("credit_sources") != caption.get("sources"): put(caption.get("credit_sources"), "credit", order + AFTER_HEADS, None, figure)
        order = put(caption.get("sources"), "caption", order, None, figure)
        for source in caption.get("image") or []: pictures[source["block"]] = article["id"], figure


def places(sources, page):
    return [(s["block"], n) for s in sources or [] if s["page"] == page for n in range(s["lines"][0], sum(s["lines"]))]


def kind_of(part):
    """What a line of nobody's article is, by the reason that the document gives."""
    reason = ((part or {}).get("attrs") or {}).get("reason")
    return reason if reason in labels.NOBODY else "noise"


def vertical(line, block): return (line.get("writing_mode") or block.get("writing_mode") or "").startswith("vertical")


def corners(box):
    x, y, w, h = box
    return [[x, y], [x + w, y], [x + w, y + h], [x, y + h]]
