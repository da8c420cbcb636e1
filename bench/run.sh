#!/usr/bin/env bash
# All benchmarks of docs/benchmarks.md, in its order. Pages with known truth come from a folder with pagegen/, score/ and
# seed/ (GALLEY_SHARED, default ../shared); without it only the first two are run.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=${GALLEY_SHARED:-../shared}
seeds=${GALLEY_SEEDS:-1-20}

section() { printf '\n== %s\n' "$*"; }

section "Host overhead"
python3 bench/overhead.py build

section "Runs"
python3 bench/runs.py build flow plan kill

section "A cluster on this machine"
bench/slurm.sh build

section "The viewer"
python3 bench/viewer.py build

if [ ! -d "$shared/pagegen" ]; then
    echo "There is no $shared/pagegen: the scored benchmarks are left out."
    exit 0
fi

section "The seed page"
build/galley run -q newspaper samples/seed.txt -o build/bench/seed
python3 "$shared/score/score.py" "$shared/seed/truth.json" build/bench/seed/seed/document.json

section "Text dumps"
python3 bench/dumps.py build "$shared" --seeds 1-200

section "Doubled text"
build/bench-doubling "$shared/seed/truth.json" bench/texts/harbour-zh.json bench/texts/valley-en.json

section "Growing dumps"
python3 bench/throughput.py build

section "PDFs with a text layer"
python3 bench/pdfs.py build "$shared" --seeds "$seeds" --speed
python3 bench/pdfs.py build "$shared" --seeds "$seeds" --lang en --pipeline newspaper --articles bench/texts/valley-en.json

section "Bad input"
python3 bench/bad_inputs.py build "$shared/bad-inputs/pdfjs"

section "Page images, clean, beside the engine alone"
python3 bench/pages.py build "$shared" --seeds "$seeds" --engine chi_sim
section "Runs with OCR, and with bad input"
python3 bench/runs.py build ocr bad --bad "$shared/bad-inputs"

for degrade in scan poor; do
    section "Page images, $degrade"
    python3 bench/pages.py build "$shared" --seeds "$seeds" --degrade $degrade
done

section "Writers"
python3 bench/writers.py build "$shared"

section "Page images in English"
python3 bench/pages.py build "$shared" --seeds "$seeds" --lang en --pipeline newspaper --articles bench/texts/valley-en.json

# Realistic sheets, real pages, and what no page is. Figures are those of the set `final`; changes are looked at on `develop`.
if [ -d "$shared/sheetgen" ]; then
    section "Lines found and read"
    python3 bench/lines.py build "$shared" --set final
    section "Which way up"
    python3 bench/upright.py build "$shared"
    section "Bad pages and models"
    python3 bench/bad_lines.py build "$shared"
    # rapidocr in a virtual environment (bench/peer_rapidocr.py): GALLEY_PEER names it.
    if [ -n "${GALLEY_PEER:-}" ]; then
        section "Beside rapidocr"
        python3 bench/lines.py build "$shared" --set final --peer "$GALLEY_PEER"
        python3 bench/speed_lines.py build "$shared" "$GALLEY_PEER"
    fi
fi

section "Real pages"
python3 bench/papers.py build "$shared"
python3 bench/real.py build jingbao "$shared/real/jingbao" --pipeline newspaper
python3 bench/nzz.py build "$shared" --pipeline newspaper
