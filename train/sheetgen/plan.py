"""Plans a page: its design, what stands on it, the packing into rectangles, and how each article is furnished."""
import math, re
from chronicle import Chronicle
from display import Display
from journal import Journal
from parts import Parts, esc, hyphenate, role, sents

CJK = ("zh", "zh-hant", "ja", "ko")

# How desks mark the one who wrote; the first column of a page may do it otherwise than the next.
BYLINES = {"end": ["（{}）", "（{}）", "({})", "{}", "（文/{}）", "（来源：{}）", "【{}】", "[{}]", "——{}"], "head": ["{}", "□{}", "□ {}", "■{}", "○{}", "○ {}", "◎{}", "◎ {}", "△{}", "☆{}", "◇ {}", "●{}", "文／{}", "文/{0} 图/{0}", "{} 文/图", "{}/文", "撰文 {}", "【{}】", "（{}）"]}

class Plan(Chronicle, Display, Journal, Parts):
    def __init__(self, rng, d, pool, pics, articles, R, own=False, extra=()):
        super().__init__(rng, d, pool, pics); self.own, self.extra, self.articles, self.R, self.blocks, self.placed, self.figs, self.nfig = own, list(extra), articles, R, [], [], {}, 0

    # which items, and how much room each wants -------------------------------------------------------------------------------
    def chars(self, a): return sum(len(p if isinstance(p, str) else p["crosshead"]) for p in a["body"])
    def need(self, a):
        d = self.d; cjk = a["lang"] in CJK; n = self.chars(a) + sum(len(x) for b in [a.get("box")] if b for x in b["body"]) + len((a.get("note") or {}).get("text", "")); body = n * d["fs"] ** 2 * d["lh"] * d["sx"] * ((1 + d["track"]) * 1.13 if cjk else .47 * 1.12)
        return body * 1.06 + d["fs"] ** 2 * ((200 if cjk else 280) if a.get("headline") else 20) + body * .1 * bool(a.get("kicker")) + d["fs"] ** 2 * 30 * bool(a.get("subtitle"))

    def choose(self, S):
        """What stands on the page, its areas together S."""
        items = self.contents(S)
        k = S / sum(i["area"] for i in items)
        for i in items: i["area"] *= k
        return items

    def contents(self, S):
        """Articles, briefs, picture pages, adverts and tables that together fill an area S or so."""
        r, R, d = self.r, self.R, self.d; arts = self.articles[:]; r.shuffle(arts); items, used = [], 0; ads = r.choice(R["advert share"]) * (1.2 if d["old"] else 1) if not d["display"] else r.uniform(.25, .6); goal = S * (1 - ads) * r.uniform(.98, 1.12); picshare = r.choice(R["picture share"])
        if d["chronicle"]: return self.chronicles(arts, S, ads)
        if d["journal"]: return (self.magazine if d["journal"] == "magazine" else self.journal)(arts, S)
        briefs = []; nb = r.choice(R["varied briefs" if d.get("varied") else "briefs"])
        for a in sorted(arts, key=lambda a: self.chars(a)) if nb else []:
            if len(briefs) < nb and 30 < self.chars(a) < (260 if a["lang"] in CJK else 620) and a.get("headline"): briefs.append(a)
        if len(briefs) >= 3: items.append(dict(kind="briefs", arts=briefs, area=sum(self.need(a) * .8 for a in briefs), rank=r.uniform(.2, .8))); used += items[-1]["area"]
        else: briefs = []
        rest = [a for a in arts if a not in briefs]
        def add(a, most=9):
            """Puts an article on the page with its pictures, when there is room."""
            nonlocal used
            if used and len(a["body"]) > 5 and self.own is False and self.chance(R["continued"]): a = dict(a, _cont=True, headline=None, kicker=None, subtitle=None, byline=None, section=None, dateline=None, captions=(a.get("captions") or [])[:1], body=a["body"][r.randint(2, len(a["body"]) // 2):])  # the rest of a story of another page
            if a.get("_cont") and isinstance(a["body"][0], dict): a["body"] = a["body"][1:]
            area = self.need(a); figs = [c if isinstance(c, dict) else dict(text=c, credit=None) for c in a.get("captions") or []]
            if not figs and self.chance(R["stray picture"]) and self.pool.get("captions") and area > S * .03: figs.append(r.choice(self.pool["captions"]))
            pic = sum(min(S * .1, max(S * .012, area * r.uniform(.2, .6))) * picshare for _ in figs)
            if not self.chars(a): pic = max(pic, S * r.uniform(.05, .1))
            share = min(area + pic, S * most)  # what is longer than its share is cut, or goes on elsewhere
            if used + share > goal * 1.25: return False
            items.append(dict(kind="article", art=a, figs=figs, area=share, pic=min(pic, share * .5), rank=r.uniform(0, 1))); used += share; return True
        shots = [a for a in rest if a.get("captions") and a.get("headline") and self.chars(a)] if not self.own and not d["old"] else []
        for _ in range(2 if d.get("varied") and len(shots) > 3 else 1):
          if shots and self.chance(R["picture story"]): a = r.choice(shots); shots.remove(a); rest.remove(a); add(dict(a, body=[], kicker=None, subtitle=None, byline=None, dateline=None, note=None, box=None, captions=a["captions"][:1], section=a.get("section") if self.chance(.3) else None))
        # a page of text: a lead of a third to a half of it, two or three of middle size, then what fits
        if d["few"] and not self.own:
            for share in [r.uniform(*R["lead share"])] + [r.uniform(*R["middle share"]) for _ in range(r.choice(R["middles"]))]:
                fit = sorted((a for a in rest if .6 * share < self.need(a) / goal < 1.7 * share), key=lambda a: r.random()) or sorted(rest, key=lambda a: abs(math.log(self.need(a) / goal / share)))[:2]
                if fit and self.need(fit[0]) > goal * .03 and add(fit[0], share * 1.15): rest.remove(fit[0])
        for a in rest:
            if used > goal * .95: break
            add(a, .45)
        for a in self.extra if used < goal * .9 else ():
            if used > goal * .95: break
            add(a, .3)
        if not items: a = min(arts, key=self.need); items.append(dict(kind="article", art=a, figs=[], area=min(self.need(a), S * .9), pic=0, rank=0)); used = items[0]["area"]
        mid = sorted((i for i in items if i["kind"] == "article" and self.chars(i["art"])), key=lambda i: -i["area"])[1:]
        if len(mid) > 2 and self.chance(R["pair"]): q = r.sample(mid, 2); items = [i for i in items if i not in q] + [dict(kind="pair", pair=q, area=sum(i["area"] for i in q) * 1.06, rank=r.uniform(0, 1))]
        lead = max(items, key=lambda i: i["area"] * r.uniform(.6, 1) if i["kind"] == "article" else 0); lead["lead"] = True; lead["rank"] = -1; lead["area"] *= 1.15
        while used < S * .985 and len(items) < 40:
            gap = S - used; k = self.pick({"advert": 5, "table": 1.2, "panel": 1.2}) if ads or gap > S * .04 else "advert"; area = min(gap * 1.02, S * r.uniform(.02, .11) if k == "advert" else S * r.uniform(.015, .04))
            if k == "advert" and gap < S * .14: area = gap
            it = dict(kind=k, area=area, rank=r.uniform(.8, 2) if k == "advert" else r.uniform(.2, 1.4))
            if k == "table": it["html"], it["aspect"] = self.table()
            if k == "panel": it["html"], it["aspect"] = self.panel()
            items.append(it); used += area
        # a small thing may stand inside a large article, whose text then flows round it in an L or a U
        for it in sorted(items, key=lambda i: -i["area"])[:4]:
            small = [s for s in items if s is not it and not s.get("lead") and "nest" not in s and s["kind"] not in ("briefs", "pair", "chronicle") and s["area"] < it["area"] * .38 and s["area"] > S * .012]
            if it["kind"] == "article" and it in items and self.chars(it["art"]) > 250 and small and self.chance(R["nested"]): s = r.choice(small); items.remove(s); it["nest"] = s; it["own"] = it["area"]; it["area"] += s["area"]
        return items

    # packing -----------------------------------------------------------------------------------------------------------------
    def tree(self, items, rect, cuts):
        r, d = self.r, self.d; x, y, w, h = rect
        if len(items) == 1: return [(items[0], rect)]
        upright = r.random() < (w / (w + h * r.uniform(.8, 1.3))) if w > d["col"] * 1.9 else False
        if upright: r.shuffle(items)
        else: items.sort(key=lambda i: i["rank"] + r.uniform(-.25, .25))
        total = sum(i["area"] for i in items); k = min(len(items) - 1, max(1, round(len(items) * r.uniform(.12, .88)))); part = sum(i["area"] for i in items[:k]) / total
        if upright:
            cols = round(w / d["col"]); c = min(cols - 1, max(1, round(cols * part))); cut = w * c / cols; cuts.append(("v", x + cut, y, y + h)); a, b = (x, y, cut, h), (x + cut, y, w - cut, h)
            return self.tree(items[:k], a, cuts) + self.tree(items[k:], b, cuts)
        cut = max(d["fs"] * 5, min(h - d["fs"] * 5, h * part)); cuts.append(("h", y + cut, x, x + w)); return self.tree(items[:k], (x, y, w, cut), cuts) + self.tree(items[k:], (x, y + cut, w, h - cut), cuts)

    def cost(self, leaves, rect):
        d, c = self.d, 0; X, Y, W, H = rect
        for it, (x, y, w, h) in leaves:
            ratio = w / max(1, h); c += 4 * abs(math.log(max(1, w * h) / it["area"])) * (it["area"] / (W * H)) ** .3
            lo, hi = {"article": (.6, 3.4) if d["cjk"] else (.45, 3), "briefs": (.15, 3.5), "pair": (.5, 3), "chronicle": (.1, 9), "advert": (.35, 4.5), "table": (.45, 2), "panel": (.5, 3)}[it["kind"]]
            if d["tate"] and it["kind"] == "article": lo, hi = .45, 3.6
            if it.get("aspect"): lo, hi = .55 / it["aspect"], 1.8 / it["aspect"]
            c += 1.2 * max(0, math.log(lo / ratio), math.log(ratio / hi)); c += 3 * (h < d["fs"] * 7) + 3 * (w < d["col"] * .9)
            if it.get("lead"): c += 1.6 * (y - Y) / H + (1.5 if w < W * .4 else 0)
            if it["kind"] == "advert": c += 1.1 * (1 - (y + h - Y) / H)
            if it.get("nest") and min(w, h) < d["col"] * 2.6: c += 2
        return c

    def pack(self, items, rect):
        best = None
        for _ in range(self.r.randint(120, 420)):
            cuts = []; leaves = self.tree(items[:], rect, cuts); c = self.cost(leaves, rect)
            if best is None or c < best[0]: best = (c, leaves, cuts)
        return best[1:]

    # furnishing ----------------------------------------------------------------------------------------------------------------
    def stream(self, a, f, byplace, brief=None):
        """The text of an article as paragraphs for the columns; p counts them as the truth does."""
        r, d = self.r, self.d; R_, out, p = self.R, [], 2 * bool(a.get("note")); cjk = f["cjk"]; bold = self.chance(.6); heavy = f"font-family:{r.choice(f['heads'])};font-weight:{r.choice([400, 700, 700])};"
        drop = not brief and (a.get("_drop")); body = a["body"]; pc = r.choice(["text-align:center;", "text-align:center;", "text-indent:2em;" if cjk else "", ""]); xs = r.choice([1, 1.05, 1.15, 1.3]); xb = r.choice(["", "", "", "border-block-start:1px solid;", f"color:{self.ink()};", "background:#ddd;"]) if not self.chance(R_["crosshead bar"]) else self.pick({f"background:{self.ink()};color:#fff;padding:.1em .5em;": 3, f"border:1px solid {self.ink()};padding:.05em .5em;": 2, f"background:{self.ink()};color:#fff;padding:.1em .8em;border-radius:1em;width:fit-content;": 1.5, f"border-inline-start:.45em solid {self.ink()};padding-inline-start:.5em;": 1.5, f"border-block:2px solid {self.ink()};": 1, ("background:hsl(%d,65%%,86%%);" % r.randint(0, 360) if d["colour"] else "background:#ccc;") + "padding:.1em .5em;": 2}) + ("margin-inline:auto;" if "center" in pc else "")
        second = heavy.replace("font-weight:400", "font-weight:700" if self.chance(.5) else "font-weight:400") + r.choice(["", "text-indent:2em;" if cjk else "font-style:italic;"]) + f"font-size:{r.choice([1, 1, 1.05])}em;margin-block:{r.choice([0, .1, .2])}em;" if a.get("_journal") else ""
        if byplace == "start" and a.get("_byline"): out.append(dict(role="byline", art=a["id"], runs=[dict(t=a["_byline"])], whole=True, keep=True, cls="plain", css=heavy + r.choice(["margin-block-end:.5em;", "border-block-end:1px solid #555;margin-block-end:.4em;", "text-align:center;margin-block-end:.4em;"])))
        if a.get("_from"): out.append(dict(role="jump", art=a["id"], runs=[dict(t=a["_from"])], whole=True, keep=True, cls="plain", css=r.choice(["font-weight:700;", "font-style:italic;", "font-weight:700;border-block-end:1px solid;margin-block-end:.3em;", "text-align:center;font-weight:700;"])))
        for i, q in enumerate(body):
            if isinstance(q, dict): out.append(dict(role="crosshead", art=a["id"], p=p, keep=True, runs=[dict(t=q["crosshead"])], cls="plain", css=heavy + pc + f"font-size:{xs}em;line-height:1.3;margin-block:.35em;text-wrap:balance;" + xb) if q.get("level") != 2 else dict(role="crosshead", art=a["id"], p=p, keep=True, runs=[dict(t=q["crosshead"])], cls="plain", css=second))
            else:
                t = hyphenate(q, a["lang"]) if d["hyphens"] else q; runs = [dict(t=t)]
                m = re.match(r"(?:本报|新华社|据|【|（|本社|「|〔)[^）】。]{2,48}[）】讯電電讯]|[A-ZÄÖÜ][A-ZÄÖÜ .]{3,}[^a-z]{0,12} ?[—–-] ?|[A-Z][a-z]+: ", t) if i == 0 else None
                if m and bold: runs = [dict(t=m.group(0), css="font-weight:700;" + r.choice(["", f"font-family:{d['sans']};"])), dict(t=t[m.end():])]
                elif i == 0 and drop and not t[0] in "“「『（〈《\"'—【[": n = r.choice([2, 2, 3]); px = n * d["fs"] * d["lh"]; runs = [dict(t=t[0], role="dropcap", css=f"float:{'inline-start'};font-family:{r.choice(f['heads'])};font-size:{px * (.86 if cjk else 1.02):.1f}px;line-height:{px:.1f}px;margin-inline-end:.08em;text-indent:0;{r.choice(['', f'color:{self.ink()};', 'font-weight:700;'])}"), dict(t=t[1:])]
                sl = sents(t); out.append(dict(role="body", art=a["id"], p=p, runs=[x for x in runs if x["t"]], sents=sl, cls="plainfirst" if i == 0 and a.get("_middle") else "first" if i == 0 else ""))
                if len(runs) > 1 and runs[0].get("role"): out[-1]["cls"] = "plainfirst"
                if i == len(body) - 1 and not brief and d["endmark"]: out[-1]["runs"].append(dict(t=d["endmark"], role="endmark", css="text-indent:0;margin-inline-start:.3em;")); sl[-1] += len(d["endmark"])
            p += 1
        if byplace == "end" and a.get("_byline"): out.append(dict(role="byline", art=a["id"], tail=True, keep=True, runs=[dict(t=a["_byline"])], cls="plain", css="text-align:end;" + r.choice(["", heavy])))
        return out, p

    def byline(self, a, cjk, place):
        """The byline in one of the manners of desks; in running text it stays as the text has it."""
        t = a.get("byline"); r = self.r; d_varied = self.d.get("varied")
        if not t or a.get("dateline") and any(isinstance(p, str) and t.split()[-1] in p[:70] for p in a["body"][:1]): return None
        if d_varied and cjk: return r.choice(BYLINES["end" if place == "end" else "head"]).format(t)
        if place == "end" and cjk: return r.choice(["（{}）", "({})", "{}", "（{}）"]).format(t)
        return r.choice(["{}", "{}", "□{}", "□ {}", "■{}", "○{}", "◎{}", "{} 文/图", "◇ {}"]).format(t) if cjk else t

    def article(self, it, rect, inner=False):
        r, d, R = self.r, self.d, self.R; a = dict(it["art"]); f = d["fonts"][a["lang"]]; cjk = f["cjk"]; x, y, w, h = rect; fs = d["fs"]; lead = it.get("lead"); tate = d["tate"] and cjk; upright = f["tate"] if cjk else f
        if cjk and not lead and self.chance(R["other direction"]) and len(a["body"]) and (h > w * .5 or tate): tate = not tate
        if tate: f = upright
        frame = None; pad = 0; ink = None
        if not lead and self.chance(R["boxed"]) or inner and self.chance(.75):
            c = self.ink(); k = self.pick({f"border:{r.choice([1, 1, 2, 4])}px solid {r.choice(['#000', '#000', c])};": 4, "border:4px double #000;": 1, f"border:{r.choice([1, 2])}px dotted #000;": .7, f"border:2px solid {c};border-radius:{r.randint(8, 26)}px;": 1, f"border-block:{r.choice([1, 2, 4])}px solid {c};": 1, f"background:{'hsl(%d,%d%%,%d%%)' % (r.randint(0, 360), r.randint(30, 80), r.randint(86, 95)) if d['colour'] else '#e3e3e3'};": 4 if inner else 2, f"background:{c};color:#fff;": .35})
            frame = dict(css=k, kind="tint" if k.startswith("back") else "frame"); pad = fs * r.uniform(.6, 1.1); ink = "#fff" if k.endswith("color:#fff;") else None
        iw, ih = w - 2 * pad, h - 2 * pad; U, V = (ih, iw) if tate else (iw, ih); meas = d["tier"] if tate else d["col"]; n = max(1, round((U + d["gut"]) / meas)) if U > meas * .8 else 1
        if n > 1 and self.chance(.22): n = max(1, n + r.choice([-1, 1]) if U / (n + 1) > fs * (9 if cjk else 11) else n - 1)
        if not cjk and U / n < fs * 8.5: n = max(1, int(U / (fs * 9.5)))
        strips, obst, floats = [], [], []; has = bool(a.get("headline")); prose = self.chars(a)
        byplace = self.pick({"head": 5, "start": 2.5, "end": 3 if cjk else 1}); a["_byline"] = self.byline(a, cjk, byplace)
        a["_drop"] = self.chance(R["drop cap"]) and not tate and prose > 200; a["_from"] = self.one("jumpfrom").replace("{n}", str(r.randint(1, 8))) if a.get("_cont") or self.chance(.05) and prose > 300 else None
        most = fs * (r.uniform(6.5, 10) if lead else r.uniform(4, 7) * (.85 if prose < (320 if cjk else 900) else 1)) * (1 if cjk else .92); most = min(most, (w * .5 if not tate else h * .4)); place = "T"
        if a.get("_journal"): most = fs * r.uniform(1.7, 4.2)
        if has:
            if tate: place = self.pick({"R": 6, "part": 4 if n > 1 else 1, "T": 2 * d["modern"]})
            elif cjk: place = self.pick({"T": 6, "Tleft": 2, "part": 2.2 if n > 2 else 0, "mid": .8 if n > (4 if lead else 2) else 0, "V": 2.4 if ih > fs * 22 and iw > fs * 14 and len(a["headline"]) > 5 else 0, "vpart": 1.6 if n > 1 and len(a["headline"]) > 5 and ih > fs * 20 else 0, "over": .7 if it.get("figs") and ih > fs * 20 else 0, "side": 1 if n > 2 and ih < fs * 30 and not lead else 0})
            elif lead: place = self.pick({"T": 8, "part": 1.4 if n > 3 else 0, "over": .6 if it.get("figs") and ih > fs * 20 else 0})
            else: place = self.pick({"T": 6, "part": 1.6 if n > 2 else 0, "side": 1 if n > 2 else 0, "over": .5 if it.get("figs") and ih > fs * 20 else 0, "B": 0})
        if not prose: place = self.pick({"T": 3, "over": 2, "below": 3}) if has else "T"
        figs = list(it.get("figs") or [])
        hd = lambda tt, al=None, over=False, m=most: self.head(a, upright if tt else f, place, tt, lead, m, byplace == "head", al, over or bool(ink) and 2)
        if place in ("T", "Tleft"): strips.append(dict(side="T", html=hd(False, "start" if place == "Tleft" else None), gap=fs * r.uniform(.5, 1.1), all=not prose, cls="g0 rtl" if d["rtl"] else "g0"))
        elif place == "over":
            c = figs.pop(0); asp = r.uniform(.35, .8); src = self.pics.photo(asp); fig = self.newfig(a, c)
            strips.append(dict(side="T", all=True, gap=fs * .7, cls="g0", html=f'<div class="over" data-fig="{fig}" data-region="photo" data-aspect="{asp:.2f}" style="position:relative;overflow:hidden;height:200px"><img src="{src}" style="position:absolute;width:100%;height:100%;object-fit:cover"><div style="position:absolute;inset-inline:4%;{r.choice(["top:4%", "bottom:5%"])}">{hd(False, None, True)}</div></div>' + (f'<div data-fig="{fig}" style="{d["capcss"]}margin-top:3px"><span data-role="caption">{esc(c["text"])}</span> {role("credit", c.get("credit"), "span")}</div>' if c.get("text") else "")))
        elif place in ("V", "R"): strips.append(dict(side="R" if place == "R" else r.choice("LRR"), tate=True, html=hd(True, r.choice(["start", "center", "start"])), gap=fs * r.uniform(.6, 1.2), cls="g0"))
        elif place == "below": strips.append(dict(side="B", html=hd(False), gap=fs * .5, all=True, cls="g0"))
        elif place == "vpart": obst.append(dict(head=True, tate=True, span=1 if n < 5 else r.choice([1, 2]), c0=r.choice([0, n - 1, n - 1]), at="start", most=r.uniform(.5, 1), html=f'<div style="height:100%">{hd(True, "start", m=min(most, iw / n * .3))}</div>', cls="g0"))
        elif place == "part": obst.append(dict(head=True, tate=tate, span=max(1, round(n * r.uniform(.6 if lead else .4, .8))), c0=0, at="start", html=hd(tate), cls="g0"))
        elif place == "mid": k = max(1, n - 2); obst.append(dict(head=True, span=k, c0=1, at="start", html=hd(False), cls="g0"))
        elif place == "side": obst.append(dict(head=True, span=1, c0=0, at="start", html=hd(False, "start", m=min(most, iw / n * .24)), cls="g0"))
        if not has and (a.get("section") or a.get("_byline") and byplace == "head"): strips.append(dict(side="T", html=hd(False), gap=fs * .5, cls="g0"))
        stream, p = self.stream(a, f, byplace)
        if a.get("note"): nt = a["note"]; obst.append(dict(span=r.choice([n, max(1, n // 2)]), c0=0, at="start", cls="g1", html=f'<div style="padding:{fs * .5:.0f}px;{self.border()}background:{r.choice(["#eee;color:#000", "none"])};font:{fs * r.uniform(.98, 1.15):.1f}px/1.5 {r.choice(f["all"])}"><div data-role="crosshead" data-p="0" style="font-weight:700">{esc(nt["title"])}</div><div data-role="body" data-p="1" style="text-indent:{2 if cjk else 0}em;text-align:justify">{esc(nt["text"])}</div></div>'))
        if it.get("nest"):
            s = it["nest"]; span = max(1, min(n - 1, round(n * r.uniform(.3, .7)))) if n > 1 else 1; spec = self.leaf(s, (0, 0, U / n * span, s["area"] / (U / n * span)), True)
            if spec: obst.append(dict(nest=spec, area=s["area"], span=span, c0=r.choice([0, n - span, n - span, (n - span) // 2]), at=self.pick({"end": 3, "start": 1, "mid": .5}), frac=.5))
        area = it.get("pic", 0); joint = len(figs) > 1 and self.chance(.3)
        if joint: figs = [dict(text=" ".join(c["text"] for c in figs), credit=figs[0].get("credit"), n=min(4, len(figs) + 1))]
        if not joint and len(figs) == 1 and self.chance(.14): figs[0] = dict(figs[0], n=r.choice([2, 2, 3]))
        for c in figs:
            small = prose and not c.get("n") and self.chance(R["portrait"]) and len(c["text"]) < 13; fig = self.newfig(a, c)
            if small and not tate and n > 1:
                D = min(U / n * .42, fs * 8); src = self.pics.portrait(); sd = r.choice(["left", "right"]); circ = self.chance(.6); bare = circ and self.chance(.5); floats.append(dict(frame=r.randrange(n), w=D, h=D, html=f'<div data-fig="{fig}"><div data-region="photo" data-round="{1 if circ else ""}"><img src="{src}" style="display:block;width:{D:.0f}px;height:{D:.0f}px;object-fit:cover;border-radius:{"50%" if circ else "0"}"></div><div style="width:{D:.0f}px;text-align:center;{d["capcss"]}">{"" if bare else role("caption", c["text"], "span")}</div></div>', css=f"float:{sd};{'shape-outside:circle(50%);shape-margin:6px;' if bare else ''}margin-{'right' if sd == 'left' else 'left'}:{fs * .6:.0f}px;margin-top:{fs * r.choice([0, 2.8, 7]):.0f}px;text-indent:0", art=a["id"])); continue
            dr = (*self.diagram(), "chart") if a.get("_journal") and self.chance(.5) else self.drawing(a["lang"]) if self.chance(R["drawing"]) else None; asp = dr[1] if dr else r.choice([.5, .56, .62, .66, .7, .75, .75, 1, 1.25]); cells = U / n; span = max(1, min(n, round(math.sqrt(area / max(1, len(figs)) / asp) / cells))) if not tate else max(1, min(n, round(math.sqrt(area / max(1, len(figs)) * asp) / cells)))
            if not prose: span = n if len(figs) == 1 else max(1, n // len(figs))
            if c.get("n"): asp = asp * .6
            html, asp, beside = self.figure(f, c["text"], c.get("credit"), fig, asp, dr[0] if dr else None, dr[2] if dr else "photo", c.get("n", 1), tate)
            obst.append(dict(fig=True, span=span, c0=r.choice([0, n - span, (n - span) // 2, max(0, r.randint(0, n - span))]), at=self.pick({"start": 4, "end": 3, "mid": 1.5 if prose > 500 else 0}) if prose else "start", frac=r.uniform(.2, .8), aspect=asp, html=html, cls="g4 figbox", fillall=not prose, most=.95 if not prose else .7))
        if a.get("box") and prose > 200: b = a["box"]; c = self.ground() or self.border(); obst.append(dict(span=max(1, min(n, r.choice([1, 1, 2, n]))), c0=r.choice([0, n]), at=r.choice(["end", "end", "start"]), cls="g2", box=True, tate=tate, html=f'<div data-region="box" style="padding:{fs * .5:.0f}px;font:{fs * r.uniform(.9, 1):.1f}px/1.4 {r.choice(f["all"])};{c}"><div data-role="crosshead" data-p="{p}" style="font:700 1.25em/1.3 {r.choice(f["heads"])};{r.choice(["", "text-align:center;", "border-block-end:1px solid;"])}">{esc(b["title"])}</div>' + "".join(f'<div data-role="body" data-p="{p + 1 + i}" style="text-align:justify">{esc(t, quote=False)}</div>' for i, t in enumerate(b["body"])) + "</div>"))
        quote = [q for q in a["body"] if isinstance(q, str) and len(q) > 60]
        if n > 1 and quote and self.chance(R["pull quote"]) and not tate:
            m = [q for q in re.split(r"(?<=[。！？.!?])\s*", r.choice(quote)) if 10 < len(q) < 110]
            if m: q = r.choice(m); obst.append(dict(span=1, c0=r.randrange(n), at="mid", frac=r.uniform(.25, .7), cls="g5", html=f'<div data-role="pullquote" style="font:{r.choice([400, 700])} {fs * r.uniform(1.3, 1.8):.1f}px/1.3 {r.choice(f["heads"] + f["all"])};padding:.4em .2em;text-align:{r.choice(["center", "left"])};{r.choice(["border-block:2px solid #333;", "border-inline-start:4px solid #999;", ""])};{f"color:{self.ink()};" if self.chance(.4) else ""}">{esc(q)}</div>'))
            if m and self.chance(.45):  # a box with a mark or a name over it
                c = self.ink(); top = r.choice([f'<div style="font:900 3em/.7 serif;color:{c};height:.45em" aria-hidden="true" class="unseen">“</div>', f'<div data-role="pullquote" style="background:{c};color:#fff;font:700 1em/1.5 {r.choice(f["heads"])};padding:0 .5em;margin-bottom:.3em">{r.choice(["QUOTE", "QUOTE", "声音", "金句"] if a["lang"] == "zh" else ["QUOTE", "金句"] if cjk else ["QUOTE", "QUOTE OF THE DAY", "IN THEIR WORDS"])}</div>'])
                obst[-1]["html"] = f'<div data-region="box" style="padding:.5em;{r.choice([f"border:2px solid {c};", "background:#ebebeb;color:#000;", f"border:1px solid {c};border-radius:12px;"])}">{top}{obst[-1]["html"]}</div>'
        cut = self.pics.cutout() if prose > 400 and n > 1 and not tate and self.chance(R["cut-out"]) else None
        if cut:
            D = min(U / n * .5, fs * 9); sd = r.choice(["left", "right"]); floats.append(dict(frame=r.randrange(n), w=D, h=D * cut[1], css=f"float:{sd};width:{D:.0f}px;height:{D * cut[1]:.0f}px;shape-outside:polygon({','.join(f'{px:.0f}% {py:.0f}%' for px, py in cut[2])});shape-margin:5px;text-indent:0", html=f'<img data-region="photo" src="{cut[0]}" style="width:100%;height:100%">', art=a["id"]))
        own = f["kai"] and self.chance(.12); filler = f'<div style="width:100%;height:100%;position:relative">{self.advert(200, 100)}</div>' if self.chance(R["filler"]) else None
        self.placed.append(a)
        return dict(id=a["id"], rect=rect, mode="v" if tate else "h", pad=pad, frame=frame, ink=ink, n=n, gut=d["gut"], vgap=fs * r.uniform(.7, 1.2), colrule=d["colrule"] if prose else None, fs=fs * (r.uniform(1.03, 1.15) if lead and self.chance(.2) else 1), lh=d["lh"], font=r.choice(f["kai"]) if own else f["body"], sx=d["sx"], lang=f["tag"], css=f["css"],
                    strips=strips, obst=obst, floats=floats, stream=stream, jump=self.one("jumpto").replace("{n}", str(r.randint(2, 16))) if self.chance(R["jump"]) else None, spare=self.one("jumpto").replace("{n}", str(r.randint(2, 16))), balance=self.chance(.6), filler=filler)

    def newfig(self, a, c): self.nfig += 1; self.figs[str(self.nfig)] = dict(art=a["id"], **{k: c.get(k) for k in ("text", "credit")}); return self.nfig

    def briefs(self, it, rect):
        r, d = self.r, self.d; f = d["f"]; x, y, w, h = rect; n = max(1, round((w + d["gut"]) / d["col"])); runin = self.chance(.65 if d.get("varied") else .4); heads = f"font-family:{r.choice(f['heads'])};font-weight:700;"; stream = []; sep = r.choice(["", "border-block-start:1px solid #777;padding-block-start:.3em;"])
        stop = r.choice(["{}", "{}", "■{}", "●{}", "【{}】", "◆{}"] if f["cjk"] else ["{}.", "{}.", "{}:", "{} —", "■ {}", "{}"])
        for a in it["arts"]:
            a = dict(a, kicker=None, subtitle=None); by = a["_byline"] = self.byline(a, f["cjk"], "end") if self.chance(.6) else None; a["captions"] = []; a.pop("box", None); a.pop("note", None); self.placed.append(a); s, _ = self.stream(a, f, "end" if by else "none", True)
            if runin and d.get("varied"): a = dict(a, headline=stop.format(a["headline"]))
            if runin: s[0]["runs"].insert(0, dict(t=a["headline"], css=heads + "margin-inline-end:.6em;", role="headline")); s[0]["sents"][0] += len(a["headline"])
            else: s.insert(0, dict(role="headline", art=a["id"], keep=True, whole=True, runs=[dict(t=a["headline"])], cls="plain", css=heads + f"font-size:{d['brief']}em;line-height:1.2;margin-block:.5em .25em;text-wrap:balance;text-align:{d['align']};" + sep))
            stream += s
        name = esc(self.one("briefheads")); c = self.ink(); bar = r.choice([f"background:{c};color:#fff;padding:.1em .5em;", f"border-bottom:3px solid {c};", "border-block:1px solid #000;text-align:center;", f"color:{c};"])
        frame = dict(css=r.choice(["border:1px solid #000;", "background:#ececec;", f"border:2px solid {c};border-radius:12px;"]), kind="frame") if self.chance(.4) else None
        return dict(id="", rect=rect, mode="h", pad=d["fs"] * .7 if frame else 0, frame=frame, n=n, gut=d["gut"], vgap=d["fs"], colrule=d["colrule"], fs=d["fs"], lh=d["lh"], font=f["body"], sx=d["sx"], lang=f["tag"], css=f["css"], strips=[dict(side="T", gap=d["fs"] * .5, html=f'<div data-role="section" data-kind="label" style="font:700 {d["fs"] * r.uniform(1.5, 2.4):.0f}px/1.3 {r.choice(f["heads"])};{bar}">{name}</div>')], obst=[], floats=[], stream=stream, jump=None, balance=False, filler=None)

    def leaf(self, it, rect, inner=False):
        r, d = self.r, self.d
        if it["kind"] == "article": return self.article(it, rect, inner)
        if it["kind"] == "briefs": return self.briefs(it, rect)
        if it["kind"] == "chronicle": return self.chronicle(it, rect)
        if it["kind"] == "pair":  # one label over two stories
            x, y, w, h = rect; fs, c = d["fs"], self.ink(); lh = fs * r.uniform(1.9, 2.8); a, b = it["pair"]; k = a["area"] / (a["area"] + b["area"]); g = d["gut"]; y, h = y + lh + fs * .6, h - lh - fs * .6; wide = w > d["col"] * 1.9 and w > h * .6
            ra, rb = ((x, y, (w - g) * k, h), (x + (w - g) * k + g, y, (w - g) * (1 - k), h)) if wide else ((x, y, w, (h - d["gap"]) * k), (x, y + (h - d["gap"]) * k + d["gap"], w, (h - d["gap"]) * (1 - k)))
            bar = f'<div data-kind="label" style="height:100%;text-align:{r.choice(["start", "center"])};{r.choice([f"background:{c};color:#fff;", f"border-bottom:3px solid {c};color:{c};", "border-block:1px solid #000;", "background:#ddd;"])}padding:0 .6em"><span data-role="section" style="font:700 {lh * .66:.1f}px/{lh:.0f}px {r.choice(d["f"]["heads"])};white-space:nowrap">{esc(self.one("sections"))}</span></div>'
            return [dict(html=bar, rect=(rect[0], rect[1], rect[2], lh), css=""), self.article(a, ra), self.article(b, rb)]
        if it["kind"] == "advert": return dict(html=self.advert(rect[2], rect[3]), rect=rect, region="advert", css="")
        return dict(html=it["html"], rect=rect, css="")

    def page(self):
        """All blocks of the page with their rectangles, for set.js."""
        r, d, R = self.r, self.d, self.R; W, H, m = d["W"], d["H"], d["margin"]; th = 0; blocks = []; upright = d["tate"] and self.chance(R["upright masthead"])
        if upright: d["front"] = 0
        if self.chance(R["teaser strip"]) and not d["old"] and not d["journal"]: h = d["fs"] * r.uniform(3, 6); blocks.append(dict(html=self.teasers(W - 2 * m, h), rect=(m, m * .7, W - 2 * m, h), css="")); above = h + d["fs"] * .6
        else: above = 0
        top, th = self.top(W - 2 * m); blocks.append(dict(html=top, rect=(m, m * .7 + above, W - 2 * m, th), css="", cls="rtl" if d["rtl"] else ""))
        th += above
        if self.chance(R["section banner"]): c = self.ink(); bh = d["fs"] * r.uniform(2.4, 4); blocks.append(dict(html=f'<div data-kind="banner" data-region="tint" style="height:100%;display:flex;align-items:center;justify-content:{r.choice(["center", "start", "space-around"])};{r.choice([f"background:{c};color:#fff;", f"border-block:3px solid {c};color:{c};", "background:#ddd;"])}padding:0 1em"><span data-role="section" style="font:700 {bh * .62:.0f}px/1 {r.choice(d["f"]["heads"] + d["f"]["brush"])};white-space:nowrap">{esc(self.one("sections"))}</span></div>', rect=(m, m * .7 + th + d["fs"] * .6, W - 2 * m, bh), css="")); th += bh + d["fs"] * .6
        ft, fh = self.foot()
        if ft: blocks.append(dict(html=ft, rect=(m, H - m * .7 - fh, W - 2 * m, fh), css=""))
        y0 = m * .7 + th + d["fs"] * r.uniform(.7, 1.3); rect = (m, y0, W - 2 * m, H - y0 - (m * .7 + fh + 6 if ft else m)); items = self.choose(rect[2] * rect[3]); gx, gy = d["gut"], d["gap"]; X, Y, PW, PH = rect; out = []
        if upright and len(items) > 3:  # the masthead stands at the right edge above, as on old and on Japanese front pages
            mw, mh = PW * r.uniform(.08, .13), PH * r.uniform(.28, .45); share = (PW - mw) * mh / (PW * PH - mw * mh) * sum(i["area"] for i in items); items.sort(key=lambda i: i["rank"]); a = []
            while len(items) > 1 and (not a or sum(i["area"] for i in a) + items[0]["area"] * .5 < share): a.append(items.pop(0))
            blocks.append(dict(html=self.upright_mast(mw, mh - gy), rect=(X + PW - mw, Y, mw, mh - gy), css="")); la, ca = self.pack(a, (X, Y, PW - mw - gx, mh)); leaves, cuts = self.pack(items, (X, Y + mh, PW, PH - mh)); leaves, cuts = la + leaves, ca + cuts + [("h", Y + mh, X, X + PW)]
        else: leaves, cuts = self.pack(items, rect)
        for it, (x, y, w, h) in leaves:
            l, t, rr, b = (gx / 2 if x > X + 1 else 0), (gy / 2 if y > Y + 1 else 0), (gx / 2 if x + w < X + PW - 1 else 0), (gy / 2 if y + h < Y + PH - 1 else 0); out.append((it, (x + l, y + t, w - l - rr, h - t - b)))
        out.sort(key=lambda q: (round((q[1][1] - Y) / (PH / 6)), -q[1][0] if d["tate"] else q[1][0]))
        for it, q in out:
            b = self.leaf(it, tuple(round(v, 1) for v in q))
            if b: blocks += b if isinstance(b, list) else [b]
        for k, pos, a, b in cuts:
            if k == "v" and d["vrule"]: blocks.append(dict(html=" ", region="rule", css=f"border-left:{d['vrule']}", rect=(pos - .5, a + gy, 0, b - a - 2 * gy)))
            if k == "h" and d["hrule"]: blocks.append(dict(html=" ", region="rule", css=f"border-top:{d['hrule']}", rect=(a + gx / 2, pos - .5, b - a - gx, 0)))
        return blocks
