#!/usr/bin/env python3
"""check.py CLIENT FOLDER: what a client makes of the outputs in FOLDER/out. Exit code 77: the client is not there."""
import importlib.util
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

COLUMNS = ["花卉小镇迎春忙", "今天上午花卉小镇迎来", "图书馆新馆开放", "馆内藏书共八十万册"]
# Of kinds of pages, texts in the order in which they are to be read.
ORDERS = {
    "columns": ["今天上午", "第一批", "从四面八方", "市图书馆", "读者排起", "馆内藏书"],
    "spread": ["第一场春风", "春风吹过", "各色风筝", "老人们", "好日子", "五号线通车", "本市地铁", "首日客流"],
    "vertical": ["晶報三日刊", "上海之夜", "戲院門前", "本埠米價", "市民紛紛", "當局已派員"],
}


def skip(sentence):
    print(sentence)
    sys.exit(77)


def need_program(name, remedy):
    if not shutil.which(name):
        skip(f"{name} is missing: {remedy}")


def need_module(name, remedy):
    if importlib.util.find_spec(name) is None:
        skip(f"Python's module {name} is missing: {remedy}")


def said(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.stdout


def check_order(text, where):
    """Words without a space between their characters, and one article behind the other."""
    for words in COLUMNS:
        assert words in text, f"{words} is not in what {where} reads: {text}"
    assert text.index("从四面八方") < text.index("市图书馆"), f"{where} reads across the columns: {text}"


def mupdf(out):
    need_program("mutool", "./dev deps test installs mupdf-tools")
    check_order(said("mutool", "draw", "-q", "-F", "text", out / "columns/document.pdf"), "MuPDF")
    for file in out.rglob("document.pdf"):
        said("mutool", "draw", "-q", "-r", "20", "-F", "pam", "-o", "/dev/null", file)


def poppler(out):
    need_program("pdftotext", "./dev deps test installs poppler-utils")
    for options in ([], ["-raw"]):
        check_order(said("pdftotext", *options, out / "columns/document.pdf", "-"), f"pdftotext {options}")
        for kind, texts in ORDERS.items():
            text = said("pdftotext", *options, out / kind / "document.pdf", "-")
            found = [text.find(one) for one in texts]
            assert -1 not in found and found == sorted(found), f"pdftotext {options} reads {kind} in another order: {text}"
    if shutil.which("qpdf"):
        for file in out.rglob("document.pdf"):
            said("qpdf", "--check", file)


def sqlite(out):
    for file in out.rglob("document.sqlite"):
        with sqlite3.connect(file) as database:
            for text, heads in database.execute("SELECT text, headline FROM articles").fetchall():
                for length in (1, 2, 3, 7):
                    for word in {(text or heads)[at : at + length] for at in range(0, 20)}:
                        if not word.isalnum():
                            continue
                        found = database.execute("SELECT number FROM search WHERE search MATCH ? ORDER BY number", [f'"{word}"']).fetchall()
                        like = database.execute("SELECT number FROM articles WHERE text LIKE ?1 OR headline LIKE ?1 ORDER BY number", [f"%{word}%"]).fetchall()
                        assert set(like) <= set(found), f"{file}: {word}: {found}, LIKE finds {like}"
            lines = [json.loads(line) for line in (file.parent / "articles.jsonl").read_text().splitlines()]
            texts = [text for text, in database.execute("SELECT text FROM articles ORDER BY number")]
            assert texts == [line["text"] for line in lines], f"{file} and articles.jsonl hold different texts"


def datasette(out):
    need_module("datasette", "pip install datasette")
    for word, found in (("花", 1), ("花卉", 1), ("花卉小镇迎春忙", 1), ("图为花卉小镇", 1), ("藏书共八十万册", 1), ("没有的话", 0)):
        page = json.loads(said(sys.executable, "-m", "datasette", "--get", f"/document/articles.json?_search={word}", out / "columns/document.sqlite"))
        assert len(page["rows"]) == found, f"Datasette's search box finds {len(page['rows'])} for {word}"


def duckdb(out):
    need_module("duckdb", "pip install duckdb")
    import duckdb as client

    rows = client.sql(f"SELECT headline, text FROM read_json_auto('{out}/columns/articles.jsonl')").fetchall()
    assert [row[0] for row in rows] == ["花卉小镇迎春忙", "图书馆新馆开放"] and "图为花卉小镇" in rows[0][1]
    all_of = client.sql(f"SELECT count(*), count(DISTINCT document) FROM read_json_auto('{out}/**/articles.jsonl', union_by_name=true)").fetchall()[0]
    assert all_of == (13, 6), all_of
    places = client.sql(f"SELECT text, places[1].box FROM read_json_auto('{out}/columns/paragraphs.jsonl') WHERE role = 'caption'").fetchall()
    assert places == [("图为花卉小镇。姚凡摄", [100, 1250, 900, 40])], places


def docling(out):
    need_module("docling_core", "pip install 'docling-core[chunking]'")
    from docling_core.types.doc import DoclingDocument

    for file in out.rglob("docling.json"):
        DoclingDocument.load_from_json(file).export_to_markdown()
    document = DoclingDocument.load_from_json(out / "columns/docling.json")
    assert document.pictures[0].caption_text(document) == "图为花卉小镇。姚凡摄"
    need_module("tree_sitter", "pip install 'docling-core[chunking]' tries the chunkers too")
    from docling_core.transforms.chunker.hierarchical_chunker import HierarchicalChunker

    chunks = list(HierarchicalChunker().chunk(document))
    body = next(chunk for chunk in chunks if chunk.text.startswith("市图书馆"))
    assert body.meta.headings[-1] == "图书馆新馆开放", body
    assert body.meta.doc_items[0].prov[0].bbox.as_tuple()[:2] == (1300, 300), body


def ocrd(out):
    need_program("ocrd", "pip install ocrd")
    report = subprocess.run(["ocrd", "workspace", "-d", out / "columns", "validate", "--page-textequiv-consistency", "fix"],
                            capture_output=True, text=True)
    assert report.returncode == 0 and "<error>" not in report.stdout, report.stdout + report.stderr


if __name__ == "__main__":
    {f.__name__: f for f in (mupdf, poppler, sqlite, datasette, duckdb, docling, ocrd)}[sys.argv[1]](Path(sys.argv[2]) / "out")
