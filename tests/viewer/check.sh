#!/usr/bin/env bash
# check.sh logic | browser GALLEY PLUGINS: runs a part of the viewer's tests.
set -euo pipefail
cd "$(dirname "$0")"

need() { command -v "$1" >/dev/null || { echo "$1 is missing: ./dev deps viewer-test installs it" >&2; exit 1; }; }

need node
case "$1" in
    logic) exec node --test logic.test.mjs ;;
    browser)
        need chromium
        [ -f ../../third_party/fetched/playwright-core/index.mjs ] ||
            { echo "playwright-core is missing: ./dev deps viewer-test fetches it" >&2; exit 1; }
        export GALLEY=$2 PLUGINS=$3
        exec node --test browser.test.mjs
        ;;
esac
