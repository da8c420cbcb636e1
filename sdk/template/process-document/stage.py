#!/usr/bin/env python3
"""@ID@: writes the headlines of a document into one file."""
import json
import sys


def headlines(document):
    """One line an article; "-" for an article without a headline."""
    return "".join((article["headline"] or "-") + "\n" for article in document["articles"])


def send(**message):
    print(json.dumps(message, ensure_ascii=False), flush=True)


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            send(type="hello", protocol=1, name="@ID@", version="1.0.0")
        elif message["type"] == "document":
            text = headlines(message["document"])
            send(type="asset", id=message["id"], path="headlines.txt", media_type="text/plain", text=text)
            send(type="document", id=message["id"])
        elif message["type"] == "bye":
            break


if __name__ == "__main__":
    main()
