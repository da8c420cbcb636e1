#!/usr/bin/env python3
"""follow.py GUIDE GALLEY COMPILER: does what docs/plugin-guide.md says, from its first line to its last.

A fenced block whose info string has file=NAME is written to NAME, in the plugin's folder; one with run is a shell script
that must succeed. `cd` in a script holds for what follows. Snippets under snippets/ are compiled alone.
"""
import os, pathlib, re, shutil, subprocess, sys, tempfile

guide, galley, compiler = sys.argv[1:4]
work = pathlib.Path(tempfile.mkdtemp(prefix="galley-guide-"))
environment = dict(os.environ, PATH=f"{pathlib.Path(galley).parent}:{os.environ['PATH']}", CXX=compiler)
here, files, runs = work, 0, 0
try:
    text = pathlib.Path(guide).read_text(encoding="utf-8")
    for info, body in re.findall(r"^```(\S+[^\n]*)\n(.*?)^```$", text, re.M | re.S):
        if name := re.search(r"file=(\S+)", info):
            path = here / name[1]
            path.parent.mkdir(exist_ok=True)
            path.write_text(body, encoding="utf-8")
            files += 1
        elif info.endswith(" run"):
            script = f"set -e\n{body}\npwd > '{work}/.pwd'\n"
            print("$", body.strip().replace("\n", "\n$ "), flush=True)
            subprocess.run(["bash", "-c", script], cwd=here, env=environment, check=True)
            here = pathlib.Path((work / ".pwd").read_text().strip())
            runs += 1
    include = pathlib.Path(guide).parent.parent / "sdk/include"
    snippets = sorted(here.glob("snippets/*.cpp"))
    for snippet in snippets:
        subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", include, snippet], check=True)
    assert files >= 6 and runs >= 4 and len(snippets) >= 2, (files, runs, snippets)
    print(f"{files} files, {runs} commands and {len(snippets)} snippets of the guide work.")
finally:
    shutil.rmtree(work)
