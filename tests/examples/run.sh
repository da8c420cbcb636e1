#!/usr/bin/env bash
# run.sh GALLEY EXAMPLES PLUGINS SAMPLES: the pipelines of the examples do what their readers are told.
set -euo pipefail
galley=$1 examples=$2 plugins=$3 samples=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GALLEY_PLUGIN_PATH=$plugins
printf 'Call 0351-1234567 today\nor 13912345678\n' >"$work/in.txt"
# Their "plugin_paths" name a folder "build" that only a reader has.
pipeline() { sed 's/"plugin_paths": \["build"\],//' "$examples/$1/pipeline.json" >"$work/$1.json"; }

pipeline redact-phones
"$galley" run -q "$work/redact-phones.json" "$work/in.txt" -o "$work/redact"
grep -q 'Call \*\*\*\*\*\*\*\*\*\*\*\* today' "$work/redact/in/document.json"
grep -q '"before": "or 13912345678"' "$work/redact/in/document.json"

"$galley" run -q "$examples/process-python/pipeline.json" "$work/in.txt" -o "$work/python"
grep -q 'Call \*\*\*\*\*\*\*\*\*\*\*\* today' "$work/python/in/document.json"
grep -q '^article,headline,paragraphs,characters' "$work/python/in/counts.csv"

"$galley" run -q "$examples/process-shell/pipeline.json" "$work/in.txt" -o "$work/shell"
grep -q 'Call █ today' "$work/shell/in/document.json"

pipeline write-csv
"$galley" run -q "$work/write-csv.json" "$samples/seed.txt" -o "$work/csv"
[ "$(grep -c $'\r$' "$work/csv/seed/articles.csv")" -gt 5 ]

pipeline ocr-program
"$galley" run -q "$work/ocr-program.json" "$samples/pages/page-1.png" -o "$work/ocr" \
    --set "ocr.program.command=$examples/ocr-program/engine.sh {}"
grep -rq '"text": "Market day"' "$work/ocr" --include document.json
echo "The examples work."
