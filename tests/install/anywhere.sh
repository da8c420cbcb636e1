#!/usr/bin/env bash
# anywhere.sh BUILD SAMPLE: an installed galley finds its plugins and profiles under any prefix, in lib, lib64 and
# lib/<machine>, after the prefix was moved, through a link to the program, and from any folder.
set -euo pipefail
build=$1 sample=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "anywhere.sh failed in line $LINENO"' ERR
unset GALLEY_PLUGIN_PATH

# PROGRAM: runs a ready pipeline, by its name.
runs() {
    rm -rf "$work/out"
    (cd / && "$1" run -q newspaper "$sample" -o "$work/out")
    grep -q '"articles"' "$work"/out/*/document.json
}

cmake --install "$build" --prefix "$work/a prefix" >/dev/null
runs "$work/a prefix/bin/galley"

# The interface comes with it: its page, its layout, and flags for builds without CMake.
docs=$(dirname "$(find "$work/a prefix" -name abi.md)")
grep -q 'galley_page.blocks at 56, 8 bytes' "$docs/abi-1.txt"
if command -v pkg-config >/dev/null; then
    export PKG_CONFIG_PATH="$work/a prefix/share/pkgconfig"
    eval "[ -d $(pkg-config --variable=plugindir galley-sdk) ]" # which escapes spaces
    printf '#include "galley/abi_layout.h"\n' | eval "cc -std=c11 -fsyntax-only $(pkg-config --cflags galley-sdk) -x c -"
fi

mkdir "$work/moved"
mv "$work/a prefix" "$work/moved/opt"
cd "$work/moved/opt"
libraries=$(dirname "$(dirname "$(find . -type d -path '*/galley/plugins')")")
runs "$PWD/bin/galley"

for place in lib64 lib/x86_64-linux-gnu lib/another-machine; do
    mkdir -p "$place"
    mv "$libraries/galley" "$place/galley"
    libraries=$place
    runs "$PWD/bin/galley"
done

mkdir "$work/links"
ln -s "$PWD/bin/galley" "$work/links/galley"
runs "$work/links/galley"

# What is gone is not taken from elsewhere.
rm -r "$libraries/galley"
if runs "$PWD/bin/galley" 2>"$work/said"; then exit 1; fi
grep -q 'no stage' "$work/said"
echo "The installed galley finds what belongs to it."
