#!/usr/bin/env bash
# check.sh logic | browser GALLEY PLUGINS | edit GALLEY PLUGINS: runs a part of the viewer's tests.
set -euo pipefail
cd "$(dirname "$0")"

need() { command -v "$1" >/dev/null || { echo "$1 is missing: ./dev deps viewer-test installs it" >&2; exit 1; }; }

need node
case "$1" in
    logic) exec node --test logic.test.mjs ;;
    browser | edit)
        need chromium
        [ -f ../../third_party/fetched/playwright-core/index.mjs ] ||
            { echo "playwright-core is missing: ./dev deps viewer-test fetches it" >&2; exit 1; }
        [ -f ../../third_party/fetched/axe-core/axe.min.js ] || { echo "axe-core is missing: ./dev deps viewer-test fetches it" >&2; exit 1; }
        export GALLEY=$2 PLUGINS=$3
        exec node --test "$1.test.mjs"
        ;;
esac
