"""Display adverts: a slogan, a picture, text as articles have it, small print, the name of a shop and where it is, in one frame."""
from html import escape


class Display:
    """Mixed into Plan: `display` makes one such advert."""

    def display(self, big):
        r, d = self.r, self.d
        a = self.one("adverts", {"head": "—", "lines": [], "contact": ""})
        other = self.one("adverts", {"head": "—", "lines": [], "contact": ""})
        text = self.one("advertorials", {"title": a["head"], "text": "".join(a["lines"]), "sign": a["contact"]})
        plain = r.choice(d["f"]["all"])
        indent = r.choice([0, 0, 2 if d["cjk"] else 1])

        def line(words, css): return f'<div data-role="advert" style="{css}">{escape(words)}</div>' if words else ""

        def prose(words, size):
            return f'<p data-role="advert" style="margin:.3em 0;font:{r.choice([400, 400, 700])} {size:.2f}em/1.3 {plain};text-align:{r.choice(["justify", "start"])};text-indent:{indent}em">{escape(words)}</p>'

        slogan = line(a["head"], f"font:{r.choice([700, 900])} {r.uniform(1.6, 3):.1f}em/1.12 {big};{r.choice(['', 'font-style:italic;', f'color:{self.ink()};'])}")
        kind = r.choice(["prose", "prose", "list", "list", "both"])
        middle = []
        if kind != "list": middle.append(prose(text["text"].split("\n")[0], 1))
        if kind != "prose":
            middle += [line(x, f"font-size:{r.uniform(.85, 1.25):.2f}em;{r.choice(['', 'font-weight:700;', 'font-style:italic;'])}") for x in (a["lines"] + other["lines"])[:r.randint(2, 6)]]
        if self.chance(.5): middle.append(line(other["head"], f"font:700 {r.uniform(1, 1.5):.2f}em/1.25 {plain};margin-top:.5em") + prose(" ".join(other["lines"]) or text["text"], r.uniform(.7, .9)))
        name = line(text["sign"] or a["contact"], f"font:{r.choice([700, 900])} {r.uniform(1.3, 2.2):.1f}em/1.2 {big}")
        where = [line(x, f"font-size:{r.uniform(.75, 1):.2f}em;{r.choice(['', 'font-style:italic;'])}") for x in (a["contact"], other["contact"])[:r.randint(1, 2)]]
        beside = ""
        if self.chance(.55):
            words = "".join(f'<div data-role="advert" style="font-size:{r.uniform(.9, 1.2):.2f}em">{escape(w)}</div>' for w in self.in_pieces(other["head"]))
            shot = f'<img data-region="photo" src="{self.pics.photo(r.uniform(.6, 1.1))}" style="width:{r.randint(40, 75)}%;aspect-ratio:1/{r.uniform(.6, 1):.2f};object-fit:cover;max-height:9em">'
            beside = f'<div style="display:flex;gap:.4em;align-items:center">{r.choice([shot + f"<div>{words}</div>", f"<div>{words}</div>" + shot, shot])}</div>'
        parts = [[slogan, beside, *middle, name, *where], [name, *where, slogan, *middle, beside], [beside, slogan, *middle, name, *where]]
        return "".join(r.choice(parts))

    def in_pieces(self, words):
        """A slogan in a few short lines."""
        if self.d["cjk"]: return [words[i:i + 4] for i in range(0, len(words), 4)]
        return words.split(" ")
