#!/usr/bin/env bash
# stage_pages.sh GALLEY FOLDER: the pages in FOLDER are those that galley docs makes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset GALLEY_PLUGIN_PATH
"$1" docs "$work" 2>"$work.log" || { cat "$work.log"; exit 1; }
rm -f "$work.log"
diff -r "$2" "$work" || { echo "A stage has changed. Make its page anew: build/galley docs docs/stages (and remove pages of stages that are gone)"; exit 1; }
