#!/usr/bin/env python3
"""@ID@: reads pages from .lines files, a line of the file a line of the page."""
import json
import pathlib
import sys


def page_of(text):
    no_box = [0, 0, 0, 0]  # lines of a text file have no place on paper
    lines = [{"text": line, "box": no_box} for line in text.splitlines()]
    return {"blocks": [{"id": "b1", "kind": "text", "box": no_box, "lines": lines}]}


def entries(root):
    """The files of a folder, or the file itself, in order of name."""
    for file in sorted(root.rglob("*.lines")) if root.is_dir() else [root]:
        if file.suffix == ".lines":
            source = file.relative_to(root).as_posix() if root.is_dir() else file.name
            yield {"document": source.removesuffix(".lines"), "source": source, "file": str(file)}


def send(**message):
    print(json.dumps(message, ensure_ascii=False), flush=True)


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            send(type="hello", protocol=1, name="@ID@", version="1.0.0")
        elif message["type"] == "list":
            for entry in entries(pathlib.Path(message["input"])):
                send(type="entry", id=message["id"], **entry)
            send(type="done", id=message["id"])
        elif message["type"] == "load":
            try:
                send(type="page", id=message["id"], page=page_of(pathlib.Path(message["file"]).read_text(encoding="utf-8")))
            except (OSError, UnicodeError) as error:
                send(type="error", id=message["id"], code="E_INPUT", text=f"{message['source']} cannot be read: {error}")
        elif message["type"] == "bye":
            break


if __name__ == "__main__":
    main()
