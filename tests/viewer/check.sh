#!/usr/bin/env bash
# check.sh logic | browser GALLEY PLUGINS | --install: runs a part of the viewer's tests, or only installs what they need
# from npm, as package-lock.json has it.
set -euo pipefail
cd "$(dirname "$0")"

need() { command -v "$1" >/dev/null || { echo "$1 is missing: ./dev deps test installs it" >&2; exit 1; }; }

install() {
    need npm
    [ node_modules/.package-lock.json -nt package-lock.json ] && return
    npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
    touch node_modules/.package-lock.json
}

need node
case "$1" in
    --install) install ;;
    logic) exec node --test logic.test.mjs ;;
    browser)
        need chromium
        install
        export GALLEY=$2 PLUGINS=$3
        exec node --test browser.test.mjs
        ;;
esac
