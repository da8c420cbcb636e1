#!/usr/bin/env python3
"""Blackens phone numbers: a page stage in Python's standard library, for ext.process (docs/ext-process.md)."""
import json
import re
import sys

# An area code and a number of seven or eight digits, or a mobile number of eleven; no digit on either side.
PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[-\s]?\d{7,8}|1[3-9]\d{9})(?!\d)")


def send(**message):
    print(json.dumps(message, ensure_ascii=False), flush=True)


def edits_of(page, mark):
    for block in page["blocks"]:
        for number, line in enumerate(block["lines"]):
            after = PHONE.sub(lambda found: mark * len(found[0]), line["text"])
            if after != line["text"]:
                yield {"block": block["id"], "line": number, "after": after, "rule": "phone"}


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    mark = "█"
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            mark = message["options"].get("mark", mark)
            send(type="hello", protocol=1, name="redact", version="1.0.0")
        elif message["type"] == "page":
            send(type="page", id=message["id"], edits=list(edits_of(message["page"], mark)))
        elif message["type"] == "bye":
            break


if __name__ == "__main__":
    main()
