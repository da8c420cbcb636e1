#!/usr/bin/python3
"""Makes newspaper pages like real ones, with exact truth for every line.

usage: sheetgen.py ARTICLES.json OUT_PREFIX --seed N [--lang zh|zh-hant|en|de|ja|ko|fr|es|ru|mixed] [--width PX] [--wear none|web|scan|photo|microfilm] [--pool FILE] [--old] [--fill] [--page-xml] [--pdf] [--show]
ARTICLES.json may be - for the articles of the pool, which is texts_<lang>.json beside this file unless --pool names another.
Writes OUT_PREFIX.png (.jpg for web and photo), OUT_PREFIX.truth.json, and as asked OUT_PREFIX.page.xml, OUT_PREFIX.pdf, OUT_PREFIX.show.jpg.
"""
import argparse, html, json, os, random, re, shutil, subprocess, sys, tempfile
from PIL import Image
sys.dont_write_bytecode = True
import truth, wear
from journal import resize
from pictures import Pictures
from plan import CJK, Plan

Image.MAX_IMAGE_PIXELS = None
HERE = os.path.dirname(os.path.abspath(__file__))

# Everything a page may be. A pair of numbers is a range; a list is chosen from; a number is a chance.
RANGES = {
    "broadsheet": .5, "broadsheet mm": (340, 425), "broadsheet tall": (1.3, 1.52), "tabloid mm": (250, 305), "tabloid tall": (1.25, 1.5), "columns": {"broadsheet": [5, 6, 6, 7, 7, 8, 9], "tabloid": [4, 4, 5, 5, 6]}, "margin mm": (6, 20),
    "body pt cjk": (7.6, 10.4), "body pt": (7.4, 9.6), "leading cjk": (1.22, 1.62), "leading": (1.05, 1.28), "tracking": [0, 0, 0, -.03, .02, .05], "body width": [1, 1, 1, 1, .9, .94, 1.04, 1.1], "gutter em": (.9, 2.1), "gap em": (1.0, 2.3), "tier em": (9, 19),
    "indent": [2, 2, 2, 2, 0, 1], "justified": .92, "hyphens": .96, "colour": {"none": .75, "web": .85, "scan": .5, "photo": .7, "microfilm": 0}, "halftone": {"none": .15, "web": .08, "scan": .5, "photo": .3, "microfilm": .7}, "front": .38,
    "column rule": [None, None, None, "1px solid #333", ".6px solid #777", "1px dotted #333"], "block rule": [None, None, "1px solid #111", "1px solid #777", "2px solid #000", "3px double #111", "1px dashed #333"], "old": .45, "old latin": .14, "chronicle": {"cjk": .35, "latin": .85}, "chronicle columns em": (13, 27),
    "advert share": [0, 0, 0, .05, .1, .15, .22, .34], "picture share": [.5, .8, 1, 1.2, 1.6], "briefs": [0, 0, 0, 0, 0, 0, 3, 4, 5], "varied briefs": [0, 0, 0, 3, 4, 5, 6], "lead share": (.3, .52), "middle share": (.1, .24), "middles": [1, 2, 2, 2, 3, 3], "crosshead bar": .4, "column logo": .16, "picture story": .3, "continued": .06, "pair": .22, "teaser strip": .2, "nested": .33, "boxed": .2, "drop cap": .14, "jump": .3, "filler": .6, "few": .88,
    "stray picture": .35, "drawing": .2, "portrait": .5, "pull quote": .22, "cut-out": .12, "other direction": .05,
    "web px": (900, 1600), "web quality": (55, 85), "scan dpi": (260, 300), "photo px": (2600, 3100), "microfilm px": (2300, 3200), "plain px": (1500, 2600),
    "web body px": (7.8, 12.5), "section banner": .12, "upright masthead": .4, "end mark": {"zh": ["", "", "", "", "", "", "", "■", "◆"], "en": ["", "", "", "", "■", "●"]},
}
LATIN = {"serif": ["Liberation Serif", "Linux Libertine O", "EB Garamond", "C059", "Nimbus Roman", "P052", "GFS Didot", "Old Standard TT", "Caladea", "URW Bookman", "DejaVu Serif"], "sans": ["Liberation Sans", "Nimbus Sans", "Liberation Sans Narrow", "Lato", "Cabin", "Carlito", "League Spartan", "URW Gothic", "DejaVu Sans Condensed"], "deco": ["Kaushan Script", "Z003", "Dosis", "Linux Libertine Display O"], "brush": ["Blankenburg_UNZ1A", "GFS Didot", "Old Standard TT", "Linux Libertine Display O", "League Spartan"]}
FONTS = {  # body, heads, side faces (captions, notes), decorative heads, mastheads; the faces in TATE have what vertical setting needs
    "zh": {"body": ["Noto Serif CJK SC", "Noto Serif CJK SC Medium", "AR PL UMing CN", "AR PL SungtiL GB", "Noto Sans CJK SC", "Noto Serif CJK SC Light"], "heads": ["Noto Sans CJK SC", "Noto Serif CJK SC", "Noto Sans CJK SC Black", "Noto Serif CJK SC Black", "Noto Sans CJK SC Medium", "WenQuanYi Zen Hei"], "side": ["AR PL KaitiM GB", "AR PL UKai CN", "LXGW WenKai", "Noto Sans CJK SC", "Noto Serif CJK SC"], "deco": ["Smiley Sans", "LXGW WenKai", "AR PL UKai CN"], "brush": ["LXGW WenKai", "AR PL UKai CN", "Smiley Sans", "Noto Serif CJK SC Black", "AR PL KaitiM GB"], "tag": "zh-CN"},
    "zh-hant": {"body": ["Noto Serif CJK TC", "AR PL UMing TW", "TW-Sung", "cwTeXMing", "AR PL Mingti2L Big5", "Noto Sans CJK TC", "cwTeXFangSong"], "heads": ["Noto Sans CJK TC", "Noto Serif CJK TC", "cwTeXHeiBold", "Noto Serif CJK TC Black", "Noto Sans CJK HK Black", "cwTeXYen"], "side": ["cwTeXKai", "TW-Kai", "cwTeXFangSong", "AR PL KaitiM Big5", "cwTeXYen", "Noto Sans CJK TC"], "deco": ["cwTeXYen", "TW-Kai"], "brush": ["TW-Kai", "AR PL UKai TW", "cwTeXKai", "Noto Serif CJK TC Black"], "tag": "zh-Hant"},
    "ko": {"body": ["Noto Serif CJK KR", "Noto Serif CJK KR Medium"], "heads": ["Noto Sans CJK KR", "Noto Serif CJK KR", "Noto Sans CJK KR Black", "Noto Serif CJK KR Black"], "side": ["Noto Sans CJK KR", "Noto Serif CJK KR"], "deco": ["Noto Sans CJK KR"], "brush": ["Noto Serif CJK KR Black"], "tag": "ko"},
    "ja": {"body": ["Noto Serif CJK JP", "IPAMincho", "IPAexMincho", "BIZ UDMincho", "Sawarabi Mincho", "BIZ UDGothic"], "heads": ["Noto Sans CJK JP", "Noto Serif CJK JP", "BIZ UDGothic", "Noto Serif CJK JP Black", "IPAGothic", "Noto Sans CJK JP Black"], "side": ["IPAGothic", "BIZ UDPGothic", "Noto Sans CJK JP"], "deco": ["IPAGothic"], "brush": ["KouzanBrushFont", "AoyagiKouzanFontT", "Noto Serif CJK JP Black"], "tag": "ja"},
}
TATE = ("Noto", "IPA", "BIZ", "Sawarabi", "LXGW", "AR PL U", "TW-", "cwTeX", "Kouzan")
CHROME = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--virtual-time-budget=20000", "--allow-file-access-from-files"]
STYLE = """@page{size:%(W)dpx %(H)dpx;margin:0}*{box-sizing:border-box}html,body{margin:0;padding:0}#page{position:absolute;left:0;top:0;width:%(W)dpx;height:%(H)dpx;overflow:hidden;background:%(paper)s;color:#000;font-family:%(bodyfont)s;font-size:%(fs).2fpx}
.tate{writing-mode:vertical-rl}.flow p{margin:0;text-indent:%(indent)sem;text-align:%(just)s;letter-spacing:%(track)sem;line-break:strict;overflow-wrap:anywhere;hanging-punctuation:none}.flow p.rest,.flow p.plain{text-indent:0}.flow p.plain{text-align:start}.flow p.plainfirst{text-indent:0}.flow p.cut{text-align-last:%(just)s}
.flow p.jump{text-align:end;text-indent:0;font-weight:700}.flow p{%(para)s}.flow p.rest{margin:0}.strip,.obst{position:absolute}.figbox .pic{width:100%%}.flexfig>div{height:100%%}.flexfig .pic{flex:1 1 0!important;min-height:0;height:auto}svg{display:block;font-family:%(sans)s}.filler{overflow:hidden}.dark svg{background:#fff}.rtl,.rtl *{direction:rtl;unicode-bidi:bidi-override}td{vertical-align:top}"""

def installed():
    out = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True).stdout.replace("\\", "")
    return {n.strip() for line in out.splitlines() for n in line.split(",")}

def stacks(lang, rng, have, tate, deep=True):
    """Font stacks of a language for this page: a Latin face may come first, as papers mix them."""
    if lang in CJK:
        upright = stacks(lang, rng, have, True, False) if deep else None
        F = {k: [x for x in v if x in have and (not tate or x.startswith(TATE))] or ["Noto Serif CJK SC"] for k, v in FONTS[lang].items() if k != "tag"}; L = {k: [x for x in v if x in have] or ["Liberation Serif"] for k, v in LATIN.items()}
        mix = rng.random() < .5 and not tate; ls, lg = rng.choice(L["serif"]), rng.choice(L["sans"])
        def stack(name): heavy = re.sub(r" (Black|Medium|Light|DemiLight)$", "", name); return (f"'{lg if 'Sans' in name or 'Hei' in name else ls}'," if mix else "") + f"'{name}','{heavy}','{'Noto Serif CJK ' + {'zh': 'SC', 'ja': 'JP', 'ko': 'KR'}.get(lang, 'TC')}'"
        b = stack(rng.choice(F["body"])); return dict(cjk=True, body=b, heads=[stack(x) for x in rng.sample(F["heads"], min(3, len(F["heads"])))], all=[stack(x) for x in rng.sample(F["side"], min(3, len(F["side"])))] + [b], deco=[stack(x) for x in F["deco"]] if rng.random() < .4 else [], brush=[stack(x) for x in F["brush"]], kai=[stack(x) for x in F["side"] if "ai" in x or "Fang" in x], tag=FONTS[lang]["tag"], css="font-feature-settings:'halt';" if not tate and rng.random() < .25 else "", tate=upright)
    L = {k: [f"'{x}'" for x in v if x in have] or ["serif"] for k, v in LATIN.items()}; b = rng.choice(L["serif"]); heads = rng.sample(L["serif"] + L["sans"], 2)
    return dict(cjk=False, body=b, heads=heads, all=[b, rng.choice(L["sans"])], deco=L["deco"] if rng.random() < .15 else [], brush=L["brush"], kai=[], tag=lang, css="")

def design(rng, o, have, arts):
    """Draws one paper's looks."""
    R = RANGES; u = lambda k: rng.uniform(*R[k]); broad = rng.random() < R["broadsheet"]; fmt = "broadsheet" if broad else "tabloid"; mm = 96 / 25.4; W = u(fmt + " mm") * mm; H = W * u(fmt + " tall"); cjk = o.main in CJK; fs = u("body pt cjk" if cjk else "body pt") * 96 / 72
    text = sum(len(p if isinstance(p, str) else p["crosshead"]) for a in arts for p in a["body"]) * fs * fs * (2.7 if cjk else 1.15) + len(arts) * 420 * fs * fs; s = min(1, (text / (W * H)) ** .5) if not o.fill else 1; w = W * max(s, min(1, fs * (54 if cjk else 46) / W)); W, H = w, max(w * .7, H * W * s * s / w) if s < 1 else H  # few texts: a smaller sheet, the type stays
    journal = getattr(o, "journal", None)  # "journal" or "magazine"
    old = o.old or o.main == "zh-hant" and rng.random() < R["old"] or o.main == "ja" and rng.random() < .1 or not cjk and rng.random() < R["old latin"] or all(a.get("era") == "old" for a in arts); tate = o.direction == "vertical" or o.direction is None and (o.main == "ja" and rng.random() < .85 or o.main == "zh-hant" and (old or rng.random() < .25)); colour = rng.random() < R["colour"][o.wear] and not old
    cols = rng.choice(R["columns"][fmt]); margin = u("margin mm") * mm; gut = u("gutter em") * fs; langs = {o.main} | ({"en", "zh" if o.main != "zh-hant" else "zh-hant"} if o.lang == "mixed" else set()); d = dict(fonts={l: stacks(l, rng, have, tate) for l in sorted(langs | {o.main})}); f = d["fonts"][o.main]
    chronicle = not journal and (o.old or old and rng.random() < R["chronicle"]["cjk" if cjk else "latin"])
    if journal: W, H, margin, cols, tier = resize(rng, cjk, fs)
    elif chronicle and not cjk: cols = max(2, min(8, round((W - 2 * margin) / (fs * u("chronicle columns em")))))
    elif cjk: cols = max(3, min(cols, int((W - 2 * margin) / (fs * 10.5))))
    else: cols = max(3, min(max(cols, round((W - 2 * margin) / (fs * rng.uniform(11, 15)))), int((W - 2 * margin) / (fs * 10))))
    d.update(W=round(W), H=round(H), cjk=cjk, fs=fs, lh=u("leading cjk" if cjk else "leading"), sx=rng.choice(R["body width"]), track=rng.choice(R["tracking"]) if cjk else 0, cols=cols, col=(W - 2 * margin) / cols, margin=margin, gut=gut, gap=u("gap em") * fs, tier=tier if journal else (rng.uniform(8, 13) if old else u("tier em")) * fs + gut, old=old, tate=tate, tateok=True, colour=colour, halftone=rng.random() < (R["halftone"][o.wear] if not old else .9), front=0 if journal else .5 if old else R["front"], f=f,
             align=rng.choice(["center", "center", "start", "start", "end"] if rng.random() < .3 else ["center", "start"]), colrule=rng.choice(R["column rule"]) if not old else "1px solid #222", vrule=rng.choice(R["block rule"]), hrule=rng.choice(R["block rule"]), hyphens=rng.random() < R["hyphens"], modern=not old, few=rng.random() < R["few"], brief=rng.choice([1.1, 1.3, 1.5, 1.8]), fmt=fmt, chronicle=chronicle, journal=journal, display=getattr(o, "display", False), varied=getattr(o, "varied", False), rtl=old and cjk and rng.random() < .7, endmark=rng.choice(R["end mark"]["zh" if cjk else "en"]))
    if old: d["vrule"] = d["hrule"] = rng.choice(["1px solid #111", "2px solid #111", "1px dotted #000"])
    d["sans"] = f["heads"][0]; d["capcss"] = f"font:{rng.choice([400, 400, 700])} {fs * rng.uniform(.86, 1):.1f}px/{rng.uniform(1.2, 1.4):.2f} {rng.choice(f['all'])};" + ("font-style:italic;" if not cjk and rng.random() < .3 else "")
    just = "justify" if rng.random() < R["justified"] else "start"; indent = rng.choice(R["indent"]) if cjk else rng.choice([1, 1, 1.4, 0]); d["css"] = STYLE % dict(W=d["W"], H=d["H"], paper="#fff", bodyfont=f["body"], fs=fs, indent=indent if not (old and rng.random() < .5) else 1, just=just, track=d["track"], para="margin-block-end:.5em;" if indent == 0 else "", sans=d["sans"])
    return d

def browse(spec, d, scale, prefix, folder, pdf):
    """One run of the browser: the picture of the page, and where everything stands."""
    f, png = os.path.join(folder, "page.html"), os.path.join(folder, "page.png")
    doc = f'<!doctype html><html lang="{d["f"]["tag"]}"><meta charset="utf-8"><style>{d["css"]}</style><body><div id="page"></div><script type="application/json" id="spec">{json.dumps(spec).replace("</", "<" + chr(92) + "/")}</script><script>{open(os.path.join(HERE, "set.js"), encoding="utf8").read()}</script></body></html>'
    open(f, "w", encoding="utf8").write(doc)
    cmd = CHROME + [f"--user-data-dir={folder}/u", f"--window-size={d['W']},{d['H']}", f"--force-device-scale-factor={scale:.5f}", f"--screenshot={png}", "--dump-dom"] + ([f"--print-to-pdf={prefix}.pdf", "--no-pdf-header-footer"] if pdf else []) + ["file://" + f]
    dom = subprocess.run(cmd, capture_output=True, text=True).stdout; m = re.search(r'<pre id="truth"[^>]*>(.*?)</pre>', dom, re.S)
    if not m: raise SystemExit("the browser gave no page")
    laid = json.loads(html.unescape(m.group(1)))
    if laid.get("error"): raise SystemExit(laid["error"])
    return laid, Image.open(png).convert("RGB")

def make(o):
    rng = random.Random(o.seed); have = installed(); o.main = rng.choice(["zh", "zh", "zh-hant", "en"]) if o.lang == "mixed" else o.lang
    load = lambda p: json.load(open(p, encoding="utf8")); pool = load(o.pool or os.path.join(HERE, f"texts_{o.main}.json".replace("zh-hant", "zh_hant"))); own = o.articles != "-"; arts = load(o.articles)["articles"] if own else pool["articles"]
    d = design(rng, o, have, arts)
    if not own:
        if o.lang == "mixed": arts = arts + [dict(a, lang="en" if o.main != "en" else "zh") for a in rng.sample(load(os.path.join(HERE, "texts_en.json" if o.main != "en" else "texts_zh.json"))["articles"], 4)]
        arts = [a for a in arts if (a.get("era") == "old") == d["old"]] or arts
    if d["old"]: pool = {**pool, **pool.get("old", {})}
    arts = [dict(a, id=re.sub(r"\W", "_", a.get("id") or f"a{i + 1}"), lang=a.get("lang", o.main)) for i, a in enumerate(arts)]
    extra = [dict(a, id="pool_" + re.sub(r"\W", "_", a["id"]), lang=o.main) for a in rng.sample(pool["articles"], len(pool["articles"])) if (a.get("era") == "old") == d["old"]] if own and o.fill else []
    folder = tempfile.mkdtemp(prefix="sheetgen")
    try:
        plan = Plan(rng, d, pool, Pictures(folder, rng, d["colour"], d["halftone"]), arts, RANGES, own, extra); blocks = plan.page(); spec = dict(blocks=blocks)
        u = lambda k: rng.uniform(*RANGES[k]); w = {"web": min(1600, max(900, d["W"] / d["fs"] * u("web body px"))) if rng.random() < .8 else u("web px"), "scan": d["W"] / 96 * u("scan dpi"), "photo": u("photo px"), "microfilm": u("microfilm px"), "none": u("plain px")}[o.wear]; em = d["W"] / d["fs"]; w = min(w, em * {"web": 13, "scan": 99, "photo": 36, "microfilm": 32, "none": 26}[o.wear]); w = o.width or round(w)
        over = 2 if o.wear == "web" else 1; laid, image = browse(spec, d, w * over / d["W"], o.prefix, folder, o.pdf)
    finally: os.environ.get("SHEETGEN_DEBUG") or shutil.rmtree(folder, ignore_errors=True)
    k = image.width / d["W"]; scale = lambda poly: [[x * k, y * k] for x, y in poly]
    for q in laid["lines"] + laid["regions"]: q["poly"] = scale(q["poly"])
    if o.keep: image.save(o.prefix + ".clean.png", compress_level=1)
    out, move, name = wear.wear(image, o.wear, rng, w, RANGES, o.prefix)
    t = truth.build(laid, plan, d, out, move, o, k); json.dump(t, open(o.prefix + ".truth.json", "w", encoding="utf8"), ensure_ascii=False, indent=1)
    if o.page_xml: truth.page_xml(t, name, o.prefix + ".page.xml")
    if o.show: truth.show(out, t, o.prefix + ".show.jpg")
    return t

if __name__ == "__main__":
    ap = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1])
    ap.add_argument("articles"); ap.add_argument("prefix"); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--lang", default="zh", choices=["zh", "zh-hant", "en", "de", "ja", "ko", "fr", "es", "ru", "mixed"]); ap.add_argument("--width", type=int); ap.add_argument("--wear", default="none", choices=["none", "web", "scan", "photo", "microfilm"])
    ap.add_argument("--pool"); ap.add_argument("--direction", choices=["horizontal", "vertical"]); ap.add_argument("--old", action="store_true", help="a page of an old paper, its items down long columns"); ap.add_argument("--fill", action="store_true", help="articles of the pool fill what ARTICLES leave free"); ap.add_argument("--keep", action="store_true", help="also the page before wear")
    for n in ("--pdf", "--show", "--page-xml"): ap.add_argument(n, action="store_true")
    make(ap.parse_args())
