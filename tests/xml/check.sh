#!/usr/bin/env bash
# check.sh GALLEY: runs the pipelines of this folder and validates every XML file that comes out.
# The schemas are looked for in $GALLEY_SHARED/schemas, by default ../shared beside the checkout. Without them the files
# are checked for being well-formed, and the test says so.
set -euo pipefail
galley=$1
here=$(cd "$(dirname "$0")" && pwd)
schemas=${GALLEY_SHARED:-$here/../../../shared}/schemas
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XML_CATALOG_FILES=$schemas/catalog.xml

# validate PATTERN [SCHEMA]: at least one file whose path ends so, each valid, or well-formed where there is no schema.
validate() {
    local files=()
    mapfile -t files < <(find "$work" -path "*/$1" -type f | sort)
    [ "${#files[@]}" -gt 0 ] || { echo "No $1 was written."; exit 1; }
    if [ -z "${2:-}" ]; then
        xmllint --nonet --noout "${files[@]}"
    elif [ -f "$schemas/$2" ]; then
        xmllint --nonet --noout --schema "$schemas/$2" "${files[@]}"
    else
        echo "$schemas/$2 is not there: only well-formedness is checked."
        xmllint --nonet --noout "${files[@]}"
    fi
}

"$galley" run "$here/dump.json" "$here/../../samples/seed.txt" -o "$work/dump"
"$galley" run "$here/pages.json" "$here/pages" -o "$work/pages"
validate "alto/*.xml" alto/alto-4-4.xsd
validate "page/*.xml" page/pagecontent-2019-07-15.xsd
validate "hocr/*.html"
validate mets.xml mets/mets-1.12.1.xsd
validate tei.xml
