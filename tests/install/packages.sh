#!/usr/bin/env bash
# packages.sh BUILD: the .debs of this build hold what they should, where it should be; nothing is installed. They are not
# compressed here, which takes minutes.
set -euo pipefail
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'echo "packages.sh failed in line $LINENO"' ERR

cpack --config "$build/CPackConfig.cmake" -B "$work" -D CPACK_DEBIAN_COMPRESSION_TYPE=none >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
files() { dpkg-deb --fsys-tarfile "$work/$1"_*.deb | tar -t | sed 's/^\.//'; }
field() { dpkg-deb -f "$work/$1"_*.deb "$2"; }
has() { for file in "${@:2}"; do grep -qx "$file" "$work/$1.files" || { echo "$1 has no $file"; exit 1; }; done; }
lacks() { if grep "$2" "$work/$1.files"; then echo "$1 should not have these"; exit 1; fi; }

packages=(galley galley-dev)
! compgen -G "$work/galley-models_*.deb" >/dev/null || packages+=(galley-models)
for package in "${packages[@]}"; do
    files "$package" >"$work/$package.files"
    has "$package" "/usr/share/doc/$package/copyright" "/usr/share/doc/$package/changelog.Debian.gz"
    [ "$(field "$package" Package)" = "$package" ]
done
has galley /usr/bin/galley /usr/lib/galley/plugins/galley-read-pdf.so /usr/share/galley/newspaper.json \
    /usr/share/galley/profiles/zh.json /usr/share/man/man1/galley.1.gz /usr/share/man/man1/galley-run.1.gz \
    /usr/share/bash-completion/completions/galley /usr/share/zsh/vendor-completions/_galley \
    /usr/share/fish/vendor_completions.d/galley.fish /usr/share/doc/galley/pipeline.md
lacks galley '/include/\|openvino\|/models/\|/template/'
has galley-dev /usr/include/galley/abi.h /usr/share/cmake/galley-sdk/galley-sdk-config.cmake /usr/share/pkgconfig/galley-sdk.pc \
    /usr/share/galley/template/cpp-page/plugin.cpp /usr/share/doc/galley-dev/abi.md /usr/share/doc/galley-dev/abi-1.txt
lacks galley-dev '\.so$\|/bin/'
[ "$(field galley-dev Architecture)" = all ]
for needed in libtesseract5 tesseract-ocr-eng tesseract-ocr-osd; do
    [[ ", $(field galley Depends)" == *", $needed"* ]] || { echo "galley does not depend on $needed"; exit 1; }
done
if [ ${#packages[@]} = 3 ]; then
    has galley-models /usr/share/galley/models/pp-ocrv6-lines/lines.onnx /usr/share/galley/models/articles/articles.onnx \
        /usr/lib/galley/galley-openvino.so /usr/share/doc/galley-models/openvino/runtime-third-party-programs.txt
    grep -q '^/usr/lib/galley/openvino/libopenvino\.so' "$work/galley-models.files"
fi
# No file is in two packages.
[ -z "$(cat "$work"/*.files | grep -v '/$' | sort | uniq -d)" ]

# Every command has a man page, and man finds nothing to complain of.
mkdir "$work/root"
dpkg-deb -x "$work"/galley_*.deb "$work/root"
commands=$("$build/galley" help | awk '/^Subcommands:/ {on = 1; next} /^$/ {on = 0} on && /^  [a-z]/ {print $1}')
[ "$(wc -w <<<"$commands")" -gt 10 ]
for command in $commands; do
    page=$work/root/usr/share/man/man1/galley-$command.1.gz
    [ -f "$page" ] || { echo "There is no man page of galley $command"; exit 1; }
done
for page in "$work"/root/usr/share/man/man1/*.gz; do
    LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>"$work/said" >/dev/null || { cat "$work/said"; exit 1; }
    [ ! -s "$work/said" ] || { echo "$page:"; cat "$work/said"; exit 1; }
done
echo "The packages hold what they should."
