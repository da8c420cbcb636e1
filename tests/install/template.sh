#!/usr/bin/env bash
# Installs the build tree $1 to a fresh prefix, builds the installed plugin template outside the tree with compiler $2,
# and runs the installed program with it.
set -euo pipefail
build=$1 compiler=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >/dev/null
cp -r "$work/prefix/share/galley/template" "$work/my-plugin"
cmake -S "$work/my-plugin" -B "$work/my-plugin/build" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_CXX_COMPILER="$compiler" >/dev/null
cmake --build "$work/my-plugin/build" >/dev/null

galley=$work/prefix/bin/galley
"$galley" inspect text.shout --plugin-path "$work/my-plugin/build"
cat >"$work/pipeline.json" <<'JSON'
{"galley": 1, "plugin_paths": ["my-plugin/build"],
 "stages": [{"use": "read.text"}, {"use": "text.shout", "options": {"mark": "?!"}}, {"use": "write.json"}]}
JSON
printf 'Loud words\n' >"$work/in.txt"
cd "$work"
"$galley" run pipeline.json in.txt -o out
grep -q 'Loud words?!' out/in/document.json
# The installed pipelines are found by name, and so are their profiles.
"$galley" check text-dump-zh
"$galley" run text-dump-zh in.txt -o out2
echo "The installed galley runs a plugin built outside its tree."
