#!/usr/bin/env bash
# scaffold.sh BUILD KIND CC CXX: installs the build tree to a fresh prefix, and goes the plugin author's road with the
# installed galley for each scope: new, build, test and verify, run in a pipeline.
set -euo pipefail
build=$1 kind=$2
export CC=$3 CXX=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "scaffold.sh failed in line $LINENO"' ERR

cmake --install "$build" --prefix "$work/prefix" >/dev/null
export PATH=$work/prefix/bin:$PATH
cd "$work"
for scope in page document read; do
    name=my-$kind-$scope
    galley new "$name" --scope "$scope" --kind "$kind" >/dev/null 2>&1
    (cd "$name" && cmake --workflow --preset default >log 2>&1) || { cat "$name/log"; exit 1; }
    for test in unit verify run; do
        grep -Eq "$test\.my_${kind}_$scope \.* +Passed" "$name/log" || { cat "$name/log"; exit 1; }
    done
    for source in "$name"/plugin.* "$name"/stage.py; do
        [ ! -e "$source" ] || [ "$(wc -l <"$source")" -lt 60 ] || { echo "$source has 60 lines or more"; exit 1; }
    done
    sample=sample.txt
    [ "$scope" != read ] || sample=sample.lines
    galley run -q "$name/pipeline.json" "$name/$sample" -o "out-$scope"
done
[ "$kind" = c ] || grep -q 'for the market' out-page/sample/document.json
[ "$kind" != c ] || grep -q '"furniture"' out-page/sample/document.json
grep -q 'Market day moves' out-document/sample/headlines.txt
grep -q 'The square was quiet' out-read/sample/document.json
if [ "$kind" = cpp ]; then  # once is enough: the installed pipelines are found by name, and so are their profiles
    galley check newspaper
    galley run -q newspaper my-cpp-page/sample.txt -o out2
fi
echo "The installed galley goes the road of a plugin author in $kind."
