#!/usr/bin/env python3
"""@ID@: replaces one text by another in every line."""
import json
import sys


def edits_of(page, old, new):
    """One edit for each line that changes."""
    for block in page["blocks"]:
        for number, line in enumerate(block["lines"]):
            after = line["text"].replace(old, new) if old else line["text"]
            if after != line["text"]:
                yield {"block": block["id"], "line": number, "after": after, "rule": "replace"}


def send(**message):
    print(json.dumps(message, ensure_ascii=False), flush=True)


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    old, new = "teh", "the"
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            old, new = message["options"].get("from", old), message["options"].get("to", new)
            send(type="hello", protocol=1, name="@ID@", version="1.0.0")
        elif message["type"] == "page":
            send(type="page", id=message["id"], edits=list(edits_of(message["page"], old, new)))
        elif message["type"] == "bye":
            break


if __name__ == "__main__":
    main()
