#!/usr/bin/env bash
# use.sh GALLEY PLUGIN: the host verifies the plugin of page_counter.cpp and runs both of its stages.
set -euo pipefail
galley=$1 plugin=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$galley" verify --only-failed "$plugin"
cat >"$work/pipeline.json" <<JSON
{"galley": 1, "plugin_paths": ["$(dirname "$plugin")"],
 "stages": [{"use": "read.text"}, {"use": "abi.mark", "options": {"mark": "?!", "names": {"k": "v"}}},
            {"use": "write.json"}, {"use": "abi.count"}]}
JSON
printf 'Loud words\n\f\nA second page\n' >"$work/in.txt"
"$galley" run -q "$work/pipeline.json" "$work/in.txt" -o "$work/out"
grep -q 'Loud words?!' "$work/out/in/document.json"
grep -q '^2$' "$work/out/in/count.txt"
# What the plugin throws arrives as a sentence, whatever its C++ library.
if "$galley" run -q "$work/pipeline.json" "$work/in.txt" -o "$work/out2" --set abi.mark.loud=true 2>"$work/err"; then
    echo "the bad option was taken"; exit 1
fi
grep -q 'loud is not allowed here' "$work/err"
echo "The host uses $(basename "$plugin")."
