#!/usr/bin/env python3
"""check.py GALLEY PLUGIN_FOLDER TABLE_FOLDER [PATTERN]: runs every row of modes.tsv and programs.tsv, two at a time.

A row: where, mode, what is lost, exit status, attempts, words of the error or warning; of a program, what it does instead
of a mode. Three pages go in, the second of which is bad; all that is not lost must come out, and what is lost must be
blamed on the stage.
"""
import concurrent.futures, json, os, pathlib, re, subprocess, sys, tempfile

galley, plugins, table, *pattern = sys.argv[1:]
wanted = re.compile(pattern[0] if pattern else "")
table = pathlib.Path(table)
PAGES = {"a": "a first page", "b": "a bad page", "c": "a third page"}
PROGRAM = r"""read hello
echo '{"type":"hello","protocol":1,"name":"t","version":"1"}'
ask() { read -r line && id=${line#*\"id\":} && id=${id%%,*}; }
answer() { echo "{\"type\":\"page\",\"id\":$id$1}"; }
while ask; do
    case $line in
        *'a bad page'*) WHAT ;;
        *) answer ;;
    esac
done
"""


def rows(name):
    for number, line in enumerate((table / name).read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) == 6, f"{name}:{number}: {len(cells)} cells"
            yield name, number, *cells


def stages(where, what, folder):
    write = {"use": "write.json"}
    if where == "program":
        (folder / "stage.sh").write_text(PROGRAM.replace("WHAT", what))
        options = {"command": ["sh", "stage.sh"], "answer_s": 1, "max_answer_mb": 1}
        return "ext.process", [{"use": "read.text"}, {"use": "ext.process", "options": options}, write]
    used = {"use": "modes." + where, "options": {"mode": what}}
    return used["use"], {
        "read": [used, write],
        "page": [{"use": "read.text"}, used, write],
        "document": [{"use": "read.text"}, write, used],
    }[where]


def run(row):
    name, number, where, what, lost, status, attempts, words = row
    with tempfile.TemporaryDirectory(prefix="galley-modes-") as place:
        folder = pathlib.Path(place)
        stage, chain = stages(where, what, folder)
        (folder / "p.json").write_text(json.dumps({"galley": 1, "stages": chain}))
        inputs = []
        for page, text in PAGES.items():
            file = folder / (("bad-" if "bad" in text else "") + page + ".txt")
            file.write_text(text + "\n")
            inputs.append(str(file))
        out = folder / "out"
        ended = subprocess.run(
            [galley, "run", "-q", "-j", "2" if "identity" in what else "1", "--page-timeout", "1" if "hang" in what else "60", "--plugin-path", plugins,
             str(folder / "p.json"), *inputs, "-o", str(out)],
            capture_output=True, text=True, errors="replace", timeout=100)
        faults = list(judge(stage, lost, status, attempts, words, ended, out))
        return [f"{name}:{number}: {where} {what}: {fault}\n    {ended.stderr[:600]}" for fault in faults]


def judge(stage, lost, status, attempts, words, ended, out):
    if str(ended.returncode) != status:
        yield f"ended with {ended.returncode}, not {status}"
    if words not in ended.stderr:
        yield f"does not say: {words}"
    if len(ended.stderr) > 100_000:
        yield f"says {len(ended.stderr)} bytes"
    if any(ord(c) < 32 and c != "\n" or 127 <= ord(c) < 160 for c in ended.stderr):
        yield "says something that a terminal would obey"
    if lost == "run":
        return
    report = json.loads((out / "run.json").read_text())
    if (out / "run.json").stat().st_size > 200_000:
        yield f"run.json has {(out / 'run.json').stat().st_size} bytes"
    texts = {page: text for page, text in PAGES.items() if lost == "none" or "bad" not in text}
    written = "".join(file.read_text() for file in sorted(out.glob("*/document.json")))
    for page, text in texts.items():
        # A reader gives the name of its file; a mode may replace the text of the page it breaks.
        if text not in written and f"{page}.txt" not in written and "bad" not in text:
            yield f"the page {page} is lost"
    if lost == "none":
        if report["counts"]["failed"] or report["counts"]["documents_failed"]:
            yield "something failed"
        return
    kind = "documents" if lost == "document" else "pages"
    failed = [one for one in report[kind] if one["status"] == "failed"]
    if len(failed) != 1:
        yield f"{len(failed)} {kind} failed"
    for one in failed:
        if one["error"]["stage"] != stage:
            yield f"blamed on {one['error']['stage'] or 'nobody'}"
        if attempts != "-" and str(one.get("attempts")) != attempts:
            yield f"{one.get('attempts')} attempts"


def main():
    todo = [row for name in ("modes.tsv", "programs.tsv") for row in rows(name) if wanted.search(" ".join(row[2:4]))]
    with concurrent.futures.ThreadPoolExecutor(max(2, min(4, os.cpu_count() or 2))) as pool:
        faults = [fault for found in pool.map(run, todo) for fault in found]
    print(*faults, f"{len(todo)} modes, {len(faults)} faults", sep="\n")
    sys.exit(1 if faults or not todo else 0)


main()
