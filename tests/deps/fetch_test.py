"""third_party/fetch with a registry that a stand-in for npm plays: what is taken, what is refused, what is said."""
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

FETCH = Path(__file__).resolve().parents[2] / "third_party" / "fetch"

NPM = """#!/bin/sh
echo call >>"$REGISTRY/calls"
[ -f "$REGISTRY/thing.tgz" ] || { echo "npm error code ENOTFOUND"; exit 1; }
for argument; do case $argument in --pack-destination=*) cp "$REGISTRY/thing.tgz" "${argument#*=}/" ;; esac; done
"""


class Fetch(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        self.registry = self.root / "registry"
        for folder in ("registry", "bin", "third_party"):
            (self.root / folder).mkdir()
        shutil.copy(FETCH, self.root / "third_party" / "fetch")
        npm = self.root / "bin" / "npm"
        npm.write_text(NPM)
        npm.chmod(0o755)
        self.publish({"package/a.txt": b"one", "package/sub/b.txt": b"two", "package/unwanted": b"x"})

    def publish(self, files):
        with tarfile.open(self.registry / "thing.tgz", "w:gz") as tar:
            for name, data in files.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                tar.addfile(info, io.BytesIO(data))
        self.lock("1.0.0", {"package/a.txt": "models/first.txt", "package/sub/*": "third_party/fetched/thing/*"})

    def lock(self, version, wanted):
        digest = hashlib.sha256((self.registry / "thing.tgz").read_bytes()).hexdigest()
        self.write_lock(version, f"sha256:{digest}", wanted)

    def write_lock(self, version, digest, wanted):
        entry = {"name": "thing", "version": version, "registry": "npm", "group": "run", "licence": "MIT",
                 "purpose": "a trial", "without": "nothing is tried", "files": {"any": {"hash": digest}}, "wanted": wanted}
        (self.root / "third_party" / "lock.json").write_text(json.dumps({"packages": [entry]}))

    def fetch(self, *groups, path=None):
        done = subprocess.run([sys.executable, self.root / "third_party" / "fetch", *groups], capture_output=True, text=True,
                              env={"PATH": path or f"{self.root}/bin:/usr/bin:/bin", "REGISTRY": str(self.registry)})
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def calls(self):
        calls = self.registry / "calls"
        return len(calls.read_text().splitlines()) if calls.exists() else 0

    def files(self):
        return sorted(str(f.relative_to(self.root)) for folder in ("models", "third_party/fetched")
                      for f in (self.root / folder).rglob("*") if f.is_file() and ".done" not in f.parts)

    def test_places_what_is_wanted_and_asks_once(self):
        self.assertEqual(self.fetch(), "")
        self.assertEqual(self.files(), ["models/first.txt", "third_party/fetched/thing/b.txt"])
        self.assertEqual((self.root / "models/first.txt").read_bytes(), b"one")
        self.fetch()
        self.assertEqual(self.calls(), 1)

    def test_another_group_is_left_alone(self):
        self.fetch("bench")
        self.assertEqual((self.calls(), self.files()), (0, []))

    def test_a_file_that_is_gone_or_cut_short_is_fetched_again(self):
        self.fetch()
        (self.root / "models/first.txt").write_bytes(b"on")
        self.fetch()
        self.assertEqual((self.root / "models/first.txt").read_bytes(), b"one")
        next((self.root / "third_party/fetched/.done").iterdir()).write_text("{\"wi")
        self.fetch()
        self.assertEqual(self.calls(), 3)

    def test_another_version_takes_away_what_it_lacks(self):
        self.fetch()
        self.lock("1.1.0", {"package/a.txt": "models/second.txt"})
        self.fetch()
        self.assertEqual(self.files(), ["models/second.txt"])

    def test_a_wrong_hash_is_refused(self):
        self.write_lock("1.0.0", "sha256:" + "0" * 64, {"package/a.txt": "models/first.txt"})
        self.assertRegex(self.fetch(), r"^thing 1.0.0 could not be fetched, because its file has not the hash of .*; "
                                       r"without it nothing is tried\. To have it, .*\.\n$")
        self.assertEqual(self.files(), [])

    def test_a_path_out_of_the_checkout_is_refused(self):
        self.publish({"package/sub/../../../../escaped": b"x"})
        self.assertIn("would leave the folder", self.fetch())
        self.assertEqual(self.files(), [])

    def test_a_registry_out_of_reach_is_one_sentence(self):
        (self.registry / "thing.tgz").unlink()
        said = self.fetch()
        self.assertIn("the registry of npm is out of reach (ENOTFOUND)", said)
        self.assertEqual(said.count("\n"), 1)

    def test_without_npm(self):
        self.assertIn("npm is missing; without it nothing is tried. To have it, install npm",
                      self.fetch(path=str(self.root / "nowhere")))


if __name__ == "__main__":
    unittest.main()
