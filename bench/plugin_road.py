#!/usr/bin/env python3
"""The plugin author's road, measured: plugin_road.py BUILD_FOLDER

1. from `galley new` to a verified plugin in a pipeline: commands and seconds, for each kind;
2. the boundary: a page of 6,000 words to the C structs and back (bench-boundary);
3. ext.process: milliseconds for a page of 6,000 words through a program, on 40 pages with word boxes.
"""
import json, os, pathlib, shutil, statistics, subprocess, sys, tempfile, time

PAGES, BLOCKS, LINES, WORDS = 40, 60, 20, 5  # 6,000 words a page

# Answers without a look at the page: what is left is Galley's own cost.
SAME = """import sys
for line in sys.stdin.buffer:
    answer = b'{"type":"hello","protocol":1}' if b'"hello"' in line[:20] else b'{"type":"page"}'
    sys.stdout.buffer.write(answer + b"\\n")
    sys.stdout.buffer.flush()
"""


def alto(number):
    """A page of ALTO; the text differs from page to page, so that no record is used twice."""
    out = ['<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit>'
           '</Description><Layout><Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="6000" HEIGHT="9000"><PrintSpace>']
    for b in range(BLOCKS):
        x, y = b % 10 * 600, b // 10 * 1500
        out.append(f'<TextBlock ID="b{b}" HPOS="{x}" VPOS="{y}" WIDTH="550" HEIGHT="1400">')
        for l in range(LINES):
            out.append(f'<TextLine ID="l{b}_{l}" HPOS="{x}" VPOS="{y + l * 70}" WIDTH="550" HEIGHT="60">')
            out += [f'<String CONTENT="word{number}x{b * l + w}" HPOS="{x + w * 110}" VPOS="{y + l * 70}" WIDTH="100" HEIGHT="60" WC="0.9"/>'
                    for w in range(WORDS)]
            out.append('</TextLine>')
        out.append('</TextBlock>')
    return ''.join(out) + '</PrintSpace></Page></Layout></alto>'


def road(galley, kind, folder):
    environment = dict(os.environ, PATH=f"{galley.parent}:{os.environ['PATH']}", CCACHE_DISABLE="1")
    commands = [f"galley new my-{kind} --kind {kind}",
                f"cd my-{kind} && cmake --workflow --preset default",
                f"galley run -q my-{kind}/pipeline.json my-{kind}/sample.txt -o out-{kind}"]
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, shell=True, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print(f"{kind:8} {len(commands)} commands, {time.perf_counter() - start:.1f} s")


def through(galley, folder, name, command):
    pipeline = {"galley": 1, "stages": [{"use": "read.alto"}, {"use": "ext.process", "options": {"command": command}}]}
    (folder / "p.json").write_text(json.dumps(pipeline))
    shutil.rmtree(folder / "out", ignore_errors=True)
    subprocess.run([galley, "run", "-q", "-j", "1", folder / "p.json", folder / "in", "-o", folder / "out"], check=True)
    report = json.loads((folder / "out/run.json").read_text())
    times = sorted(page["stage_ms"]["ext.process"] for page in report["pages"])
    print(f"{name:40} best {times[0]:5.1f} ms, median {statistics.median(times):5.1f} ms, 90 % below {times[len(times) * 9 // 10]:5.1f} ms")


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    galley, examples = build / "galley", pathlib.Path(__file__).resolve().parent.parent / "docs/examples"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for kind in ("cpp", "c", "process"):
            road(galley, kind, folder)
        subprocess.run([build / "bench-boundary"], check=True)
        (folder / "in").mkdir()
        for number in range(PAGES):
            (folder / f"in/{number:03}.xml").write_text(alto(number))
        (folder / "same.py").write_text(SAME)
        through(galley, folder, "ext.process, a program that only reads", ["python3", str(folder / "same.py")])
        through(galley, folder, "ext.process, redact.py", ["python3", str(examples / "process-python/redact.py")])
        through(galley, folder, "ext.process, redact.sh (jq)", [str(examples / "process-shell/redact.sh")])


main()
