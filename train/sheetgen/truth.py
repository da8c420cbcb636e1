"""Puts the truth of a page together: articles as score.py wants them, every line and region; PAGE XML; the drawing of it."""
import re
import numpy as np
from PIL import Image, ImageDraw
from xml.sax.saxutils import escape, quoteattr

def fold(s): return re.sub(r"\s+", "", s or "")
def printed(text, lines):
    """A text of the desk with capitals where the page has them."""
    return text.upper() if text and fold(join(lines)) == fold(text.upper()) else text
GROUPS = {"section": 0, "kicker": 0, "headline": 0, "subtitle": 0}

def dense(poly, step):
    """The outline with points between, so that it can follow a bent page."""
    out = []
    for (x0, y0), (x1, y1) in zip(poly, poly[1:] + poly[:1]): n = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) // step)); out += [[x0 + (x1 - x0) * i / n, y0 + (y1 - y0) * i / n] for i in range(n)]
    return out

def join(lines):
    """The text of lines in order: soft hyphens go, words part by a blank, Chinese does not."""
    s, glue = "", False
    for l in lines:
        t = l["text"]
        if s and not glue and re.search(r"[A-Za-zÀ-ÿœЀ-ӿ0-9.,;:!?'\"”’)%—–»-]$", s) and re.match(r"[A-Za-zÀ-ÿœЀ-ӿ0-9“„‘\"'(£$€—–«]", t): s += " "
        glue = (l["soft"] or l.get("hy", False)) and t.endswith("-"); s += t[:-1] if glue else t
    return s

def build(laid, plan, d, image, move, o, k):
    W, H = image.size; grey = np.asarray(image.convert("L")); bent = o.wear in ("scan", "photo", "microfilm"); arts = {a["id"]: a for a in plan.placed}
    def place(poly):
        p = move(dense(poly, 160 if o.wear == "photo" else 400) if bent else poly); return [[round(float(min(max(x, 0), W)), 1), round(float(min(max(y, 0), H)), 1)] for x, y in p]
    def shown(poly): p = move(poly); x, y = np.clip(p[:, 0], 0, W), np.clip(p[:, 1], 0, H); return (x.max() - x.min()) * (y.max() - y.min()) > .5 * np.ptp(p[:, 0]) * np.ptp(p[:, 1])
    def faded(poly): p = np.array(poly, int); q = grey[p[:, 1].min():p[:, 1].max() + 1, p[:, 0].min():p[:, 0].max() + 1]; return bent and (q.size == 0 or int(q.max()) - int(q.min()) < 16)
    lines = []
    for l in laid["lines"]:
        if l["art"] not in arts: l["art"] = None
        if l["kind"] == "label" or l["art"] is None: l["art"] = None if l["kind"] or l["art"] is None else l["art"]
    articles, order = [], []
    by = {}
    for l in laid["lines"]: by.setdefault(l["art"], []).append(l)
    for aid in [a["id"] for a in plan.placed]:
        a, ls = arts[aid], by.get(aid) or []
        if not ls: continue
        ls.sort(key=lambda l: l["g"]); of = lambda *r: [l for l in ls if l["role"] in r]; order += ls; body = []
        src = ([{"crosshead": a["note"]["title"]}, a["note"]["text"]] if a.get("note") else []) + list(a["body"]) + ([{"crosshead": a["box"]["title"]}, *a["box"]["body"]] if a.get("box") else [])
        for p, q in enumerate(src):
            set_ = [l for l in ls if l["p"] == p and l["role"] in ("body", "dropcap", "crosshead")]; got = fold(join(set_))
            if not got: continue
            t = q if isinstance(q, str) else q["crosshead"]; n, i = len(got), 0
            for i, c in enumerate(t):
                n -= not c.isspace()
                if n <= 0: break
            t = t[:i + 1].rstrip(); body.append(t if isinstance(q, str) else {"crosshead": t})
            for l in set_: l["p"] = len(body) - 1; l["_p"] = p
        figs = []
        for n in sorted({l["fig"] for l in ls if l["fig"]}, key=int): c = [l for l in ls if l["fig"] == n]; cap, cred = join([l for l in c if l["role"] == "caption"]), join([l for l in c if l["role"] == "credit"]); figs.append(dict(figure=n, caption=cap, credit=cred or None))
        text = lambda key, *r: (join(of(*r)) or None)
        articles.append(dict(id=aid, lang=a["lang"], section=text("section", "section"), kicker=text("kicker", "kicker"), headline=printed(a.get("headline"), of("headline")) if of("headline") else None, subtitle=text("subtitle", "subtitle"), byline=text("byline", "byline") or (a.get("byline") if a.get("byline") and any(fold(a["byline"].split()[-1]) in fold(b) for b in body[:1] + body[-1:] if isinstance(b, str)) else None), dateline=a.get("dateline") if body and isinstance(body[0], str) and fold(a.get("dateline")) in fold(body[0]) else None,
                             body=body, captions=[f["caption"] + (" " + f["credit"] if f["credit"] else "") for f in figs if f["caption"]], figures=figs, boxes=[b["title"] for b in [a.get("box")] if b and any(x == {"crosshead": b["title"]} for x in body)], pullquotes=[join(of("pullquote"))] if of("pullquote") else [], cut=sum(len(fold(x)) for x in body if isinstance(x, str)) < sum(len(fold(x)) for x in src if isinstance(x, str))))
    order += by.get(None, []); count = {}
    for l in order:
        n = count[l["art"]] = count.get(l["art"], -1) + 1
        spot = place(l["poly"])
        if not shown(l["poly"]) or faded(spot): l["hidden"] = True
        lines.append(dict(text=l["text"], role=l["role"], article=l["art"], kind=None if l["art"] else l["kind"] or l["role"], order=n, paragraph=l["p"] if l["art"] else None, figure=l["fig"], writing=l["wm"], soft=l["soft"] or l["hy"], look={**l["look"], "size": round(l["look"]["size"] * k, 2)}, polygon=spot, **({"hidden": True} if l.get("hidden") else {})))
    regions = [dict(kind=r["kind"], article=r["art"] if r["art"] in arts else None, figure=r["fig"], polygon=place(r["poly"])) for r in laid["regions"] if shown(r["poly"])]
    for a in articles: p = np.array([q for l in lines if l["article"] == a["id"] for q in l["polygon"]]); a["box"] = [round(float(v)) for v in (*p.min(0), *p.max(0))]
    return dict(generator="sheetgen", seed=o.seed, width=W, height=H, lang=o.lang, wear=o.wear, design=dict(language=o.main, format=d["fmt"], columns=d["cols"], vertical=d["tate"], old=d["old"], colour=d["colour"], body_px=round(d["fs"] * k * (.5 if o.wear == "web" else 1), 1), leading=round(d["lh"], 2), fonts=d["f"]["body"]), articles=articles, lines=lines, regions=regions)

REGION = {"headline": "heading", "kicker": "heading", "subtitle": "heading", "crosshead": "heading", "caption": "caption", "credit": "credit", "body": "paragraph", "byline": "credit", "masthead": "header", "folio": "header", "footer": "footer", "dropcap": "drop-capital", "jump": "other"}
def page_xml(t, image, path):
    """PAGE XML 2019: a text region for each article's run of one role, articles as groups of the reading order."""
    pts = lambda p: " ".join(f"{max(0, round(x))},{max(0, round(y))}" for x, y in p); hull = lambda ps: (lambda a: [(a[:, 0].min(), a[:, 1].min()), (a[:, 0].max(), a[:, 1].min()), (a[:, 0].max(), a[:, 1].max()), (a[:, 0].min(), a[:, 1].max())])(np.array(ps)); body, groups, n = [], {}, 0; runs = []
    for l in t["lines"]:
        key = (l["article"], l["role"], l["paragraph"], l["figure"])
        if not runs or runs[-1][0] != key: runs.append((key, []))
        runs[-1][1].append(l)
    for (aid, role, _, _), ls in runs:
        n += 1; rid = f"r{n}"; groups.setdefault(aid, []).append(rid); tag = f"structure {{id:{aid}; type:article;}}" if aid else f"structure {{type:{ls[0]['kind']};}}"; kind = REGION.get(role, "other"); wm = "top-to-bottom" if ls[0]["writing"] == "vertical" else "left-to-right"
        body.append(f'<TextRegion id="{rid}" custom={quoteattr(f"readingOrder {{index:{n};}} {tag}")} type="{kind}" readingDirection="{wm}"><Coords points="{pts(hull([p for l in ls for p in l["polygon"]]))}"/>' + "".join(f'<TextLine id="{rid}l{i}" custom={quoteattr(f"readingOrder {{index:{i};}} {tag} role {{type:{role};}}")}><Coords points="{pts(l["polygon"])}"/><TextEquiv><Unicode>{escape(l["text"])}</Unicode></TextEquiv></TextLine>' for i, l in enumerate(ls)) + f'<TextEquiv><Unicode>{escape(chr(10).join(l["text"] for l in ls))}</Unicode></TextEquiv></TextRegion>')
    for i, r in enumerate(t["regions"]):
        name = {"photo": "ImageRegion", "banner": "ImageRegion", "cartoon": "LineDrawingRegion", "map": "MapRegion", "chart": "ChartRegion", "rule": "SeparatorRegion", "advert": "AdvertRegion", "table": "TableRegion"}.get(r["kind"], "GraphicRegion")
        if r["kind"] in ("frame", "tint"): name = "GraphicRegion"
        body.append(f'<{name} id="g{i}" custom="structure {{type:{r["kind"]};}}"><Coords points="{pts(r["polygon"])}"/></{name}>')
    groups.pop(None, None); ro = "".join(f'<OrderedGroupIndexed id="g_{aid}" index="{i}" caption={quoteattr(str(aid))}>' + "".join(f'<RegionRefIndexed index="{j}" regionRef="{r}"/>' for j, r in enumerate(rs)) + "</OrderedGroupIndexed>" for i, (aid, rs) in enumerate(groups.items()))
    open(path, "w", encoding="utf8").write(f'<?xml version="1.0" encoding="UTF-8"?>\n<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>sheetgen</Creator><Created>2026-01-01T00:00:00</Created><LastChange>2026-01-01T00:00:00</LastChange></Metadata><Page imageFilename={quoteattr(image.split("/")[-1])} imageWidth="{t["width"]}" imageHeight="{t["height"]}">' + (f'<ReadingOrder><OrderedGroup id="ro">{ro}</OrderedGroup></ReadingOrder>' if ro else "") + "".join(body) + "</Page></PcGts>\n")

def show(image, t, path):
    """The truth over the page: a colour for each article, grey for the rest, arrows in order."""
    im = image.convert("RGB"); ov = Image.new("RGBA", im.size); d = ImageDraw.Draw(ov); ids = [a["id"] for a in t["articles"]]; col = lambda a: (128, 128, 128) if a is None else tuple(int(c) for c in np.array(Image.new("HSV", (1, 1), (ids.index(a) * 67 % 256, 230, 200)).convert("RGB"))[0, 0])
    for r in t["regions"]: d.polygon([tuple(p) for p in r["polygon"]], outline=col(r["article"]) + (255,))
    for l in t["lines"]: strong = {"headline": 150, "kicker": 120, "subtitle": 120, "byline": 170, "caption": 110, "crosshead": 130, "jump": 170}.get(l["role"], 60); d.polygon([tuple(p) for p in l["polygon"]], fill=col(l["article"]) + (strong,))
    for a in ids:
        c = [np.mean(l["polygon"], 0) for l in t["lines"] if l["article"] == a]
        for p, q in zip(c, c[1:]):
            if np.hypot(*(q - p)) > t["width"] * .04: d.line([tuple(p), tuple(q)], fill=col(a) + (220,), width=max(2, t["width"] // 700))
    im.paste(ov, (0, 0), ov); im.thumbnail((2200, 2200)); im.save(path, quality=85)
