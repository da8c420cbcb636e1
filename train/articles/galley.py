"""Runs galley's programs: lines of page images, and the layout of lines that are known."""
import json
import pathlib
import subprocess
import sys
import tempfile


def find_lines(build, images, out):
    """document.json for each image of a folder, with the lines, pictures, rules and tints that layout.lines finds."""
    stages = [dict(use="read.images", options=dict(group="file")), dict(use="layout.lines"), dict(use="write.json")]
    with tempfile.TemporaryDirectory() as folder:
        pipeline = pathlib.Path(folder) / "pipeline.json"
        pipeline.write_text(json.dumps(dict(galley=1, name="train", stages=stages)))
        done = subprocess.run([pathlib.Path(build) / "galley", "run", pipeline, images, "-o", out], capture_output=True, text=True)
    if done.returncode not in (0, 2): raise RuntimeError(f"galley failed: {done.stderr.strip()[-500:]}")
    if done.returncode: print(done.stderr.strip()[-500:], file=sys.stderr)


def lay_out(build, page):
    """The document of a page (pages.layer) with the blocks that layout.newspaper makes of its lines."""
    document = dict(schema="galley.document/1", id=page["source"], pages=[page], articles=[], unassigned=[], edits=[])
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf8") as file:
        json.dump(document, file, ensure_ascii=False)
        file.flush()
        done = subprocess.run([pathlib.Path(build) / "layout-dump", file.name], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)
