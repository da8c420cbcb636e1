"""Pages of journals, bulletins and handbooks: a long text under numbered heads in a few wide columns, often begun on the page before.
Pages of magazines: two or three articles under small heads, with a place between head and subtitle."""
import re

MM = 96 / 25.4
FIRST = {True: ["{n} {t}", "{n}. {t}", "{n}．{t}", "{c}、{t}", "{c}、{t}", "第{c}节 {t}", "{t}", "{t}", "●{t}"],
         False: ["{n}. {t}", "{n} {t}", "{r}. {t}", "{t}", "{t}", "{n}) {t}"]}
SECOND = {True: ["{n}.{m} {t}", "{n}.{m} {t}", "（{d}）{t}", "（{m}）{t}", "{m}. {t}", "{m}．{t}", "{t}"],
          False: ["{n}.{m} {t}", "({m}) {t}", "({a}) {t}", "{t}"]}
ITEM = {True: ["（{m}）", "①", "○", "・", "{m}. ", "●"], False: ["({m}) ", "• ", "{m}. ", "– ", "({a}) "]}
NO_HEAD = dict(headline=None, kicker=None, subtitle=None, byline=None, section=None)  # it stands on the page before
CHINESE, ROMAN = "一二三四五六七八九十", ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
FIGURE = {"zh": ["图{n} ", "图{n}　"], "zh-hant": ["圖{n} ", "圖{n}　"], "ja": ["図{n}　", "図{n} "], "ko": ["그림 {n} "], "de": ["Abb. {n}: ", "Abbildung {n}. "],
          "en": ["Figure {n}. ", "Fig. {n} ", "Figure {n}: "]}


def numbered(form, n, m, text):
    """A head or a mark of a list: `n` counts the parts of the text, `m` what stands in a part; both from 1."""
    at = lambda row, k: row[(k - 1) % len(row)]
    return form.format(n=n, m=m, t=text, c=at(CHINESE, n), d=at(CHINESE, m), r=at(ROMAN, n), a=chr(96 + (m - 1) % 26 + 1))


def resize(rng, cjk, fs):
    """Width, height, margin, columns and, of vertical text, the length of its lines with the white below, in pixels of the page."""
    W = rng.uniform(150, 215) * MM
    H, margin = W * rng.uniform(1.28, 1.46), rng.uniform(11, 20) * MM
    widest = max(1, int((W - 2 * margin) / (fs * (13 if cjk else 14))))
    bands = max(1, round((H - 2 * margin) / (fs * rng.uniform(17, 34))))
    return W, H, margin, min(widest, rng.choice([1, 2, 2, 2, 3, 3])), (H - 2 * margin) / bands


class Journal:
    """Mixed into Plan: `journal` says what stands on such a page."""

    def journal(self, arts, S):
        """A long text that fills the page but for pictures, and perhaps a short one with a head of its own."""
        r, cjk = self.r, self.d["cjk"]
        arts = [a for a in arts if self.chars(a) > 60 and a.get("headline")] or arts
        items, goal = [], S
        small = [a for a in arts if self.need(a) < S * .22]
        if small and self.chance(.35):
            a = r.choice(small)
            arts = [b for b in arts if b is not a] or arts
            items.append(dict(kind="article", art=dict(a, captions=[]), figs=[], area=self.need(a), pic=0, rank=1))
            goal -= items[-1]["area"]
        figs = [self.numbered_caption(n + 1, a["lang"], c) for n, (a, c) in enumerate((a, c) for a in arts[:4] for c in (a.get("captions") or [])[:1])]
        figs = figs[:r.choice([0, 0, 1, 1, 2])]
        pic = sum(S * r.uniform(.1, .3) for _ in figs)
        art = self.long_text(arts, max(S * .35, goal - pic))
        area = min(self.need(art), max(S * .3, goal - pic))
        items.append(dict(kind="article", art=art, figs=figs, area=area + pic, pic=pic, rank=r.uniform(-.3, .3), lead=True))
        while (used := sum(i["area"] for i in items)) < S * .93 and len(items) < 5:
            items.append(dict(kind="advert", area=S - used, rank=2) if self.chance(.5) else dict(kind="table", area=min(S - used, S * .2), rank=r.uniform(0, 2), **dict(zip(("html", "aspect"), self.table()))))
        return items

    def magazine(self, arts, S):
        """The end of one article, others after it; the last goes on overleaf where it is too long."""
        r, items, used = self.r, [], 0
        for a in arts:
            if used > S * .9: break
            texts = [p for p in a["body"] if isinstance(p, str)]
            begun = not items and len(texts) > 2 and self.chance(.6)
            a = dict(a, _journal=True, box=None, note=None)
            if begun:
                rest = a["body"][a["body"].index(texts[1]) + 1:]
                a.update(NO_HEAD, dateline=None, captions=[], _middle=True, body=[self.later_half(texts[1]), *rest])
            elif self.pool["places"] and self.chance(.45): a["_place"] = self.place()
            figs = [c if isinstance(c, dict) else dict(text=c, credit=None) for c in (a.get("captions") or [])[:1]]
            area = min(self.need(a), S * r.uniform(.35, .7))
            pic = area * r.uniform(.15, .4) if figs else 0
            items.append(dict(kind="article", art=a, figs=figs, area=area + pic, pic=pic, rank=-1 if begun else r.uniform(0, 1)))
            used += area + pic
        if used < S * .95: items.append(dict(kind="advert", area=S - used, rank=2))
        return items

    def place(self):
        name = self.r.choice(self.pool["places"])
        if self.d["cjk"]: return self.r.choice(["{}", "【{}】", "（{}）"]).format(name)
        return name.upper() if self.chance(.7) else name

    def numbered_caption(self, n, lang, caption):
        c = dict(caption) if isinstance(caption, dict) else dict(text=caption, credit=None)
        forms = FIGURE.get(lang, ["{n}. "])
        return dict(c, text=self.r.choice(forms).format(n=n) + c["text"]) if self.chance(.7) else c

    def long_text(self, arts, room):
        """Several texts of a desk as the parts of one; its head is that of the first, or stands on the page before."""
        r, cjk = self.r, self.d["cjk"]
        first, second, item = (r.choice(forms[cjk]) for forms in (FIRST, SECOND, ITEM))
        start, deep, lists = r.choice([1, 1, 1, 2, 3]), self.chance(.55), self.chance(.5)
        begun = self.chance(.5)
        head = dict(arts[0], captions=[], box=None, note=None, dateline=None)
        if begun: head.update(NO_HEAD)
        elif self.chance(.5): head.update(kicker=None)
        body, used, n = [], 0, start - 1
        for k, a in enumerate(arts):
            if used > room * 1.1: break
            texts = [p for p in a["body"] if isinstance(p, str)]
            if k == 0 and begun and len(texts) > 1:
                texts = [self.later_half(texts[0])] + texts[1:]
                head["_middle"] = True
            if k or not begun and self.chance(.8):
                n += 1
                body.append(dict(crosshead=numbered(first, n, 1, self.short(a["headline"] or ""))))
            m = 0
            for i, text in enumerate(texts):
                if deep and (k or i) and len(texts) - i > 1 and self.chance(.4):
                    m += 1
                    body.append(dict(crosshead=numbered(second, max(1, n), m, self.short(r.choice(arts)["headline"] or "")), level=2))
                if lists and i and len(text) < (160 if cjk else 420) and self.chance(.5):
                    text = (CIRCLED[i % 10] if item == "①" else numbered(item, 1, i, "")) + text
                body.append(text)
            used += self.need(dict(a, headline=None))
        while body and isinstance(body[-1], dict): body.pop()
        return dict(head, body=body, _journal=True)

    def later_half(self, text):
        """What stands on this page of a paragraph that was begun on the page before."""
        cut = self.r.randint(len(text) // 4, len(text) // 2)
        if not self.d["cjk"]: cut = text.find(" ", cut) + 1
        return text[cut:].lstrip("，。、；：！？,.;:!? ”’」』）)")

    def short(self, text):
        """A headline as the head of a part: its first clause."""
        pieces = [p for p in re.split(r"[　 ，：:！!？?——]+" if self.d["cjk"] else r"[:;,—]+", text) if p.strip()]
        return (pieces[0] if pieces and len(pieces[0]) > 3 else text).strip()

    def diagram(self):
        """Boxes with words and arrows between them: (svg, height by width)."""
        r, d = self.r, self.d
        g = r.choice(self.pool["infographics"])
        words = [str(x[0]) for x in g["items"]] + [str(x) for row in r.choice(self.pool["tables"])["rows"] for x in row] + self.pool["places"][:6]
        columns, rows, size = r.choice([2, 3, 3, 4]), r.choice([2, 3, 3, 4]), 13
        wide, high = 400 / columns, r.uniform(60, 90)
        H, out = 34 + rows * high, []
        say = lambda x, y, s, css="": f'<text data-role="infographic" x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="middle" {css}>{s}</text>'
        letters = int((wide - 24) / (size if d["cjk"] else size * .55))
        for j in range(rows):
            for i in range(columns):
                if self.chance(.15): continue
                x, y, dark = i * wide + 8, 34 + j * high + 8, self.chance(.2)
                fill = self.ink() if dark else r.choice(["none", "#fff", "#eee"] + ["hsl(%d,60%%,90%%)" % r.randint(0, 360)] * 2 * bool(d["colour"]))
                out.append(f'<rect x="{x:.0f}" y="{y:.0f}" width="{wide - 16:.0f}" height="{high - 22:.0f}" rx="{r.choice([0, 0, 6])}" fill="{fill}" stroke="#444"/>')
                for k in range(r.choice([1, 1, 2])): out.append(say(x + wide / 2 - 8, y + 18 + 17 * k, self.fit(r.choice(words), letters), 'fill="#fff"' if dark else ""))
                if j + 1 < rows and self.chance(.6): out.append(f'<path d="M{x + wide / 2 - 8:.0f} {y + high - 22:.0f}v14l-4 -5m4 5l4 -5" fill="none" stroke="#444" stroke-width="2"/>')
        title = say(200, 22, self.fit(g["title"], 24 if d["cjk"] else 44), 'font-weight="700"')
        return f'<svg viewBox="0 0 400 {H:.0f}" width="100%" height="100%">{title}{"".join(out)}</svg>', H / 400

    def fit(self, text, letters): return re.sub(r"[<>&]", "", text)[:max(2, letters)].strip()
