#!/usr/bin/env bash
# Runs samples/seed.txt and compares every file of its document with tests/golden/seed/. With --update GALLEY it
# replaces them: look at the difference before you commit it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
update=
[ "$1" = --update ] && { update=1; shift; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" run "$here/../../config/text-dump-zh.json" "$here/../../samples/seed.txt" -o "$work/out"
rm -r "$work/out/seed/viewer" "$work/out/seed/index.html"  # the same again, as a site: tests/viewer looks at it
if [ "$update" ]; then
    rm -rf "$here/seed"
    cp -r "$work/out/seed" "$here/seed"
else
    diff -r "$here/seed" "$work/out/seed"
    echo "The seed page gives the articles it should."
fi
