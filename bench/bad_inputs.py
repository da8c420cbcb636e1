#!/usr/bin/env python3
"""Text dumps and PDFs that are broken or made to be slow, through the whole pipeline. Standard library only.

usage: bad_inputs.py BUILD [FOLDER_OF_PDFS] [--seconds 60] [--large] [--only WORDS]

Makes the dumps, runs `galley run` over each and over every PDF of the folder, one at a time, and prints for each its exit
code, seconds of CPU, the memory of its largest process, and what it said. Exit code 1 when one of them crashed the program,
took more than --seconds of CPU (or ten times that by the clock), or ended neither with a result nor with a sentence. --large
adds dumps of 100 MB; --only leaves out what has not WORDS in its name.
"""
import argparse, json, os, pathlib, random, shutil, subprocess, sys, tempfile, threading

DONE, SOME_FAILED = 0, 2
KNOWN = {DONE, SOME_FAILED, 66}
TEXT = "今日凌晨，港口恢复通航。The harbour opened again. "


def dumps(large):
    """Name and bytes of each dump."""
    yield "empty", b""
    yield "form feeds alone", b"\f" * 5000
    yield "NULs", (TEXT.replace("，", "\0") * 100).encode()
    yield "NULs alone", b"\0" * 100_000
    yield "broken UTF-8", b"".join(TEXT.encode()[:-k] for k in range(1, 20)) * 50
    yield "lone surrogates", (TEXT.encode() + b"\xed\xa0\x80\xed\xbf\xbf\n") * 200
    yield "random bytes", random.Random(1).randbytes(200_000)
    yield "bidi controls", (TEXT.replace(" ", "\u202e\u2066") * 500).encode()
    yield "combining marks", ("e" + "\u0301" * 200_000).encode()
    yield "private use", ("\ue5e5\U000f1234" * 50_000).encode()
    yield "doubled eight times over", "\n".join(["标题" * 2 ** 16]).encode()
    yield "nested doublings", "\n".join("ab" * 2 ** k + "c" for k in range(16)).encode()
    yield "the same line 100,000 times", ("本报讯\n" * 100_000).encode()
    yield "a million lines of one character", ("字\n" * 1_000_000).encode()
    yield "a million blank lines", b"\n" * 1_000_000
    yield "a line of 20 MB", (TEXT * (20_000_000 // len(TEXT.encode()))).encode()
    yield "almost doubled, 1 MB", ("ab" * 250_000 + "c" + "ab" * 250_000 + "d").encode()
    yield "one letter, 5 MB", b"a" * 5_000_000
    yield "spaces, 5 MB", b" " * 5_000_000
    yield "quotes, 1 MB", "“”".encode() * 170_000
    yield "hyphens, 200,000 lines", b"half-\n" * 200_000
    if large:
        yield "a line of 100 MB", (TEXT * (100_000_000 // len(TEXT.encode()))).encode()
        yield "a line of 100 MB, of one letter", b"a" * 100_000_000
        yield "lines of 100 MB", ((TEXT + "\n") * (100_000_000 // (len(TEXT.encode()) + 1))).encode()


def run(o, pipeline, path, out, *more):
    """Exit code, None when it was killed; seconds of CPU; megabytes; what it said."""
    shutil.rmtree(out, ignore_errors=True)
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        child = subprocess.Popen([o.build / "galley", "run", "-q", pipeline, path, "-o", out, "--jobs", "1", *more],
                                 stdout=subprocess.DEVNULL, stderr=said)
        limit = threading.Timer(10 * o.seconds, child.kill)
        limit.start()
        _, status, used = os.wait4(child.pid, 0)
        limit.cancel()
        said.seek(0)
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        return code, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, said.read().strip()


def check(o, name, code, took, megabytes, said, out):
    told = said.splitlines()[-1][:150] if said else ""
    failed = json.loads((out / "run.json").read_text(encoding="utf8")) if (out / "run.json").exists() else {}
    good = code in KNOWN and took <= o.seconds and (code == DONE or bool(told) or bool(failed))
    print(f"{'ok ' if good else 'BAD'} {name:36} exit {code} {took:6.1f} s {megabytes:6.0f} MB  {told}", flush=True)
    return good


def main():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("pdfs", type=pathlib.Path, nargs="?")
    p.add_argument("--seconds", type=float, default=60)
    p.add_argument("--large", action="store_true")
    p.add_argument("--only", default="", metavar="WORDS")
    o = p.parse_args()
    good = True
    with tempfile.TemporaryDirectory(dir=o.build) as folder:
        path, out = pathlib.Path(folder) / "dump.txt", pathlib.Path(folder) / "out"
        for name, content in dumps(o.large):
            if o.only not in name:
                continue
            path.write_bytes(content)
            good &= check(o, name, *run(o, "newspaper", path, out, "--set", "read.text.max_page_mb=1024"), out)
        for pdf in sorted(o.pdfs.glob(f"**/*{o.only}*.pdf")) if o.pdfs else []:
            good &= check(o, pdf.name, *run(o, "newspaper", pdf, out, "--set", "read.pdf.dpi=100"), out)
    sys.exit(0 if good else 1)


main()
