#!/usr/bin/env python3
"""Checks of what trains the model of articles. Needs numpy, neither PyTorch nor pictures. usage: tests.py"""
import pathlib
import random
import sys
import tempfile
import unittest

import numpy as np

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from articles import clean, document_truth, dumps, faults, figures, found, labels, page_truth, pages, shapes, sheets  # noqa: E402
import journal  # noqa: E402, which sheets has put within reach


def line(text, x, y, w, h, role="body", article="a", order=0, paragraph=0, figure=None, **more):
    look = dict(size=h, weight=400, family="Liberation Serif", slant=False, ink="rgb(0, 0, 0)", ground=None)
    return dict(text=text, role=role, article=article, kind=None, order=order, paragraph=paragraph, figure=figure, writing="horizontal", look=look,
                polygon=[[x, y], [x + w, y], [x + w, y + h], [x, y + h]], **more)


def small_truth():
    """A head, two paragraphs of two lines and one, a picture with its caption."""
    lines = [line("Head", 0, 0, 100, 30, "headline", order=0, paragraph=None), line("one and", 0, 40, 100, 10, order=1), line("two.", 0, 55, 40, 10, order=2),
             line("Three.", 5, 70, 60, 10, order=3, paragraph=1), line("A view.", 120, 90, 60, 8, "caption", order=4, paragraph=None, figure="1")]
    regions = [dict(kind="photo", article="a", figure="1", polygon=[[120, 40], [200, 40], [200, 85], [120, 85]])]
    return dict(articles=[dict(id="a")], lines=lines, regions=regions, width=200, height=120, design=dict(body_px=10))


class Labels(unittest.TestCase):
    def test_relations_of_a_small_page(self):
        told = [("line", [n]) for n in range(5)] + [("region", 0)]
        targets = np.array([[1, 2], [2, 0], [3, 1], [2, 4], [5, 3], [4, -1]])
        role, article, relations, weights = labels.of_graph(small_truth(), told, targets)
        self.assertEqual([labels.ROLES[r] for r in role], ["headline", "body", "body", "body", "caption", "picture"])
        self.assertTrue((article == 0).all())
        name = lambda i, k: {r for a, r in enumerate(labels.RELATIONS) if relations[i, k, a]}
        self.assertEqual(name(0, 0), {"same", "next", "head_of"})
        self.assertEqual(name(1, 0), {"same", "next", "paragraph"})
        self.assertEqual(name(2, 0), {"same", "next"})
        self.assertEqual(name(4, 0), {"same", "caption_of"})
        self.assertEqual(weights[5, 1].sum(), 0)

    def test_lines_of_nobody_are_what_their_kind_says(self):
        self.assertEqual(labels.role_of(dict(role="headline", article=None, kind="advert")), "advert")
        self.assertEqual(labels.role_of(dict(role="section", article=None, kind="label")), "section")
        self.assertEqual(labels.role_of(dict(role="infographic", article="a", kind=None)), "noise")


class Faults(unittest.TestCase):
    def test_latin_words_stand_in_chinese_lines_alone_and_often_at_their_end(self):
        chinese, english, short = "县里今年修好了三条老路", "Three old roads were mended", "本报讯"
        ends = 0
        for seed in range(200):
            page = pages.Page("p", 100, 100, lines=[pages.Line([], False, t, [0]) for t in (chinese, english, short)])
            faults.latin_words(page, random.Random(seed))
            self.assertEqual([l.text for l in page.lines[1:]], [english, short])
            ends += page.lines[0].text[-1].isascii()
        self.assertTrue(0 < ends < 40, ends)


class Sheets(unittest.TestCase):
    def test_heads_of_a_journal_are_numbered_as_desks_do(self):
        self.assertEqual([journal.numbered(form, 2, 3, "Text") for form in ("{n}.{m} {t}", "{c}、{t}", "（{d}）{t}", "{r}. {t}", "({a}) {t}")],
                         ["2.3 Text", "二、Text", "（三）Text", "II. Text", "(c) Text"])

    def test_numbers_say_what_a_sheet_shows_and_old_numbers_stay(self):
        kinds = lambda n: tuple(sheets.plan("train", n)[k] for k in ("old", "journal", "display"))
        self.assertEqual([kinds(n) for n in (0, 330, 640, 720, 810, 860)],
                         [(False, None, False), (True, None, False), (True, None, False), (False, "journal", False), (False, "magazine", False), (False, None, True)])


class Pages(unittest.TestCase):
    def test_a_found_line_takes_the_text_of_the_true_lines_under_it(self):
        truth = small_truth()
        half = dict(text="", box=[0, 40, 50, 10], polygon=[[0, 40], [50, 40], [50, 50], [0, 50]], writing_mode="horizontal-ltr", attrs={"height": 10})
        page = dict(width=200, height=120, blocks=[dict(id="lines", kind="text", box=[0, 0, 200, 120], lines=[half])])
        got = found.page_of("p", page, truth).lines[0]
        self.assertEqual((got.text, got.truth), ("one", [1]))

    def test_a_clean_page_keeps_every_line(self):
        page = clean.page_of("p", small_truth())
        self.assertEqual([l.truth for l in page.lines], [[0], [1], [2], [3], [4]])
        self.assertEqual(shapes.box(page.lines[0].polygon)[3], round(30 * clean.BODY / 10))

    def test_the_same_dice_spoil_the_same_way_and_boxes_stay_on_the_page(self):
        page = clean.page_of("p", small_truth())
        for seed in range(20):
            a, b = (pages.layer(faults.spoiled(page, random.Random(seed))) for _ in range(2))
            self.assertEqual(a, b)
            for block in a["blocks"]:
                x, y, w, h = block["box"]
                self.assertTrue(0 <= x and 0 <= y and w > 0 and h > 0 and x + w <= a["width"] and y + h <= a["height"], block)

    def test_chinese_breaks_neither_before_closing_nor_after_opening_marks(self):
        lines = dumps.wrapped("他说：“今天下雨，明天晴。”大家都笑了", 4, "zh")
        self.assertEqual("".join(lines), "他说：“今天下雨，明天晴。”大家都笑了")
        self.assertFalse(any(l[0] in dumps.CLOSE or l[-1] in dumps.OPEN for l in lines), lines)


class Truths(unittest.TestCase):
    def test_page_xml_with_articles(self):
        region = lambda i, kind, custom, lines: f'<TextRegion id="r{i}" type="{kind}" custom="{custom}"><Coords points="0,0 9,0 9,9 0,9"/>{lines}</TextRegion>'
        text = lambda t, custom="": f'<TextLine custom="{custom}"><Coords points="0,0 9,0 9,9 0,9"/><TextEquiv><Unicode>{t}</Unicode></TextEquiv></TextLine>'
        own = "structure {id:a3; type:article;}"
        xml = ('<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="p.png" imageWidth="10" imageHeight="10">'
               + region(2, "paragraph", own, text("Text.")) + region(1, "heading", own, text("Above", "role {type:kicker;}") + text("Head"))
               + region(3, "paragraph", "structure {type:advert;}", text("Buy")) + "</Page></PcGts>")
        xml = xml.replace('imageHeight="10">', 'imageHeight="10"><ReadingOrder><OrderedGroup id="o"><RegionRefIndexed index="0" regionRef="r1"/><RegionRefIndexed index="1" regionRef="r2"/></OrderedGroup></ReadingOrder>')
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
            file.write(xml)
            file.flush()
            truth, image = page_truth.truth_of(file.name)
        self.assertEqual(image, "p.png")
        self.assertEqual([(l["text"], labels.role_of(l), l["article"]) for l in truth["lines"]],
                         [("Above", "kicker", "a3"), ("Head", "headline", "a3"), ("Text.", "body", "a3"), ("Buy", "advert", None)])


ALTO = """<alto><Description><MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>x.png</fileName></sourceImageInformation></Description>
<Tags><StructureTag ID="article_a" TYPE="article"/><RoleTag ID="role_headline" LABEL="headline"/><LayoutTag ID="kind_advert" LABEL="advert"/></Tags>
<Layout><Page WIDTH="200" HEIGHT="100"><PrintSpace>
<TextBlock TAGREFS="article_a"><TextLine TAGREFS="role_headline" HPOS="1" VPOS="2" WIDTH="30" HEIGHT="9"><String CONTENT="A"/><SP/><String CONTENT="head"/></TextLine></TextBlock>
<TextBlock TAGREFS="article_a"><TextLine HPOS="1" VPOS="20" WIDTH="30" HEIGHT="5"><String CONTENT="Text"/></TextLine></TextBlock>
<TextBlock TAGREFS="kind_advert"><TextLine HPOS="1" VPOS="40" WIDTH="30" HEIGHT="5"><String CONTENT="Buy"/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""


class Alto(unittest.TestCase):
    def test_tags_tell_article_and_role(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "page.xml"
            path.write_text(ALTO)
            truth, image = page_truth.truth_of(path)
        self.assertEqual(image, "x.png")
        self.assertEqual([(l["text"], l["role"], l["article"], l["kind"]) for l in truth["lines"]],
                         [("A head", "headline", "article_a", None), ("Text", "body", "article_a", None), ("Buy", "advert", None, "advert")])
        self.assertEqual(truth["lines"][0]["polygon"], [[1, 2], [31, 2], [31, 11], [1, 11]])


class Documents(unittest.TestCase):
    def test_a_corrected_document_tells_what_each_line_is(self):
        at = lambda block, first, count: [dict(page=0, block=block, lines=[first, count])]
        text = lambda name, *lines: dict(id=name, kind="text", box=[0, 0, 9, 9], lines=[dict(text=t, box=[0, 10 * i, 50, 8]) for i, t in enumerate(lines)])
        article = dict(id="a1", head_sources=dict(headline=at("b1", 0, 1), dateline=at("b1", 1, 1)), paragraphs=[dict(role="body", sources=at("b1", 1, 2))],
                       captions=[dict(sources=at("b2", 0, 1), image=at("p", 0, 0))])
        page = dict(index=0, source="x.png", width=100, height=100, blocks=[text("b1", "Head", "Wien, one", "two."), text("b2", "A view."), dict(id="p", kind="image", box=[1, 2, 3, 4], lines=[]), text("b3", "Page 3")])
        truth = document_truth.page_truth(dict(articles=[article], unassigned=[dict(sources=at("b3", 0, 1), attrs=dict(reason="furniture"))]), page)
        self.assertEqual([(l["role"], l["article"]) for l in truth["lines"]], [("headline", "a1"), ("body", "a1"), ("body", "a1"), ("caption", "a1"), ("furniture", None)])
        self.assertEqual(truth["regions"][0]["figure"], truth["lines"][3]["figure"])
        self.assertEqual([labels.role_of(l) for l in truth["lines"]], ["headline", "body", "body", "caption", "furniture"])
        self.assertEqual(truth["lines"][0]["polygon"], [[0, 0], [50, 0], [50, 8], [0, 8]])

    def test_readers_lose_marks_before_bylines(self):
        read = {faults.misread_line("□本报记者 周明远", random.Random(seed), 0.0, 0.12) for seed in range(40)}
        self.assertTrue({"□本报记者 周明远", "本报记者 周明远"} <= read)


class Figures(unittest.TestCase):
    def test_b_cubed(self):
        wanted = np.array([0, 0, 1, 1])
        self.assertEqual(figures.b_cubed(np.array([5, 5, 7, 7]), wanted), 1)
        self.assertAlmostEqual(figures.b_cubed(np.array([5, 5, 5, 5]), wanted), 2 * 0.5 / 1.5)

    def test_linkage_joins_what_is_more_likely_one_than_not(self):
        targets = np.array([[1], [2], [3], [-1]])
        same = np.array([[0.9], [0.1], [0.9], [0.0]])
        got = figures.clusters(same, targets, np.ones(4, bool))
        self.assertTrue(got[0] == got[1] and got[2] == got[3] and got[1] != got[2])


if __name__ == "__main__": unittest.main()
