#!/usr/bin/env python3
"""What runs cost and survive: flow, plans, OCR on two workers, bad input, kills.

usage: runs.py BUILD_FOLDER WHAT... [--pages N] [--rounds N] [--ocr PAGES] [--bad FOLDER]

WHAT is any of
  flow   N small pages (10,000) of stored words through the whole chain: host overhead over the sum of stage times, memory
         of the host after a tenth and after all, and a run again that has nothing to do. TMPDIR chooses the disk:
         one that others write to at the same time makes the sync at the end, and each new file, as slow as they like;
         one on which thousands of files were deleted in the last minutes (by this very program, run before) too
  plan   100,000 pages listed
  ocr    a few page images: one worker, two workers, no isolation, and again with another option of articles
  bad    all files of a folder with ten good pages among them
  kill   SIGKILL for host or worker at random moments, resumed each time
"""
import argparse, json, os, pathlib, random, resource, shutil, statistics, subprocess, sys, tempfile, time

CHAIN = [{"use": "read.text"}, {"use": "text.tidy"}, {"use": "captions.dedup"}, {"use": "articles.newspaper"},
         {"use": "write.json"}, {"use": "write.markdown"}]
PAGES_A_DOCUMENT = 10


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("build", type=pathlib.Path)
    p.add_argument("what", nargs="+", choices=["flow", "plan", "ocr", "bad", "kill"])
    p.add_argument("--pages", type=int, default=10_000)
    p.add_argument("--rounds", type=int, default=100)
    p.add_argument("--ocr", type=int, default=6, help="page images of BUILD/bench/pages to use")
    p.add_argument("--bad", type=pathlib.Path, default=pathlib.Path("../shared/bad-inputs"))
    return p.parse_args()


def galley(o, *arguments):
    return [o.build / "galley", *map(str, arguments)]


def timed(command, allowed=(0,)):
    start = time.perf_counter()
    code = subprocess.run(command, stderr=subprocess.DEVNULL).returncode
    if code not in allowed: sys.exit(f"{command} ended with {code}")
    return time.perf_counter() - start


def cpu_so_far():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def resident_mb(pid):
    try:
        with open(f"/proc/{pid}/statm") as statm: return int(statm.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    except (OSError, IndexError): return None


def pages_done(metrics):
    try: text = metrics.read_text()
    except OSError: return 0
    return sum(int(line.rsplit(" ", 1)[1]) for line in text.splitlines() if line.startswith('galley_pages{state="done"}'))


def write_dumps(folder, count, characters):
    """Documents of ten pages: a heading and paragraphs on each."""
    folder.mkdir()
    rng = random.Random(1)
    for d in range(count // PAGES_A_DOCUMENT):
        pages = []
        for _ in range(PAGES_A_DOCUMENT):
            text = lambda n: "".join(chr(0x4E00 + rng.randrange(6000)) for _ in range(n))
            paragraphs = ["  " + text(characters // 4) + "。" for _ in range(4)]
            pages.append("\n".join(["", text(12), "", *(p[i:i + 20] for p in paragraphs for i in range(0, len(p), 20))]))
        (folder / f"{d:05}.txt").write_text("\n\f".join(pages) + "\n", encoding="utf8")


def flow(o, folder):
    write_dumps(folder / "in", o.pages, 800)
    (folder / "p.json").write_text(json.dumps({"galley": 1, "stages": CHAIN}))
    command = galley(o, "run", "-q", "-j", 1, "--metrics", folder / "m.prom", folder / "p.json", folder / "in", "-o", folder / "out")
    start, cpu, seen = time.perf_counter(), cpu_so_far(), []
    host = subprocess.Popen(command)
    while host.poll() is None:
        memory = resident_mb(host.pid)
        if memory: seen.append((pages_done(folder / "m.prom"), memory))
        time.sleep(0.1)
    wall, cpu = time.perf_counter() - start, cpu_so_far() - cpu
    report = json.loads((folder / "out/run.json").read_text())
    stages = sum(s["seconds"] for s in report["stages"])
    early = next((m for n, m in seen if n >= o.pages / 10), 0)
    print(f"flow: {o.pages} pages in {wall:.1f} s, {wall / o.pages * 1000:.2f} ms a page; sum of stage times {stages:.1f} s; "
          f"overhead {100 * (wall / stages - 1):.1f} %; {wall - report['seconds']:.1f} s of it to list, start and sync, "
          f"the rest {100 * (report['seconds'] / stages - 1):.1f} %; CPU time of host and worker {cpu:.1f} s")
    print(f"flow: host held {early:.1f} MB after a tenth of the pages, {max(m for _, m in seen):.1f} MB at most")
    again = galley(o, "run", "-q", folder / "p.json", folder / "in", "-o", folder / "out")
    print(f"flow: a run again with nothing to do: {timed(again):.2f} s on all cores")


def plan(o, folder):
    (folder / "in").mkdir()
    for i in range(1000): (folder / "in" / f"{i:04}.txt").write_text("\n\f".join(f"page {k}" for k in range(100)) + "\n")
    (folder / "p.json").write_text(json.dumps({"galley": 1, "stages": CHAIN}))
    print(f"plan: 100,000 pages in {timed(galley(o, 'plan', folder / 'p.json', folder / 'in', '--work', folder / 'work')):.2f} s")


def ocr(o, folder):
    (folder / "in").mkdir()
    images = sorted((o.build / "bench/pages").glob("*-zh-none-*.png"))[:o.ocr]
    if len(images) < o.ocr: sys.exit("bench/pages.py makes the pages that this needs")
    for image in images: shutil.copy(image, folder / "in")
    # As newspaper, the site with its page pictures included.
    stages = [{"use": "read.images"}, {"use": "layout.newspaper"}, {"use": "ocr.tesseract", "options": {"languages": ["chi_sim"]}},
              *CHAIN[1:], {"use": "write.html"}]
    (folder / "p.json").write_text(json.dumps({"galley": 1, "stages": stages}))
    run = lambda out, *more: timed(galley(o, "run", "-q", folder / "p.json", folder / "in", "-o", folder / out, *more))
    # Isolation is judged by CPU time: what other programs do at the time does not show in it.
    start = cpu_so_far()
    none = run("none", "-j", 1, "--isolation", "none")
    between = cpu_so_far()
    one = run("one", "-j", 1)
    isolation = (cpu_so_far() - between) / (between - start) - 1
    two = run("two", "-j", 2)
    # A fifth of a second: what else the machine does shows in one such run, so the median of some counts.
    profiles = ["en", "zh"] * 4
    again = statistics.median(run("two", "-j", 2, "--set", f"articles.newspaper.profile={p}") for p in profiles)
    print(f"ocr: {o.ocr} pages; one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f} times as fast; "
          f"without isolation {none:.1f} s: isolation costs {100 * isolation:.1f} % of CPU time")
    print(f"ocr: again with another option of articles {again:.2f} s (median of {len(profiles)}): {two / again:.0f} times as fast")


def bad(o, folder):
    (folder / "in").mkdir()
    files = [f for f in sorted(o.bad.rglob("*")) if f.is_file() and f.suffix != ".md"]
    for file in files: shutil.copy(file, folder / "in")
    good = [f"good-{i}.pgm" for i in range(10)]
    for name in good: (folder / "in" / name).write_bytes(b"P5 60 40 255\n" + b"\xff" * 2400)
    stages = [{"use": "read.images", "options": {"group": "file"}}, {"use": "read.pdf"}, {"use": "layout.newspaper"}, {"use": "write.json"}]
    (folder / "p.json").write_text(json.dumps({"galley": 1, "stages": stages}))
    wall = timed(galley(o, "run", "-q", "--page-timeout", 60, folder / "p.json", folder / "in", "-o", folder / "out"), (0, 2))
    report = json.loads((folder / "out/run.json").read_text())
    told = {p["source"] for p in report["pages"]}
    done = {p["source"] for p in report["pages"] if p["status"] == "done"}
    unread = sorted(f.name for f in files if f.name not in told)
    killed = [p["source"] for p in report["pages"] if "signal" in p.get("error", {})]
    print(f"bad: {len(files)} files and 10 good ones in {wall:.1f} s: {report['counts']['done']} pages done, "
          f"{report['counts']['failed']} failed with a reason, {report['counts']['missing']} without an answer")
    print(f"bad: {len(done & set(good))} of 10 good pages done; ended their process: {killed or 'none'}; "
          f"of kinds that no reader takes: {unread or 'none'}")


def kill(o, folder):
    start = time.perf_counter()
    out = subprocess.run(["tests/cli/kill_test.sh", o.build / "galley", o.build / "tests/plugins", str(o.rounds)],
                         capture_output=True, text=True)
    print(f"kill: {out.stdout.strip()} ({time.perf_counter() - start:.0f} s)")
    if out.returncode != 0: sys.exit(1)


def main():
    o = parse()
    o.build = o.build.resolve()
    for what in o.what:
        with tempfile.TemporaryDirectory() as folder: globals()[what](o, pathlib.Path(folder))


main()
