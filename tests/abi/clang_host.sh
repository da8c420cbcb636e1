#!/usr/bin/env bash
# clang_host.sh BUILD: a host built by clang loads, verifies and runs the plugins that gcc built in the tree BUILD.
# Takes a minute or two; .ci/run calls it, ctest does not.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
clang=build/clang-host
cmake -S . -B "$clang" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
    -DBUILD_TESTING=OFF -DGALLEY_PLUGINS=none >/dev/null
cmake --build "$clang" --target galley -j "$(nproc)" >/dev/null
for stage in read.text text.tidy articles.newspaper write.json; do
    "$clang/galley" verify --only-failed "$stage" --plugin-path "$build/lib/galley/plugins"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GALLEY_PLUGIN_PATH=$build/lib/galley/plugins
"$clang/galley" run -q tests/cli/text.json samples/seed.txt -o "$work/clang"
"$build/galley" run -q tests/cli/text.json samples/seed.txt -o "$work/gcc"
diff -r "$work/gcc/seed" "$work/clang/seed"
echo "A host built by clang works with plugins built by gcc."
