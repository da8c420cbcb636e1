#!/usr/bin/env python3
"""expect.py GALLEY PLUGIN CHECK OUTCOME [ARGUMENT...]: galley verify finds this fault and no other; each check answers.

OUTCOME is what CHECK must end with; every other check must pass or be skipped.
"""
import json, subprocess, sys

galley, plugin, check, outcome, *more = sys.argv[1:]
ended = subprocess.run([galley, "verify", "--json", plugin, *more], capture_output=True, text=True)
results = json.loads(ended.stdout)["checks"]
bad = {r["name"]: r["outcome"] for r in results if r["outcome"] not in ("passed", "skipped")}
for result in results:
    if result["outcome"] != "passed":
        print(result["outcome"], result["name"], result["why"])
assert len(results) >= 25, f"only {len(results)} checks"
assert bad == {check: outcome}, f"wanted {check} {outcome} alone, got {bad}"
assert ended.returncode == 2, f"exit code {ended.returncode}"
assert all(r["why"] for r in results if r["outcome"] != "passed"), "an outcome without a reason"
