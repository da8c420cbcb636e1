"""Pages of old papers: items one after the other down long columns, heads hardly larger than the text, rules between."""


class Chronicle:
    """Mixed into Plan: `chronicles` says what stands on such a page, `chronicle` sets one block of it."""

    def chronicles(self, arts, S, ads):
        """One or two blocks of items, the lower one a feuilleton or so, and the adverts."""
        r = self.r
        goal = S * (1 - ads)
        chosen, used = [], 0
        for a in arts:
            if used > goal: break
            chosen.append(a)
            used += self.need(a) * .95
        items = []
        if len(chosen) > 3 and self.chance(.35):  # a feuilleton below the line
            longest = max(chosen, key=self.chars)
            chosen.remove(longest)
            items.append(dict(kind="chronicle", arts=[longest], area=min(self.need(longest), S * .3), rank=1))
        cut = r.randint(1, len(chosen) - 1) if len(chosen) > 5 and self.chance(.3) else len(chosen)
        for part in (chosen[:cut], chosen[cut:]):
            if part: items.append(dict(kind="chronicle", arts=part, area=sum(self.need(a) for a in part) * .95, rank=r.uniform(0, .5)))
        items[-1]["lead"] = True
        while (used := sum(i["area"] for i in items)) < S * .97 and len(items) < 20:
            items.append(dict(kind="advert", area=min((S - used) * 1.02, S * r.uniform(.02, .12)), rank=r.uniform(1, 2)))
        return items

    def between(self):
        """What parts two items: (css of a rule or nothing, css of the white)."""
        line = self.pick({"1px solid #000": 4, "1px solid #555": 2, "2px solid #000": 1, "3px double #000": 1})
        width = self.pick({"": 5, "inline-size:100%": 3, "inline-size:30%": 3, "inline-size:14%": 2, "inline-size:55%": 1})
        return f"{width};border-block-start:{line};margin:.35em auto;block-size:0" if width else None

    def opening(self, a, manner, css):
        """The head of an item, set as one line, run into the text, or not at all."""
        text = a.get("headline") or ""
        if not text or manner == "none": return [], None
        if manner == "run in": return [], dict(t=text.rstrip(".") + ".", css=css + "margin-inline-end:.5em;", role="headline")
        return [dict(role="headline", art=a["id"], keep=True, whole=True, runs=[dict(t=text)], cls="plain", css=css)], None

    def chronicle(self, it, rect):
        r, d = self.r, self.d
        f = d["f"]
        tate = d["tate"] and d["cjk"]
        if tate: f = f["tate"]
        x, y, w, h = rect
        along, measure = (h, d["tier"]) if tate else (w, d["col"])
        n = max(1, round((along + d["gut"]) / measure))
        rule = self.between()
        manner = self.pick({"line": 7, "run in": 2, "none": .7})
        size = r.choice([1, 1, 1.1, 1.2, 1.35, 1.6, 1.9])
        family = r.choice([f["body"], f["body"], r.choice(f["heads"])])
        look = f"font-family:{family};font-weight:{r.choice([400, 700, 700])};" + ("font-style:italic;" if not d["cjk"] and self.chance(.12) else "")
        if not d["cjk"]: look += r.choice(["", "", "letter-spacing:.14em;", "font-variant:small-caps;", "text-transform:uppercase;" if self.chance(.3) else ""])
        line = look + f"font-size:{size}em;line-height:1.25;margin-block:{r.uniform(.15, .7):.2f}em {r.uniform(.05, .4):.2f}em;text-align:{r.choice(['center', 'center', 'center', 'start'])};"
        label = f"font-family:{r.choice(f['heads'])};font-weight:700;font-size:{size * r.uniform(1.05, 1.6):.2f}em;line-height:1.3;text-align:center;margin-block:.5em .3em;"
        stream = []
        for k, a in enumerate(it["arts"]):
            a = dict(a, captions=[])
            for key in ("box", "note", "pullquotes"): a.pop(key, None)
            this = manner if not (manner == "line" and self.chance(.12)) else r.choice(["run in", "none"])
            if manner == "none" and len(it["arts"]) > 1 and self.chance(.3): this = "line"
            opening, run = self.opening(a, this, line if this == "line" else look)
            if not opening and run is None: a["headline"] = None
            if not opening: a["kicker"] = a["subtitle"] = None
            by = a["_byline"] = self.byline(a, f["cjk"], "end") if self.chance(.7) else None
            a["_drop"] = k == 0 and self.chance(.15) and not tate and self.chars(a) > 200
            self.placed.append(a)
            items, _ = self.stream(a, f, "end" if by else "none", True)
            plain = look + "margin-block:.1em;text-align:center;line-height:1.25;"
            if a.get("kicker"): opening.insert(0, dict(role="kicker", art=a["id"], keep=True, whole=True, runs=[dict(t=a["kicker"])], cls="plain", css=plain))
            if a.get("subtitle"): opening.append(dict(role="subtitle", art=a["id"], keep=True, whole=True, runs=[dict(t=a["subtitle"])], cls="plain", css=plain))
            if run and items and items[0]["role"] == "body":
                items[0]["runs"].insert(0, run)
                items[0]["sents"][0] += len(run["t"])
            if k and rule and self.chance(.92): stream.append(dict(role="rule", runs=[], rule=rule, keep=True, whole=True, cls="plain", css=""))
            if a.get("section") and a["section"] != a.get("headline") and self.chance(.3): stream.append(dict(role="section", keep=True, whole=True, runs=[dict(t=a["section"])], cls="plain", css=label))
            stream += opening + items
        return dict(id="", rect=rect, mode="v" if tate else "h", pad=0, frame=None, n=n, gut=d["gut"], vgap=d["fs"], colrule=d["colrule"], fs=d["fs"], lh=d["lh"], font=f["body"], sx=d["sx"], lang=f["tag"], css=f["css"], strips=[], obst=[], floats=[], stream=stream, jump=None, balance=False, filler=None)
