#!/usr/bin/env python3
"""Writes counts.csv, the characters of every article: a document stage for ext.document (docs/ext-process.md)."""
import csv
import io
import json
import sys


def send(**message):
    print(json.dumps(message, ensure_ascii=False), flush=True)


def counts(document):
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["article", "headline", "paragraphs", "characters"])
    for article in document["articles"]:
        texts = [paragraph["text"] for paragraph in article["paragraphs"]]
        rows.writerow([article["id"], article["headline"] or "", len(texts), sum(map(len, texts))])
    return table.getvalue()


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "hello":
            send(type="hello", protocol=1, name="word-count", version="1.0.0")
        elif message["type"] == "document":
            text = counts(message["document"])
            send(type="asset", id=message["id"], path="counts.csv", media_type="text/csv", text=text)
            send(type="document", id=message["id"])
        elif message["type"] == "bye":
            break


if __name__ == "__main__":
    main()
