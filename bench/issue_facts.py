#!/usr/bin/env python3
"""How often the facts of an issue are right: title, date and label of pages, against the mastheads and folios of drawn sheets.

usage: issue_facts.py BUILD SHEETS... [--text] [--json FILE] [--most N]

SHEETS are folders of sheets of sheetgen (bench/sheets.py makes them). The truth is what stands in their lines of the kinds masthead and folio:
titles and dates as the pools of train/sheetgen and train/texts name them. A sheet may show two mastheads; either is right. With --text the
lines of the truth take the place of reading (PAGE without regions, laid out by layout.newspaper): 0.3 s a sheet instead of some 10 s.
Names of the files tell nothing: they are numbers of seeds. A date where the sheet prints none counts as `false`.
"""
import argparse, json, pathlib, re, shutil, subprocess, sys, tempfile
from xml.sax.saxutils import quoteattr

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

# What the dates of the pools mean, written down by hand; those without a year mean no day.
DAYS = {
    "2026年12月19日 星期六": "2026-12-19", "2026年11月16日 星期一 农历丙午年十月初八": "2026-11-16", "2027年1月23日 星期六 农历丙午年腊月十五": "2027-01-23",
    "二〇二六年十月二十二日 星期四": "2026-10-22", "2026-11-04 星期三": "2026-11-04", "中華民國一一五年十一月十七日 星期二": "2026-11-17",
    "2026年11月9日 星期一": "2026-11-09", "中華民國二十二年七月廿三日 星期日": "1933-07-23", "民國廿四年十月十一日 禮拜五": "1935-10-11",
    "2026年（令和8年）12月17日 木曜日": "2026-12-17", "令和8年11月5日（木）": "2026-11-05", "十二月十九日 土曜日": None,
    "Tuesday, November 17, 2026": "2026-11-17", "Saturday 19 December 2026": "2026-12-19", "Friday, 4 May 1956": "1956-05-04",
    "Wednesday 11 November 2026": "2026-11-11", "MONDAY, JANUARY 25, 2027": "2027-01-25", "Dienstag, 17. November 2026": "2026-11-17",
    "Samstag/Sonntag, 19./20. Dezember 2026": "2026-12-19", "Freitag, den 23. Januar 1931": "1931-01-23",
    "2024年10月25日 星期五 农历甲辰年九月廿三": "2024-10-25", "2025年4月18日 星期五 第15期": "2025-04-18", "2025年11月7日": "2025-11-07", "2025年5月13日 星期二": "2025-05-13",
    "2025-06-27 周五": "2025-06-27", "2024年11月5日 星期二 农历甲辰年十月初五": "2024-11-05", "2026.01.09 FRI": "2026-01-09", "2025.7.16 星期三": "2025-07-16",
    "2025年8月8日 星期五 农历闰六月十五": "2025-08-08", "2024年12月31日 星期二 明日元旦休刊一天": "2024-12-31", "2026/03/12 周四": "2026-03-12",
    "2025年3月5日 星期三 农历乙巳年二月初六": "2025-03-05", "2025年9月22日 星期一": "2025-09-22", "二〇二五年十二月一日 星期一 乙巳年十月十二": "2025-12-01", "2024年6月18日 星期二": "2024-06-18",
    "二〇二四年九月十五日 星期日": "2024-09-15", "2025年2月23日 第8期": "2025-02-23", "2025年10月12日·周日": "2025-10-12", "2025年6月11日 星期三": "2025-06-11",
    "二零二五年三月四日 星期二 農曆乙巳年二月初五": "2025-03-04", "2025年11月20日 (四)": "2025-11-20", "中華民國二十四年五月十七日 星期五": "1935-05-17", "民國二十三年十一月四日 夏曆九月廿八日": "1934-11-04",
    "中華民國廿五年二月六日 木曜": "1936-02-06", "中華民國114年4月22日 星期二": "2025-04-22", "2025年9月3日／星期三": "2025-09-03", "中華民國一一四年十二月七日 星期日 農曆十月十八": "2025-12-07",
    "2025年（令和7年）5月20日（火曜日）": "2025-05-20", "令和7年10月3日 金曜日": "2025-10-03", "2025年2月14日（金） 13版": "2025-02-14", "7月12日（土） 令和7年 旧6月18日": "2025-07-12",
    "2025年11月29日 土曜日": "2025-11-29", "令和7年4月1日（火） 大安": "2025-04-01", "Wednesday, July 2, 2025": "2025-07-02",
    "SATURDAY, NOVEMBER 15, 2025": "2025-11-15", "Friday, January 31, 2025": "2025-01-31", "Monday June 9 2025": "2025-06-09",
    "Thursday 9 October 2025": "2025-10-09", "Monday 3 March 2025": "2025-03-03", "Saturday January 18 2025": "2025-01-18",
    "Wednesday 21 May 2025": "2025-05-21", "THURSDAY, APRIL 10, 2025": "2025-04-10", "Sunday, September 14, 2025": "2025-09-14",
    "WEDNESDAY, JANUARY 8, 2025": "2025-01-08", "Monday, June 2, 2025": "2025-06-02", "Thursday, Oct. 2, 2025": "2025-10-02",
    "Week of August 14, 2025": "2025-08-14", "THURSDAY, MARCH 20, 2025": "2025-03-20", "Thursday, May 29, 1958": "1958-05-29",
    "Mittwoch, den 14. März 1900.": "1900-03-14", "Sonnabend, 27. Oktober 1899. Abend-Ausgabe.": "1899-10-27",
    "Freitag, den 2. August 1901.": "1901-08-02", "Donnerstag, 18. September 2025": "2025-09-18", "Sonnabend/Sonntag, 8./9. März 2025": "2025-03-08",
    "Montag, 2. Juni 2025": "2025-06-02",
    "Miércoles, 8 de octubre de 2025": "2025-10-08", "domingo 16 de marzo de 2025": "2025-03-16", "Viernes 4 de julio de 2025": "2025-07-04",
    "Mercredi 24 septembre 2025": "2025-09-24", "samedi 5 et dimanche 6 avril 2025": "2025-04-05", "Lundi 13 janvier 2025": "2025-01-13",
    "17 February 2025": "2025-02-17", "Tues 11th November 2025": "2025-11-11", "Четверг, 18 сентября 2025 года": "2025-09-18",
    "6 марта 2025 г., четверг": "2025-03-06", "Суббота, 12 июля 2025": "2025-07-12", "2025년 9월 23일 화요일": "2025-09-23",
    "2025년 3월 4일 (화) 음력 2월 5일": "2025-03-04", "2025년 12월 11일 목요일": "2025-12-11",
}


def squeezed(text): return re.sub(r"\s+", "", text).lower()


def papers():
    """The names of newspapers in every pool."""
    out = set()
    for pool in [*(HERE / "../train/sheetgen").glob("texts_*.json"), *(HERE / "../train/texts").glob("*.json")]:
        content = json.loads(pool.read_text(encoding="utf8"))
        out.update(content.get("papers", [])), out.update(content.get("old", {}).get("papers", []) if isinstance(content.get("old"), dict) else [])
    return out


def truth_of(sheet, names):
    """What a sheet prints: sets of titles and dates, and the labels of its folio."""
    lines = [l for l in sheet["lines"] if (l.get("kind") or l["role"]) in ("masthead", "folio") and not l.get("hidden")]
    joined = "".join(squeezed(l["text"]) for l in lines)
    # A folio's own lines are whole; a masthead's may be broken.
    titles = {n for n in names if any(squeezed(l["text"]) == squeezed(n) for l in lines)}
    dates = {iso for text, iso in DAYS.items() if squeezed(text) in joined}
    labels = set()
    for line in lines:
        text = line["text"].strip()
        if line["role"] != "folio" and line.get("kind") != "folio": continue
        found = re.fullmatch(r"(?:(?:Nr\. \d+ / |[\w ]+, )?(?:Page |PAGE |Seite )|[（(·―—–]?\s?第?\s?|HOME |LOKALES |[Pp])?([A-Z]{0,2}\d{1,3})\s?[版面頁页張]?[）)·―—–.]?(?: ?\|? [A-Z]\w+)?", text)
        if found: labels.add(re.sub(r"(?<!\d)0+(?=\d)|^P(?=\d)", "", found.group(1)))
    return titles, dates - {None}, labels


def page_xml(sheet, path):
    """The lines of the truth as PAGE, in one region: nothing says which are folios."""
    out = ['<?xml version="1.0" encoding="UTF-8"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>sheetgen</Creator>'
           '<Created>1970-01-01T00:00:00</Created><LastChange>1970-01-01T00:00:00</LastChange></Metadata>'
           f'<Page imageFilename="x.png" imageWidth="{sheet["width"]}" imageHeight="{sheet["height"]}">']
    for region in sheet["regions"]:
        if region["kind"] in ("photo", "chart", "map", "cartoon", "drawing", "rule"):
            points = " ".join(f"{max(0, round(x))},{max(0, round(y))}" for x, y in region["polygon"])
            element = "SeparatorRegion" if region["kind"] == "rule" else "ImageRegion"
            out.append(f'<{element} id="g{len(out)}"><Coords points="{points}"/></{element}>')
    out.append('<TextRegion id="all"><Coords points="0,0 1,0 1,1 0,1"/>')
    for i, line in enumerate(l for l in sheet["lines"] if not l.get("hidden")):
        points = " ".join(f"{max(0, round(x))},{max(0, round(y))}" for x, y in line["polygon"])
        text = quoteattr(line["text"])[1:-1]
        out.append(f'<TextLine id="l{i}"><Coords points="{points}"/><TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>')
    path.write_text("".join(out) + "</TextRegion></Page></PcGts>", encoding="utf8")


def pipeline(text):
    read = [{"use": "read.page"}, {"use": "layout.newspaper", "options": {"regions": "rebuild"}}] if text else \
        [{"use": "read.images"}, {"use": "layout.lines"}, {"use": "ocr.network"}, {"use": "layout.newspaper"}]
    return {"galley": 1, "stages": [*read, {"use": "text.tidy"}, {"use": "issue.facts", "options": {"names": False}}, {"use": "write.json"}]}


def value(issue, name): return issue.get(name, {}).get("value")


def found_in(document):
    """Title, date, and the label's letters and number of a document of one page."""
    page = document["pages"][0].get("issue", {})
    issue = {**document.get("issue", {}), **page}
    attrs = issue.get("label", {}).get("attrs", {})
    label = f'{attrs.get("letters", "")}{attrs["number"]}' if "number" in attrs else None
    return value(issue, "title"), value(issue, "date"), label


def score(rows):
    """Shares of what is printed that is right, and how often something is told where nothing is printed."""
    out = {}
    for k, name in enumerate(("title", "date", "label")):
        printed = [r for r in rows if r["truth"][k]]
        right = [r for r in printed if any(squeezed(t) == squeezed(r["found"][k] or "") for t in r["truth"][k])]
        false = [r for r in rows if not r["truth"][k] and r["found"][k]]
        out[name] = dict(printed=len(printed), right=round(len(right) / max(1, len(printed)), 3), false=len(false),
                         wrong=sum(1 for r in printed if r["found"][k] and r not in right))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("sheets", type=pathlib.Path, nargs="+")
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--most", type=int, default=10 ** 6)
    parser.add_argument("--json", type=pathlib.Path)
    given = parser.parse_args()
    names, rows = papers(), []
    truths = sorted(p for folder in given.sheets for p in folder.glob("*.truth.json"))[:given.most]
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        (work / "in").mkdir()
        (work / "facts.json").write_text(json.dumps(pipeline(given.text)))
        for path in truths:
            stem = path.name.removesuffix(".truth.json")
            folder = work / "in" / stem
            folder.mkdir()
            if given.text: page_xml(json.loads(path.read_text(encoding="utf8")), folder / "page.xml")
            else:
                image = next(p for s in (".png", ".jpg") if (p := path.parent / (stem + s)).exists())
                shutil.copy(image, folder)  # links that lead out of the input are not read
            subprocess.run([given.build / "galley", "run", "-q", "--jobs", "1", work / "facts.json", folder, "-o", work / "out" / stem], check=True)
            sheet = json.loads(path.read_text(encoding="utf8"))
            document = next((work / "out" / stem).glob("*/document.json"))
            rows.append(dict(sheet=stem, truth=[sorted(s) for s in truth_of(sheet, names)], found=found_in(json.loads(document.read_text(encoding="utf8")))))
    for name, figures in score(rows).items(): print(f"{name:8}", *(f"{k} {v}" for k, v in figures.items()))
    if given.json: given.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf8")


if __name__ == "__main__": main()
