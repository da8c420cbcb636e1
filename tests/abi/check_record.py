#!/usr/bin/env python3
"""check_record.py RECORD_PROGRAM RECORD_FILE: the layout of abi.h still holds everything that the record has.

A line of the record that is gone or different is a break: it needs a new ABI major. A new line is growth: raise
GALLEY_ABI_MINOR, and put it into the record with --update.
"""
import pathlib, subprocess, sys

program, file = sys.argv[1], pathlib.Path(sys.argv[2])
now = subprocess.run([program], capture_output=True, text=True, check=True).stdout
if "--update" in sys.argv:
    file.write_text(now)
    sys.exit()
was, lines = file.read_text().splitlines(), now.splitlines()
gone = [line for line in was if line not in lines]
new = [line for line in lines if line not in was]
for line in gone:
    print("BREAK: the record has", line)
for line in new:
    print("NEW, not in the record:", line)
if gone:
    sys.exit("abi.h breaks plugins that are built: put back what was there, or raise GALLEY_ABI_MAJOR.")
if new:
    sys.exit(f"abi.h has grown: raise GALLEY_ABI_MINOR once 1.0 is released, and run {sys.argv[0]} {program} {file} --update")
print(f"{len(was)} facts hold.")
