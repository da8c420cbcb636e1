#!/usr/bin/env python3
"""What the writers make: valid XML, searchable PDFs of the scans' own size, and at what cost.

usage: writers.py BUILD SHARED [--pages N] [--thousand]

BUILD is the build folder with pages in BUILD/bench/pages (see pages.py), SHARED the folder with schemas/ and real/. Runs
newspaper with every writer over N pages, each a document, and prints
  - each writer's milliseconds a page, what it made while the page's image was at hand beside what it made of the document, and all
    of them as a share of the page's time in the same run (one worker, so that both wait alike for what else the machine does);
  - the size of each PDF to that of its image, what `qpdf --check` says, and how much of the articles' text
    `pdftotext -raw` and `pdftotext` give back: heads, paragraphs and captions that stand there word for word;
  - what xmllint says of ALTO, PAGE and METS against their schemas;
  - the lines that read.page finds in SHARED/real/nzz, beside those in the files.
With --thousand it runs the writers over a document of a thousand of these pages, and prints the peak memory, what each format
weighs, and how soon Chromium shows the site's first page.
"""
import argparse, json, os, pathlib, re, resource, shutil, sqlite3, subprocess, sys, tempfile
import xml.etree.ElementTree as ET


REPO = pathlib.Path(__file__).resolve().parent.parent
# What config/newspaper.json does not write by itself.
WRITERS = "images text jsonl sqlite alto page hocr mets tei iiif pdf docling nitf pictures overlay".split()
# What it does.
DEFAULT = ["write.json", "write.markdown", "write.html"]


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("shared", type=pathlib.Path)
    p.add_argument("--pages", type=int, default=3)
    p.add_argument("--thousand", action="store_true")
    return p.parse_args()


def run(*command, **kwargs):
    return subprocess.run([str(c) for c in command], check=True, **kwargs)


def texts_of(article):
    """The texts of an article as they are printed; bylines and datelines, which paragraphs may repeat, are left out."""
    heads = [article[h] for h in ("section", "kicker", "headline", "subtitle") if article[h]]
    return heads + [p["text"] for p in article["paragraphs"]] + [c["text"] for c in article["captions"]]


def plain(text):
    return re.sub(r"[\s\u3000\f-]", "", text)


def share_found(wanted, got):
    """The characters of the texts that stand in `got` word for word, of all characters."""
    return sum(len(t) for t in wanted if t in got) / max(1, sum(map(len, wanted)))


def validate(out, shared):
    schemas = {"alto/*.xml": "alto/alto-4-4.xsd", "page/*.xml": "page/pagecontent-2019-07-15.xsd", "mets.xml": "mets/mets-1.12.1.xsd",
               "tei.xml": None, "hocr/*.html": None, "nitf/*.xml": None}
    environment = {**os.environ, "XML_CATALOG_FILES": str(shared / "schemas/catalog.xml")}
    for pattern, schema in schemas.items():
        files = sorted(out.glob("*/" + pattern))
        command = ["xmllint", "--nonet", "--noout"] + (["--schema", shared / "schemas" / schema] if schema else []) + files
        ended = subprocess.run([str(c) for c in command], env=environment, capture_output=True, text=True)
        print(f"{pattern:14} {len(files):5} files, {'valid' if schema else 'well-formed'}: {'all' if ended.returncode == 0 else ended.stderr[-300:]}")


def cost(report):
    def spent(entries):
        times = {}
        for entry in entries:
            for stage, ms in entry.get("stage_ms", {}).items():
                times[stage] = times.get(stage, 0) + ms
        return times

    count = len(report["pages"])
    on_pages, on_documents = spent(report["pages"]), spent(report["documents"])
    whole = sum(on_pages.values()) + sum(on_documents.values())
    writers = {stage: (on_pages.get(stage, 0), ms) for stage, ms in on_documents.items() if stage.startswith("write.")}
    for stage, (picture, text) in sorted(writers.items(), key=lambda one: -sum(one[1])):
        print(f"{stage:16} {picture / count:7.1f} + {text / count:6.1f} ms a page, {100 * (picture + text) / whole:.2f} %")
    for name, chosen in (("config/newspaper's", DEFAULT), ("all writers", writers)):
        ms = sum(sum(writers[stage]) for stage in chosen)
        print(f"{name:18} {ms / count:8.1f} ms of {whole / count / 1000:.1f} s a page: {100 * ms / whole:.2f} %")


def pdfs(out, images):
    for image in images:
        folder = out / image.stem
        pdf = folder / "document.pdf"
        run("qpdf", "--check", pdf, stdout=subprocess.DEVNULL)
        document = json.loads((folder / "document.json").read_text())
        wanted = [plain(t) for a in document["articles"] for t in texts_of(a)]
        raw = plain(run("pdftotext", "-raw", pdf, "-", capture_output=True, text=True).stdout)
        laid = plain(run("pdftotext", pdf, "-", capture_output=True, text=True).stdout)
        print(f"{image.name:34} {pdf.stat().st_size / image.stat().st_size:.3f} x the image; text back: -raw {share_found(wanted, raw):.4f}, "
              f"by place {share_found(wanted, laid):.4f}")


def read_page(build, shared):
    """read.page against the files: number of lines, and their texts in reading order."""
    name = {"p": "http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"}
    for folder in ("gt", "abbyy11"):
        with tempfile.TemporaryDirectory() as work:
            pipeline = pathlib.Path(work) / "p.json"
            pipeline.write_text('{"galley": 1, "stages": [{"use": "read.page", "options": {"group": "file"}}, {"use": "write.json"}]}')
            run(build / "galley", "run", "-q", pipeline, shared / "real/nzz" / folder, "-o", work + "/out")
            for file in sorted((shared / "real/nzz" / folder).glob("*.xml")):
                root = ET.parse(file).getroot()
                places = [r.get("regionRef") for r in root.iterfind(".//p:ReadingOrder//*[@regionRef]", name)]
                wanted = {}
                for region in root.iterfind(".//p:TextRegion", name):
                    wanted[region.get("id")] = [(line.findtext("p:TextEquiv/p:Unicode", "", name) or "") for line in region.iterfind("p:TextLine", name)]
                ordered = [t for place in places for t in wanted.get(place, [])]
                ordered += [t for place, lines in wanted.items() if place not in places for t in lines]
                document = json.loads((pathlib.Path(work) / "out" / file.stem / "document.json").read_text())
                got = [line["text"] for block in document["pages"][0]["blocks"] for line in block["lines"]]
                same = sorted(map(plain, ordered)) == sorted(map(plain, got))
                in_order = list(map(plain, ordered)) == list(map(plain, got)) if places else "no order in the file"
                print(f"{folder + '/' + file.name:45} {len(ordered)} lines, read {len(got)}; texts the same: {same}; in order: {in_order}")


def thousand(build, images):
    """The same pages again and again until there are a thousand, as one document, without OCR: PAGE XML beside the image."""
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        (work / "in").mkdir()
        sources = [build / "bench/writers" / image.stem / "page/0001.xml" for image in images]
        for i in range(1000):
            shutil.copy(sources[i % len(sources)].resolve(), work / f"in/{i:04}.xml")
        stages = [{"use": use} for use in ("articles.newspaper", "write.json", "write.markdown", "write.html", *(f"write.{w}" for w in WRITERS))]
        for name, chosen in (("read.page, articles, write.json", stages[:2]), ("with every writer", stages)):
            (work / "p.json").write_text(json.dumps({"galley": 1, "stages": [{"use": "read.page"}, *chosen]}))
            shutil.rmtree(work / "out", ignore_errors=True)
            pid = os.fork()
            if pid == 0:
                os.execv(build / "galley", ["galley", "run", "-q", "-j", "1", str(work / "p.json"), str(work / "in"), "-o", str(work / "out")])
            _, status, usage = os.wait4(pid, 0)
            print(f"a thousand pages, {name:32}: peak {usage.ru_maxrss / 1024:.0f} MB, {usage.ru_utime + usage.ru_stime:.0f} s of CPU, exit {os.waitstatus_to_exitcode(status)}")
        document, = {path.parent for path in (work / "out").rglob("document.json")}
        print("megabytes: " + ", ".join(f"{name} {size / 1e6:.0f}" for name, size in sizes(document).items()))
        views = run("node", REPO / "tests/viewer/measure.mjs", "document", document / "index.html", capture_output=True, text=True).stdout
        for what, ms in json.loads(views).items():
            print(f"  {what}: {ms:.0f} ms")


def sizes(document):
    """Bytes of each file and folder of a document, the largest first."""
    out = {}
    for path in document.rglob("*"):
        if path.is_file():
            name = path.relative_to(document).parts[0]
            out[name] = out.get(name, 0) + path.stat().st_size
    return dict(sorted(out.items(), key=lambda one: -one[1]))


def main():
    o = parse()
    images = sorted((o.build / "bench/pages").glob("truth-*-zh-none-?.png"))[:o.pages]
    if not images:
        sys.exit(f"There are no pages in {o.build}/bench/pages: run bench/pages.py first.")
    out = o.build / "bench/writers"
    shutil.rmtree(out, ignore_errors=True)
    run(o.build / "galley", "run", "-q", "-j", "1", "newspaper", *images, "-o", out, "--write", ",".join(WRITERS), "--set", "read.images.group=file")
    report = json.loads((out / "run.json").read_text())
    cost(report)
    pdfs(out, images)
    validate(out, o.shared)
    read_page(o.build, o.shared)
    for image in images[:1]:
        database = sqlite3.connect(out / image.stem / "document.sqlite")
        print(f"{image.name}: MATCH '新闻' finds {len(database.execute('SELECT rowid FROM search WHERE search MATCH ?', ('新闻',)).fetchall())} articles")
    if o.thousand:
        thousand(o.build, images)


main()
