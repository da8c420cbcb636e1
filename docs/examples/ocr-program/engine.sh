#!/bin/sh
# Stands in for an OCR engine where none is installed: it finds the same two words on every page.
[ -r "$1" ] || exit 1
printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' \
    level page_num block_num par_num line_num word_num left top width height conf text \
    5 1 1 1 1 1 10 10 60 20 96.5 Market \
    5 1 1 1 1 2 80 10 40 20 88 day
