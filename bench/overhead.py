#!/usr/bin/env python3
"""What the host costs: ten stages that do nothing, over 1,000 stored pages of 6,000 characters each.

usage: overhead.py BUILD_FOLDER

One job, a text dump as the store. Everything counts that is not the reader's own work: the plugin boundary, checks,
records with their fsync, run.json. Prints milliseconds a page, of the whole run and of a second run that reuses records.
"""
import json, pathlib, subprocess, sys, tempfile, time

PAGES, LINES, COLUMNS, STAGES = 1000, 400, 15, 10  # 400 lines of 15 characters: 6,000 a page


def page(number):
    text = "".join(chr(0x4E00 + (number * 31 + i * 7) % 20000) for i in range(COLUMNS))
    return "\n".join(text[k % COLUMNS:] + text[:k % COLUMNS] for k in range(LINES))


def main():
    build = pathlib.Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "in.txt").write_text("\n\f".join(page(n) for n in range(PAGES)), encoding="utf8")
        stages = [{"use": "read.text"}] + [{"use": "test.noop"}] * STAGES
        (folder / "p.json").write_text(json.dumps({"galley": 1, "stages": stages}))
        command = [build / "galley", "run", "-j", "1", "--quiet", "--plugin-path", build / "tests/plugins",
                   folder / "p.json", folder / "in.txt", "-o", folder / "out"]
        for name in ("first run", "again, from records"):
            start = time.perf_counter()
            subprocess.run(command, check=True)
            whole = (time.perf_counter() - start) * 1000 / PAGES
            report = json.loads((folder / "out/run.json").read_text())
            reader = sum(p["stage_ms"].get("read.text", 0) for p in report["pages"]) / PAGES
            print(f"{name:22} {whole:6.2f} ms a page, of which the reader {reader:.2f} and the host {whole - reader:.2f}")


main()
