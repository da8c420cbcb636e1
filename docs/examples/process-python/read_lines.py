#!/usr/bin/env python3
"""Reads .lines and .txt files, a line of the file a line of the page: a reading stage for ext.read (docs/ext-process.md)."""
import json
import pathlib
import sys


def send(**message):
    print(json.dumps(message, ensure_ascii=False), flush=True)


def entries(root):
    """The files of a folder, or the file itself, in order of name: the same order on every machine."""
    files = sorted(root.rglob("*")) if root.is_dir() else [root]
    for file in files:
        if file.is_file() and file.suffix in (".lines", ".txt"):
            source = file.relative_to(root).as_posix() if root.is_dir() else file.name
            yield {"document": source.rsplit(".", 1)[0], "source": source, "file": str(file)}


def page(file):
    lines = pathlib.Path(file).read_text(encoding="utf-8").splitlines()
    no_box = [0, 0, 0, 0]
    block = {"id": "b1", "kind": "text", "box": no_box, "lines": [{"text": text, "box": no_box} for text in lines]}
    return {"blocks": [block]}


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            send(type="hello", protocol=1, name="read-lines", version="1.0.0")
        elif message["type"] == "list":
            for entry in entries(pathlib.Path(message["input"])):
                send(type="entry", id=message["id"], **entry)
            send(type="done", id=message["id"])
        elif message["type"] == "load":
            try:
                send(type="page", id=message["id"], page=page(message["file"]))
            except (OSError, UnicodeError) as error:
                send(type="error", id=message["id"], code="E_INPUT", text=f"{message['source']} cannot be read: {error}")
        elif message["type"] == "bye":
            break


if __name__ == "__main__":
    main()
