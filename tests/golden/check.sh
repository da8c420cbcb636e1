#!/usr/bin/env bash
# Runs samples/seed.txt through every writer, and a page with boxes through those that need them, and compares every file
# with the folders here. A database is compared by its tables, a PDF by its text in reading order. With --update GALLEY
# it replaces what is here: look at the difference before you commit it. With --without-networks
# pages with boxes, which a network judges, are left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
update= networks=1
[ "$1" = --update ] && { update=1; shift; }
[ "$1" = --without-networks ] && { networks=; shift; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# as_text FOLDER: turns the binary files of an output into text that a person can read and diff.
as_text() {
    local file
    # Not .dump, which each version of sqlite3 words in its own way.
    local table
    find "$1" -name "*.sqlite" | while read -r file; do
        for table in document stages pages blocks articles parts sources edits; do
            sqlite3 "$file" "SELECT sql FROM sqlite_master WHERE name = '$table'"
            sqlite3 -csv "$file" "SELECT * FROM $table"
        done > "$file.sql"
        rm "$file"
    done
    find "$1" -name "*.pdf" | while read -r file; do
        qpdf --check "$file" > /dev/null
        pdftotext -raw "$file" "$file.txt"
        rm "$file"
    done
}

# compare GALLEY NAME PIPELINE INPUT: the folder of the one document that comes out with the folder NAME here.
compare() {
    "$1" run --quiet "$3" "$4" -o "$work/$2"
    local out
    out=$work/$2/$(basename "${4%.*}")
    rm -rf "$out/viewer" "$out/index.html"  # the same again, as a site: tests/viewer looks at it
    as_text "$out"
    if [ "$update" ]; then
        rm -rf "${here:?}/$2"
        cp -r "$out" "$here/$2"
    elif ! diff -r "$here/$2" "$out"; then
        echo "tests/golden/$2 is not what comes out now. If it should be: tests/golden/check.sh --update $1"
        exit 1
    fi
}

compare "$1" seed "$here/../../config/newspaper.json" "$here/../../samples/seed.txt"
compare "$1" writers "$here/writers.json" "$here/../../samples/seed.txt"
[ -z "$networks" ] || compare "$1" page "$here/page.json" "$here/page.xml"
echo "Every file is what it should be."
