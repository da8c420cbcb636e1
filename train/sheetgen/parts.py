"""The parts of a page as HTML: heads, pictures with captions, boxes, adverts, tables, mastheads, folio lines, footers."""
import html, re
import pictures
from pictures import tone, logo, qr

esc = html.escape
def role(r, text, tag="div", css="", extra=""): return f'<{tag} data-role="{r}" style="{css}" {extra}>{text if "<" in str(text) else esc(str(text), quote=False)}</{tag}>' if text else ""

try: import pyphen
except ImportError: pyphen = None
VOWELS = "aeiouyäöü"
def hyphenate(t, lang):
    """Soft hyphens where Debian's pyphen (Liang's patterns) has them; without it, between a vowel's consonants."""
    tag = {"en": "en_US", "de": "de_DE", "fr": "fr_FR", "es": "es", "ru": "ru_RU"}.get(lang); dic = pyphen.Pyphen(lang=tag, left=2, right=2) if pyphen and tag in pyphen.LANGUAGES else None
    def word(m):
        w = m.group(0); out, last = "", 0
        if w.isupper() or w[1:] != w[1:].lower(): return w
        if dic: return dic.inserted(w, "\u00ad")
        for i in range(2, len(w) - 3) if len(w) > 6 else ():
            a, b, c = w[i - 1].lower(), w[i].lower(), w[i + 1].lower()
            if i - last >= 2 and b not in VOWELS and c in VOWELS and (a in VOWELS or any(v in VOWELS for v in w[:i].lower())) and (a + b) not in ("ch", "sh", "th", "ph", "ck", "sc", "gh", "wh", "qu", "st", "tr", "br", "pr", "cr", "gr", "dr", "fr", "bl", "pl", "cl", "gl", "fl"): out += w[last:i] + "\u00ad"; last = i
        return out + w[last:]
    return re.sub(r"[A-Za-zÀ-ÿœа-яА-ЯёЁ]{4,}", word, t) if lang in ("en", "de") or dic else t

SENT = re.compile(r".+?(?:[。！？!?；][”’」』）)]*|(?<![A-Z0-9])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])\.[”\"’)]*(?=\s|$))\s*|.+$", re.S)
def sents(t): return [len(m.group(0)) for m in SENT.finditer(t)]

class Parts:
    def __init__(self, rng, d, pool, pics): self.r, self.d, self.pool, self.pics = rng, d, pool, pics
    def one(self, key, fallback=""): v = self.pool.get(key) or [fallback]; return self.r.choice(v)
    def ink(self, dark=True): return tone(self.r, self.d["colour"], dark)
    def chance(self, p): return self.r.random() < p
    def pick(self, table): return self.r.choices(list(table), list(table.values()))[0]

    # heads -------------------------------------------------------------------------------------------------------------
    def head(self, a, f, place, tate, lead, most, byline=True, align=None, over=False):
        """All lines above an article's text: label, kicker, headline, subtitle, byline, in one of many manners."""
        r, d = self.r, self.d; cjk = f["cjk"]; align = align or d["align"]; fs = d["fs"]; font = r.choice(f["heads"] if self.chance(.85) else f["deco"] or f["heads"]) if not over else r.choice(f["heads"])
        weight = r.choice([400, 600, 700, 700, 900, 900] if cjk else [400, 700, 700, 700, 900]); white = over
        colour = "color:#fff;" + ("text-shadow:0 0 6px #000,0 0 3px #000" if over != 2 else "") if white else f"color:{self.ink()}" if d["colour"] and self.chance(.22) else ""
        look = "" if white else self.pick({"": 14, "rev": 1, "outline": .7 if lead else .2, "shadow": .7 if lead else .2, "tint": .8, "under": .5})
        css = f"font-family:{font};font-weight:{weight};line-height:{r.uniform(1.08, 1.25) if cjk else r.uniform(.95, 1.1):.2f};letter-spacing:{r.choice([0, 0, 0, -.02, .04, .1]) if cjk else r.choice([0, 0, -.02, -.03]):.2f}em;text-align:{align};text-wrap:balance;{colour};"
        if not cjk and self.chance(.12): css += "font-style:italic;"
        if look == "rev": css += f"background:{self.ink()};color:#fff;padding:.08em .25em;"
        if look == "outline": css += f"-webkit-text-stroke:{r.uniform(.02, .035):.3f}em {self.ink()};color:#fff;"
        if look == "shadow": css += f"text-shadow:.05em .05em 0 {r.choice(['#999', '#bbb', tone(r, d['colour'])])};"
        if look == "tint": css += "background:" + (f"hsl({r.randint(0, 360)},60%,90%)" if d["colour"] else "#e2e2e2") + ";padding:.06em .2em;"
        if look == "under": css += f"border-bottom:{r.choice([1, 2, 3])}px {r.choice(['solid', 'double', 'dotted'])} #333;"
        if tate and self.chance(.5): css += "text-orientation:upright;"
        t = a.get("headline") or ""; out = []
        if t:
            parts = re.split(r"[ \u3000]+", t) if cjk else [t]
            if len(parts) == 2 and len(t) > 12 and (lead or most < 40) and self.chance(.55): small = r.choice([1, 1, 1, .62, .75]); inner = f'<span style="font-size:{small}em">{esc(parts[0])}</span><br>{esc(parts[1])}'
            else:
                inner = esc(t, quote=False)
                if cjk and d["colour"] and len(t) > 8 and self.chance(.07): k = r.randint(2, 4); inner = f'<span style="color:{self.ink()}">{esc(t[:k])}</span>{esc(t[k:])}'
            sx = r.choice([1, 1, 1, .82, .9, 1.12]) if cjk else r.choice([1, 1, .85, .9]); fill = r.uniform(.72, 1) if lead or self.chance(.6) else r.uniform(.5, .85); low = min(most, fs * (r.uniform(4.6, 7) if lead else r.uniform(3.5, 5.2)) * (1 if cjk else .85))
            out.append(f'<div data-role="headline" data-fit="{fill:.2f} {low:.1f} {max(low, most):.1f} {1 if tate and self.chance(.7) else r.choice([2, 2, 3] if lead else [2, 3, 3]) if cjk else r.choice([2, 3, 3, 4])}" data-sx="{sx if look in ("", "shadow", "outline") and not over else 1}" style="{css}">{inner}</div>')
        light = ("color:#fff;" + "text-shadow:0 0 4px #000,0 0 2px #000;" * (over != 2)) if white else ""; side = r.choice(f["all"])
        if a.get("kicker"):
            kind = self.pick({"plain": 6, "rev": 1.5, "under": .8, "left": 1, "bars": .6}); ks = r.uniform(1.15, 1.9); ks = fs * (ks * 1.75 if ks > 1.72 and (lead or self.d["few"]) else ks); kc = f"font-family:{side};font-size:{ks:.1f}px;line-height:1.25;text-align:{align};margin-block-end:{r.uniform(2, 7):.0f}px;{light}" + (f"color:{self.ink()};" if d["colour"] and not white and self.chance(.3) else "")
            if kind == "rev" and not white: k = f'<div style="text-align:{align};margin-block-end:5px"><span data-role="kicker" style="display:inline-block;font-family:{side};font-size:{ks:.1f}px;line-height:1.2;background:{self.ink()};color:#fff;padding:2px 8px;border-radius:{r.choice([0, 0, 4, 12])}px">{esc(a["kicker"])}</span></div>'
            elif kind == "under": k = role("kicker", a["kicker"], css=kc + f"border-bottom:{r.choice([1, 2])}px solid currentColor;padding-block-end:2px;")
            elif kind == "bars" and cjk: k = role("kicker", f'<span>{esc(a["kicker"])}</span>', css=kc + "border-inline-start:5px solid;padding-inline-start:8px;text-align:start;")
            else: k = role("kicker", a["kicker"], css=kc)
            if kind == "left" and out and not tate and len(a["kicker"]) < 16 and lead and place in ("T", "Tleft"): out[0] = f'<div style="display:flex;align-items:center;gap:12px"><div data-role="kicker" style="{kc}width:16%;flex:none;text-align:end">{esc(a["kicker"])}</div><div style="flex:1;min-width:0">{out[0].replace("data-fit", "data-room=.8 data-fit")}</div></div>'
            else: out.insert(0, k)
        logo_ = a.get("section") and out and not tate and place in ("T", "Tleft") and not white and len(a["section"]) < 14 and self.chance(self.R["column logo"])
        if logo_:  # a column's mark beside the head: a framed name, or a small picture with the name under it
            c = self.ink(); s = fs * r.uniform(4.2, 6.5); name = f'<div data-role="section" style="font:700 {min(fs * r.uniform(1.1, 1.7), s / max(2, min(4, len(a["section"])) if cjk else len(a["section"]) * .62)):.1f}px/1.25 {r.choice(f["heads"])};overflow-wrap:anywhere">{esc(a["section"])}</div>'; pic = f'<img data-region="logo" src="{self.pics.portrait()}" style="width:100%;aspect-ratio:1/{r.choice([.7, 1, 1])};object-fit:cover;display:block;{r.choice(["", "border-radius:50%;"])}">' if self.chance(.5) else ""
            mark = f'<div style="width:{s:.0f}px;flex:none;text-align:center;{r.choice([f"border:2px solid {c};padding:3px;", f"background:{c};color:#fff;padding:4px;", f"border-block:3px solid {c};padding:3px 0;", "border:3px double #000;padding:3px;"])}">{pic}{name}</div>'
            out = [f'<div style="display:flex;flex-direction:{r.choice(["row", "row", "row-reverse"])};align-items:center;gap:{fs * .8:.0f}px">{mark}<div style="flex:1;min-width:0">{"".join(out).replace("data-fit", "data-room=.74 data-fit")}</div></div>']
        if a.get("section") and not logo_ and self.chance(.45):
            sc = f"font-family:{r.choice(f['heads'])};font-weight:700;font-size:{fs * r.uniform(1, 1.5):.1f}px;line-height:1.2;"
            lk = r.choice([f"background:{self.ink()};color:#fff;padding:2px 9px;border-radius:{r.choice([0, 5, 14])}px", f"border:2px solid {self.ink()};padding:1px 8px", f"border-bottom:3px solid {self.ink()}", f"color:{self.ink()}"]) if not white else r.choice(["background:#fff;color:#111;padding:1px 7px", f"background:{self.ink()};color:#fff;padding:1px 7px", "color:#fff;text-shadow:0 0 4px #000,0 0 2px #000"])
            out.insert(0, f'<div style="text-align:{r.choice(["start", align])};margin-block-end:4px"><span data-role="section" style="display:inline-block;{sc}{lk}">{esc(r.choice(["{}", "{}", "【{}】", "·{}·", "■{}"]).format(a["section"]) if cjk else a["section"])}</span></div>')
        if a.get("_place"): out.append(role("dateline", a["_place"], css=f"font-family:{side};font-size:{fs * r.uniform(.72, 1):.1f}px;line-height:1.4;margin-block-start:{r.uniform(2, 12):.0f}px;text-align:{align};{light}" + r.choice(["", "letter-spacing:.08em;", "font-weight:700;"])))
        if a.get("subtitle"):
            st = a["subtitle"]; ss = fs * (r.uniform(1, 1.2) if a.get("_journal") else r.uniform(1.1, 1.75)); sc = f"font-family:{side};font-size:{ss:.1f}px;line-height:1.28;margin-block-start:{r.uniform(3, 8):.0f}px;text-align:{r.choice([align, align, 'start', 'end'] if cjk else [align])};{light}"
            if not cjk and self.chance(.3): sc += "font-style:italic;"
            if cjk and self.chance(.45): st = "——" + st
            elif self.chance(.1): st = r.choice("■●▲◆") + st
            out.append(role("subtitle", st, css=sc + self.pick({"": 8, "border:1px solid currentColor;padding:3px 8px;": .7, "border-block:1px solid currentColor;padding-block:3px;": .6, "font-weight:700;": 2})))
        if byline and a.get("_byline"): out.append(role("byline", a["_byline"], css=f"font-family:{r.choice(f['all'])};font-size:{fs * r.uniform(.95, 1.1):.1f}px;line-height:1.3;margin-block-start:{r.uniform(4, 10):.0f}px;text-align:{r.choice([align, 'start', 'end', 'center'])};{light}" + r.choice(["", "", "font-weight:700;", "border-block:1px solid #555;padding-block:2px;"]) + ("font-style:italic;" if not cjk and self.chance(.3) else "")))
        return "".join(out)

    # pictures with their captions ----------------------------------------------------------------------------------------
    def scene(self):
        """Words in the picture, as on banners."""
        if not self.chance(.14): return ""
        r = self.r; back, ink = r.choice([("#b01010", "#fff"), ("#c22", "#ffe27a"), ("#163a80", "#fff"), ("#eee", "#a00"), ("#f4d03f", "#222")]); return f'<div data-region="banner" style="position:absolute;left:{r.randint(5, 25)}%;top:{r.randint(4, 25)}%;background:{back};padding:2px 8px" data-rot="{r.uniform(-5, 5):.1f}"><span data-role="scene" data-kind="scene" style="color:{ink};font:700 {r.randint(9, 17)}px {self.d["sans"]};white-space:nowrap;line-height:1.3">{esc(self.one("scene", "OPEN"))}</span></div>'

    def figure(self, f, caption, credit, fig, aspect=None, src=None, kind="photo", group=1, tate=False):
        """(html, aspect, caption beside?) of a picture or a group with one caption."""
        r, d = self.r, self.d; aspect = aspect or r.choice([.55, .62, .66, .7, .75, 1, 1.3]); frame = r.choice(["", "", "", "border:1px solid #000;", f"border-radius:{r.randint(8, 26)}px;", "border:4px solid #ddd;", "box-shadow:3px 3px 5px #777;"])
        img = lambda a, s=None: f'<div data-region="{kind}" style="flex:1;min-width:0;min-height:0;position:relative;overflow:hidden;{frame}"><img src="{s or self.pics.photo(a)}" style="position:absolute;width:100%;height:100%;object-fit:cover">{self.scene() if kind == "photo" else ""}</div>'
        if src and src.startswith("<svg"): inner = f'<div data-region="{kind}" style="flex:1;min-width:0">{src}</div>'
        elif group > 1: inner = "".join(img(aspect * 1.1) for _ in range(group))
        else: inner = img(aspect, src)
        flow = "column" if group == 2 and aspect > .5 and self.chance(.4) else "row"
        if group > 2 and self.chance(.6): inner = "".join(f'<div style="flex:1;display:flex;gap:4px;min-height:0">{img(aspect) + img(aspect)}</div>' for _ in range(2)); flow = "column"
        pic = lambda css: f'<div class="pic" style="display:flex;flex-direction:{flow};gap:4px;{css}">{inner}</div>'
        cs = d["capcss"]; mark = self.pick({"": 4, "▲": 1, "■": .6, "◀": .3, "●": .2, "↑": .2}) if f["cjk"] else self.pick({"": 6, "▲ ": .5})
        cap = f'<span data-role="caption">{esc(mark + caption, quote=False)}</span>' if caption else ""
        if caption and d.get("varied") and not mark: cap = self.lead_in(caption, f["cjk"]) or cap
        if credit and d.get("varied") and self.chance(.15): cap, credit = f'<span data-role="credit">{esc(credit)}</span> ' + cap, None
        if credit: cap += {"inline": f' <span data-role="credit">{esc(credit)}</span>', "right": f'<div data-role="credit" style="text-align:right">{esc(credit)}</div>', "small": f' <span data-role="credit" style="font-size:.78em">{esc(credit)}</span>'}[self.pick({"inline": 3, "right": 1.5, "small": .7})]
        many = d.get("varied"); place = "none" if not cap else self.pick({"below": 4.5 if many else 7, "above": 1.2 if many else .5, "over": .8 if aspect > .5 and not (src or "").startswith("<svg") else 0, "beside": 0 if tate else 2.6 if many else 1.3, "vertical": .8 if f["cjk"] and len(caption + (credit or "")) < 36 else 0})
        if place == "none": return f'<div data-fig="{fig}">{pic("")}</div>', aspect, False
        if place == "over": return f'<div data-fig="{fig}" style="position:relative;display:flex;flex-direction:column">{pic("flex:1 1 auto")}<div style="position:absolute;{r.choice(["left", "right"])}:0;bottom:0;max-width:{r.choice([50, 70, 100])}%;padding:4px 6px;{cs}color:#fff;background:rgba(0,0,0,{r.choice([0, .35, .6])});text-shadow:0 0 3px #000,0 0 2px #000">{cap}</div></div>', aspect, False
        if place == "beside": w = r.randint(13, 32) if len(caption) < (40 if f["cjk"] else 100) else r.randint(25, 34); row = r.choice(["row", "row-reverse"]); return f'<div data-fig="{fig}" style="display:flex;flex-direction:{row};gap:6px;align-items:{r.choice(["end", "start"])}">{pic(f"width:{100 - w}%")}<div style="flex:1;min-width:0;{cs}">{cap}</div></div>', aspect, True
        if place == "vertical": row = r.choice(["row", "row-reverse"]); return f'<div data-fig="{fig}" style="display:flex;flex-direction:{row};gap:5px">{pic("flex:1")}<div class="tate" style="flex:none;height:100%;max-height:100%;{cs}">{cap}</div></div>', aspect, True
        cap = f'<div style="{cs}text-align:{r.choice(["start", "start", "center", "justify"])}">{cap}</div>'
        return f'<div data-fig="{fig}" style="display:flex;flex-direction:column;gap:{r.randint(2, 6)}px">{cap + pic("flex:1 1 auto") if place == "above" else pic("flex:1 1 auto") + cap}</div>', aspect, False

    def lead_in(self, caption, cjk):
        """A caption that begins with a bold word, or with a word that says where its picture is; None: as it is."""
        r = self.r; k = r.random()
        if k < .25: n = r.randint(2, 5) if cjk else caption.find(" ", 6); return f'<span data-role="caption"><b>{esc(caption[:n], quote=False)}</b>{esc(caption[n:], quote=False)}</span>' if 0 < n < len(caption) - 2 else None
        if k < .4: return f'<span data-role="caption">{esc(r.choice(["图为", "上图：", "下图：", "图①", "（图）"] if cjk else ["Above: ", "Left: ", "(1) ", "A. "]) + caption, quote=False)}</span>'
        return None

    def drawing(self, lang):
        """A chart, map, cartoon or crossword: (svg, aspect, kind)."""
        r = self.r; k = self.pick({"chart": 4, "map": 1, "cartoon": 1.2}); g = r.choice(self.pool["infographics"])
        if k == "chart": s, a = pictures.chart(r, g["title"], [tuple(x) for x in g["items"]], self.d["colour"])
        elif k == "map": s, a = pictures.mapping(r, r.sample(self.pool["places"], min(6, len(self.pool["places"]))), self.d["colour"])
        else: s, a = pictures.cartoon(r, self.one("bubbles", "……"))
        return s, a, k

    # what is not an article ------------------------------------------------------------------------------------------------
    def border(self): r = self.r; return "" if self.d.get("varied") and self.chance(.35) else r.choice(["border:1px solid #000;", "border:2px solid #000;", "border:4px double #000;", "border:1px dashed #000;", "border:2px dotted #333;", f"border:2px solid {self.ink()};border-radius:{r.randint(6, 20)}px;", f"border:5px solid {self.ink()};", "border-block:2px solid #000;", ""])
    def ground(self): r, c = self.r, self.d["colour"]; return r.choice(["", "", "", "background:#e8e8e8;color:#000;", f"background:hsl({r.randint(0, 360)},{55 if c else 0}%,{r.randint(86, 95)}%);color:#000;", f"background:{tone(r, c, True)};color:#fff;"])

    def advert(self, w, h):
        """One of many kinds of advert for a box of this size."""
        r, d = self.r, self.d; kind = self.pick({"poster": 4, "text": 2, "classified": 2 if w * h > 30000 else .3, "notice": 2, "obituary": .8, "picture": 2}); big = r.choice(d["f"]["heads"] + d["f"]["deco"]); a = self.one("adverts", {"head": "—", "lines": [], "contact": ""}); tate = d["tate"] and kind not in ("picture",) and self.chance(.6)
        if tate: big = r.choice(d["f"]["tate"]["heads"])
        wrap = lambda inner, css="", most=60: f'<div data-kind="advert" class="{"tate" if tate else ""}" data-most="{most}" style="width:100%;height:100%;overflow:hidden;line-height:1.25;{css}">{inner}</div>'
        if d["display"] and not tate and self.chance(.6): return wrap(self.display(big), f"text-align:{r.choice(['center', 'center', 'left'])};font-family:{d['sans']};padding:.6em;" + (self.border() or "border:1px solid #000;") + self.ground(), 24)
        if kind == "poster":
            ground = self.ground(); plain = "color:#fff" in ground
            pieces = [f'<div data-role="advert" style="font:{r.choice([700, 900])} {r.uniform(2.2, 3.6):.1f}em/1.12 {big};{r.choice(["", "" if plain else f"color:{self.ink()};", "font-style:italic;"])}">{esc(a["head"])}</div>'] + [f'<div data-role="advert" style="font-size:{r.uniform(.9, 1.3):.2f}em">{esc(x)}</div>' for x in a["lines"]]
            if a.get("price"): pieces.insert(r.randint(1, len(pieces)), f'<div style="display:inline-block;background:{self.ink()};color:#fff;border-radius:{r.choice(["50%", "4px", "30px"])};padding:.3em .8em" data-rot="{r.choice([0, -8, 6, 12])}"><span data-role="advert" style="font-size:1.7em;font-weight:900">{esc(a["price"])}</span></div>')
            if self.chance(.6): pieces.insert(r.randint(0, 1), logo(r, d["colour"], f"{r.uniform(2, 4):.1f}em"))
            pieces.append(f'<div data-role="advert" style="font-size:.85em;{r.choice(["border-top:1px solid;", "background:#222;color:#fff;padding:.2em;", ""])}">{esc(a["contact"])}</div>')
            cut = self.pics.cutout() if self.chance(.5) else None
            if cut: pieces.insert(1, f'<img data-region="photo" src="{cut[0]}" style="width:{7 if cut[1] < 1.2 else 4.5}em;max-width:45%;aspect-ratio:1/{cut[1]:.3f};{r.choice(["float:left;", "float:right;", "display:block;margin:auto;"])}">')
            return wrap("".join(pieces), f"text-align:{r.choice(['center', 'center', 'left'])};font-family:{big if tate else d['sans']};padding:.5em;" + self.border() + ground, 30)
        if kind == "picture":
            return wrap(f'<img data-region="photo" src="{self.pics.photo(min(2.5, max(.25, h / w)))}" style="position:absolute;inset:0;width:100%;height:100%;object-fit:cover;z-index:-1"><div data-role="advert" style="font:900 2.8em/1.15 {big}">{esc(a["head"])}</div>' + "".join(f'<div data-role="advert">{esc(x)}</div>' for x in a["lines"][:2]) + f'<div data-role="advert" style="background:rgba(0,0,0,.6)">{esc(a["contact"])}</div>', f"position:relative;z-index:0;color:#fff;text-shadow:0 0 4px #000,0 0 2px #000;padding:.6em;text-align:{r.choice(['left', 'center', 'right'])};font-family:{d['sans']};", 26)
        if kind == "classified":
            n = max(1, round((h if tate else w) / r.uniform(110, 170))); items = [self.one("classifieds") for _ in range(max(3, int(w * h / 4200)))]; head = f'<div data-role="advert" style="font:700 1.6em {big};text-align:center;{r.choice(["border-bottom:2px solid;", "background:#111;color:#fff;"])}">{esc(self.one("classhead", "Classified"))}</div>'
            lead = lambda x: x.find(" ") if " " in x[:24] else 4
            rows = "".join(f'<p data-role="advert" style="margin:0 0 .3em;text-align:justify;{r.choice(["", "border-bottom:1px solid #999;"])}"><b>{esc(x[:lead(x)])}</b>{esc(x[lead(x):])}</p>' for x in items)
            return wrap(head + f'<div style="column-count:{n};column-gap:.7em;column-rule:{r.choice(["1px solid #777", "none"])}">{rows}</div>', f"font-family:{r.choice((d['f']['tate'] if tate else d['f'])['all'])};padding:.3em;" + self.border(), d["fs"] * .92)
        n = self.one("notices", {"title": "—", "text": "—", "sign": ""}) if kind == "notice" else self.one("obituaries", {"title": "—", "text": "—", "sign": ""}) if kind == "obituary" else self.one("advertorials", {"title": a["head"], "text": "".join(a["lines"]), "sign": a["contact"]})
        css = "border:5px solid #000;" if kind == "obituary" else self.border(); ps = "".join(f'<p data-role="advert" style="margin:0 0 .3em;text-indent:{2 if d["cjk"] else 0}em;text-align:justify">{esc(x)}</p>' for x in n["text"].split("\n"))
        return wrap(f'<div data-role="advert" style="font:700 1.9em/1.2 {big};text-align:center;margin-bottom:.2em;{r.choice(["", "letter-spacing:.3em;"]) if d["cjk"] else ""}">{esc(n["title"])}</div>{ps}<div data-role="advert" style="text-align:right">{esc(n["sign"])}</div>', f"font-family:{r.choice((d['f']['tate'] if tate else d['f'])['all'])};padding:.5em .7em;" + css, 22 if kind == "obituary" else 18)

    def table(self):
        """A table of results, prices or weather, with or without rules: (html, natural aspect)."""
        r, d = self.r, self.d; t = r.choice(self.pool["tables"]); rule = r.choice(["", "border:1px solid #444;", "border-bottom:1px solid #888;"]); zebra = self.chance(.3); side = r.choice(["right", "center", "center"])
        rows = "".join("<tr" + (' style="background:#e6e6e6"' if zebra and i % 2 else "") + ">" + "".join(f'<td data-role="table" style="{rule}padding:.12em .35em;text-align:{"left" if j == 0 else side};{"font-weight:700;" if i == 0 else ""}">{esc(str(c))}</td>' for j, c in enumerate(row)) + "</tr>" for i, row in enumerate(t["rows"]))
        head = f'<div data-role="table" style="font:700 1.5em/1.3 {r.choice(d["f"]["heads"])};text-align:center;{r.choice(["", f"background:{self.ink()};color:#fff;", "border-bottom:3px double;"])}">{esc(t["title"])}</div>'
        return f'<div data-kind="table" data-region="table" data-most="{d["fs"] * 1.15:.1f}" style="width:100%;height:100%;overflow:hidden;line-height:1.25;font-family:{r.choice(d["f"]["all"])};{self.border()}{r.choice(["", "background:#efefef;"])}">{head}<table style="width:100%;border-collapse:collapse;font-size:1em">{rows}</table></div>', (len(t["rows"]) + 2) * 1.6 / max(12, sum(max(len(str(row[j])) if j < len(row) else 0 for row in t["rows"]) for j in range(len(t["rows"][0]))) * (1.05 if d["cjk"] else .62) + len(t["rows"][0]))

    def panel(self):
        """Weather, a crossword, teasers to other pages: (html, aspect)."""
        r, d = self.r, self.d; k = self.pick({"weather": 2, "crossword": .7, "teasers": 2})
        if k == "crossword": s, a = pictures.crossword(r); return f'<div data-kind="table" style="width:100%;height:100%"><div data-role="table" style="font:700 16px {d["sans"]}">{esc(self.one("crosshead", "Crossword"))}</div><div data-region="crossword" style="height:calc(100% - 24px)">{s}</div></div>', 1.12
        lines = self.pool["weather"] if k == "weather" else r.sample(self.pool["teasers"], min(4, len(self.pool["teasers"])))
        return f'<div data-kind="furniture" data-most="{d["fs"] * 1.5:.1f}" style="width:100%;height:100%;overflow:hidden;line-height:1.3;padding:.4em;font-family:{r.choice(d["f"]["all"])};{self.border()}{self.ground()}"><div data-role="furniture" style="font-weight:700;font-size:1.3em">{esc(self.one("weatherhead") if k == "weather" else self.one("teaserhead"))}</div>{"".join(f"<div data-role=furniture>{esc(x)}</div>" for x in lines)}</div>', .45

    # the sheet's own words ---------------------------------------------------------------------------------------------------
    def top(self, W):
        """(html, height) of a masthead, or of the folio line of an inner page."""
        r, d = self.r, self.d; paper = self.one("papers"); date = self.one("dates"); no = self.one("issue"); f = d["f"]; sec = self.one("sections"); page = self.one("pagenos").replace("{n}", str(r.randint(2, 24))); small = lambda t, css="": f'<span data-role="folio" style="white-space:nowrap;{css}">{esc(t)}</span>'; c = self.ink()
        if self.chance(d["front"]):
            h = max(W * r.uniform(.08, .15), d["fs"] * 8.6); logof = r.choice(f["brush"] or f["heads"]); size = min(h * .7, W * r.uniform(.4, .6) / max(3, len(paper) * (1 if d["cjk"] else .5)))
            name = f'<div data-role="masthead" style="font:{r.choice([400, 700, 900])} {size:.0f}px/1.15 {logof};color:{r.choice(["#000", c, "#b00"] if d["colour"] else ["#000"])};letter-spacing:{r.choice([0, .1, .2]) if d["cjk"] else 0}em;{r.choice(["", "", f"-webkit-text-stroke:2px {c};color:#fff;", "font-style:italic;"])};white-space:nowrap">{esc(paper)}</div>' + (f'<div data-role="masthead" style="font:700 {size * .22:.0f}px/1.2 {d["sans"]};letter-spacing:.3em">{esc(self.one("latin", ""))}</div>' if d["cjk"] and self.chance(.5) else "")
            ear = lambda: f'<div class="ear" style="width:17%;overflow-wrap:anywhere;font:{d["fs"] * r.uniform(.85, 1.05):.1f}px/1.35 {r.choice(f["all"])};{r.choice(["", "border:1px solid #000;padding:4px;"])};text-align:{r.choice(["left", "center"])}">' + "".join(f'<div data-role="masthead">{esc(x)}</div>' for x in r.sample(self.pool["ears"], min(3, len(self.pool["ears"])))) + "</div>"
            line = f'<div class="fitrow" style="display:flex;justify-content:space-between;white-space:nowrap;font:{d["fs"] * 1.02:.1f}px/1.6 {r.choice(f["all"])};{r.choice(["border-block:1px solid #000;", f"background:{c};color:#fff;padding:0 8px;", f"border-bottom:3px solid {c};", "border-bottom:4px double #000;"])}"><span data-role="masthead">{esc(date)}</span><span data-role="masthead">{esc(no)}</span><span data-role="masthead">{esc(self.one("price", page))}</span></div>'
            row = [f'<div style="text-align:center;flex:1">{name}</div>', ear()]; 
            if self.chance(.6): row.insert(0, ear())
            elif self.chance(.5): row.reverse()
            if d["cjk"] and not d["old"] and self.chance(.4): row.append(qr(r, int(h * .5)))
            return f'<div data-kind="masthead" style="display:flex;flex-direction:column;justify-content:space-between;height:100%"><div class="fitcol" style="display:flex;align-items:center;gap:12px;flex:1;min-height:0">{"".join(row)}</div>{line}</div>', h + 26
        big = small(sec, f"font:700 {d['fs'] * r.uniform(1.8, 3):.0f}px/1.15 {r.choice(f['heads'] + f['deco'])};" + r.choice(["", f"background:{c};color:#fff;padding:2px 18px;", f"color:{c};", f"-webkit-text-stroke:1px {c};color:#fff;"])); name = small(paper, f"font:700 {d['fs'] * r.uniform(1.3, 2):.0f}px/1.2 {r.choice(f['brush'] or f['heads'])};"); num = small(page, f"font:700 {d['fs'] * (r.uniform(1.3, 2.8) if len(page) < 6 else 1.2):.0f}px/1 {d['sans']};"); when = small(date, f"font-size:{d['fs']:.0f}px"); desk = small(self.one("desk", ""), f"font-size:{d['fs'] * .85:.0f}px")
        bits = [num, big, name, when] if self.chance(.5) else [name, when, big, desk, num]; 
        if self.chance(.3): bits.reverse()
        line = r.choice([f"border-bottom:{r.randint(1, 4)}px {r.choice(['solid', 'double'])} {c};", "border-block:1px solid #333;", ""])
        return f'<div data-kind="folio" style="display:flex;justify-content:space-between;align-items:{r.choice(["end", "center"])};height:100%;font-family:{r.choice(f["all"])};{line}">{"".join(bits)}</div>', d["fs"] * r.uniform(3, 4.2)

    def teasers(self, w, h):
        """A strip across the top: what stands inside, with small pictures."""
        r, d = self.r, self.d; n = r.choice([2, 3, 3, 4]); c = self.ink(); look = r.choice([f"background:{c};color:#fff;", "background:#e9e9e9;", f"border-block:2px solid {c};", f"border:1px solid {c};"]); many = self.pool["teasers"]; sep = r.choice(["border-inline-start:1px solid;", "", "border-inline-start:2px dotted;"])
        cell = lambda i, t: f'<div style="flex:1;min-width:0;display:flex;gap:.5em;align-items:center;padding:0 .6em;{sep if i else ""}">' + (f'<img data-region="photo" src="{self.pics.photo(1)}" style="height:{h * .86:.0f}px;aspect-ratio:1;object-fit:cover;flex:none">' if self.chance(.5) else "") + f'<div data-role="furniture" style="font-weight:700">{esc(t)}</div></div>'
        head = f'<div data-role="furniture" style="font-weight:900;padding:0 .5em">{esc(self.one("teaserhead"))}</div>' if self.chance(.6) else ""
        return f'<div data-kind="furniture" data-most="{d["fs"] * r.uniform(1.3, 2):.1f}" style="width:100%;height:100%;overflow:hidden;display:flex;align-items:center;line-height:1.2;font-family:{r.choice(d["f"]["heads"])};{look}">{head}{"".join(cell(i, t) for i, t in enumerate(r.sample(many, min(n, len(many)))))}</div>'

    def upright_mast(self, w, h):
        r, d = self.r, self.d; f = d["f"]["tate"]; paper = self.one("papers"); size = min(w * .8, h * .62 / len(paper)); c = self.ink(); rev = self.chance(.2)
        small = "".join(f'<div data-role="masthead">{esc(x)}</div>' for x in [self.one("dates"), self.one("issue"), *r.sample(self.pool["ears"], min(2, len(self.pool["ears"])))])
        return f'<div data-kind="masthead" style="height:100%;display:flex;flex-direction:column;align-items:center;justify-content:space-between;padding:5px;{r.choice(["border:2px solid #000;", "border:3px double #000;", "", f"background:{c};color:#fff;" if rev else "border-block:2px solid #000;"])}"><div class="tate" data-role="masthead" style="font:{r.choice([400, 700, 900])} {size:.0f}px/1.05 {r.choice(f["brush"])};white-space:nowrap">{esc(paper)}</div><div style="font:{d["fs"] * .86:.1f}px/1.35 {r.choice(f["all"])};text-align:center;overflow-wrap:anywhere">{small}</div></div>'

    def foot(self):
        if not self.chance(.65): return "", 0
        r, d = self.r, self.d; items = r.sample(self.pool["footer"], min(r.randint(2, 7), len(self.pool["footer"]))); sep = r.choice([" ", " ● ", " ｜ ", "　"]) if d["cjk"] else r.choice(["  •  ", " | ", "   "]); return f'<div data-kind="footer" data-most="{d["fs"] * .95:.1f}" style="width:100%;height:100%;overflow:hidden;{r.choice(["border-top:1px solid #000;", "border-top:2px solid #900;", ""])};font-family:{r.choice(d["f"]["all"])};line-height:1.5;text-align:{r.choice(["center", "justify"])}"><span data-role="footer">{esc(sep.join(items))}</span></div>', d["fs"] * 1.9
