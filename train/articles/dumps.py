"""Text dumps with truth: the text layer of a page as some program wrote it, lines without places.

Text boxes come in the order in which a page was set, so heads may stand before or after their text, captions anywhere near;
blank lines part boxes, paragraphs, or nothing at all. Doubled text is not made: stages before the articles undo it."""
import json
import pathlib
import random
import textwrap

from . import sheets, texts

CLOSE, OPEN = "，。、；：！？”’）》…」』】", "“‘（《「『【"
CJK = ("zh", "zh-hant", "ja", "ko")


def wrapped(text, width, lang):
    """Lines of a text in a column: Chinese and the like break anywhere but before closing and after opening marks."""
    if lang not in CJK: return textwrap.wrap(text, width, break_long_words=False) or [""]
    out, line = [], ""
    for c in text:
        if len(line) >= width and c not in CLOSE:
            moved = line[-1] if line[-1] in OPEN else ""
            out.append(line[:len(line) - len(moved)])
            line = moved
        line += c
    return out + [line]


class Dump:
    """A dump in the making: printed lines with their truth, blank ones between them."""

    def __init__(self, lang, dice):
        self.lang, self.dice = lang, dice
        self.printed, self.truth, self.articles, self.order = [], [], [], 0

    def blank(self):
        if self.printed and self.printed[-1][0]: self.printed.append(("", None))

    def put(self, lines, role, article, paragraph=None, figure=None, kind=None, order=None):
        for i, text in enumerate(lines):
            self.printed.append((text, len(self.truth)))
            self.truth.append(dict(text=text.strip(), role=role, article=article, kind=kind, paragraph=paragraph, figure=figure,
                                   order=(order if order is not None else self.order) + i))
        if order is None: self.order += len(lines)


def article(dump, a, style):
    """All parts of an article in the order of this dump."""
    dice, lang = dump.dice, dump.lang
    width = style["width"] + dice.choice([0, 0, 0, -2, 3])
    dump.articles.append(a["id"])
    first = {"head": 0, "body": 1000, "caption": 100000}

    def head():
        at = first["head"]
        for role in ("section", "kicker", "headline", "subtitle", "byline"):
            text = a.get(role)
            if not text or role in ("section", "byline") and dice.random() < 0.4: continue
            if role == "byline" and a.get("dateline"): continue
            lines = wrapped(text, dice.choice([8, 10, 12, 14]) if lang in CJK else dice.choice([18, 26, 34]), lang) if dice.random() < style["heads in lines"] else [text]
            dump.put(lines, role, a["id"], order=at)
            at += len(lines)
            if dice.random() < style["blank in heads"]: dump.blank()

    def body():
        at = first["body"]
        for p, part in enumerate(a["body"]):
            text = part if isinstance(part, str) else part["crosshead"]
            role = "body" if isinstance(part, str) else "crosshead"
            lines = wrapped(text, width, lang)
            if role == "body" and style["indent"]: lines = wrapped("\0\0" + text, width, lang)
            if role == "body" and style["indent"] == "kept": lines[0] = lines[0].replace("\0", "　" if lang in CJK else " ")
            lines = [l.replace("\0", "") for l in lines]
            if p and dice.random() < (0.9 if role == "crosshead" else style["blank between paragraphs"]): dump.blank()
            for line in lines:
                if dice.random() < style["blank anywhere"]: dump.blank()
                dump.put([line], role, a["id"], p, order=at)
                at += 1
            if role == "crosshead" and dice.random() < 0.7: dump.blank()

    def captions():
        at = first["caption"]
        for n, c in enumerate(a.get("captions") or []):
            c = c if isinstance(c, dict) else dict(text=c, credit=None)
            text, credit = c["text"], c.get("credit")
            dump.blank()
            if credit and dice.random() < 0.6: text, credit = f"{text} {credit}", None
            lines = wrapped(text, dice.choice([18, 24, 30]) if lang in CJK else dice.choice([40, 60]), lang) if len(text) > 40 else [text]
            dump.put(lines, "caption", a["id"], None, f"{a['id']}.{n}", order=at)
            if credit: dump.put([credit], "credit", a["id"], None, f"{a['id']}.{n}", order=at + len(lines))
            at += len(lines) + 1

    parts = dice.choices([(head, body, captions), (body, head, captions), (captions, head, body), (head, captions, body), (captions, body, head)], [4, 4, 1, 1, 1])[0]
    for part in parts:
        if part is not captions: dump.blank()
        part()


def make_one(which, number, folder):
    """Dump `number` of a set: its truth among the sheets, its document among the documents."""
    seed = sheets.FIRST_SEED[which] + 5000 + number
    dice = random.Random(seed)
    here = {lang: sheets.LANGUAGES.get(lang, 6) for lang in texts.languages(which)}
    lang = dice.choices(list(here), list(here.values()))[0]
    name = f"{seed}-{lang}-dump"
    document = folder / "documents" / f"{name}.0.json"
    if document.exists(): return
    pool = texts.pool(which, lang, dice)
    style = {"width": dice.randint(11, 24) if lang in CJK else dice.randint(26, 60), "heads in lines": dice.choice([0, 0.3, 0.8]), "blank in heads": dice.choice([0, 0.3, 1]),
             "indent": dice.choice([None, "lost", "lost", "kept"]), "blank between paragraphs": dice.choice([0, 0.2, 0.8, 1]), "blank anywhere": dice.choice([0, 0.02, 0.05])}
    dump = Dump(lang, dice)
    if dice.random() < 0.3: dump.put([dice.choice(pool["papers"]), dice.choice(pool["dates"])], "furniture", None, kind="furniture")
    for n, a in enumerate(dice.sample(pool["articles"], min(len(pool["articles"]), dice.randint(2, 9)))):
        a = dict(a, id=f"a{n}")
        if a.get("dateline") and dice.random() < 0.06: a.update(headline=None, kicker=None, subtitle=None, byline=None, section=None)
        begin = len(dump.printed)
        article(dump, a, style)
        if begin and dice.random() < 0.4:  # a box that begins with a space, and no blank line before it
            if dump.printed[begin][0] == "": del dump.printed[begin]
            dump.printed[begin] = " " + dump.printed[begin][0], dump.printed[begin][1]
        if pool.get("adverts") and dice.random() < 0.12:
            ad = dice.choice(pool["adverts"])
            dump.blank()
            dump.put([ad["head"], *ad.get("lines", []), ad.get("contact") or ad["head"]], "advert", None, kind="advert")
    truth = dict(generator="dumps", articles=[dict(id=i) for i in dump.articles], lines=dump.truth, regions=[], lang=lang, wear="dump", design={})
    (folder / "sheets" / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf8")
    lines = [dict(text=text, box=[0, 0, 0, 0], confidence=1, **({} if number is None else dict(attrs=dict(truth=[number])))) for text, number in dump.printed]
    page = dict(index=0, source=name, width=0, height=0, dpi=0, blocks=[dict(id="b1", kind="text", box=[0, 0, 0, 0], writing_mode="horizontal-ltr", lines=lines)])
    document.write_text(json.dumps(dict(schema="galley.document/1", id=name, pages=[page], articles=[], unassigned=[], edits=[]), ensure_ascii=False), encoding="utf8")


def make(which, count, folder):
    """The first `count` dumps of a set."""
    folder = pathlib.Path(folder)
    for sub in ("sheets", "documents"): (folder / sub).mkdir(parents=True, exist_ok=True)
    for number in range(count): make_one(which, number, folder)
