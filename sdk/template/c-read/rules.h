/* What the stage reads. */
#ifndef RULES_H
#define RULES_H

#include <string.h>

#include "galley/abi.h"

/* Cuts `text` into a word a line; `words` NULL only counts. */
static inline uint32_t split_lines(const char* text, uint64_t size, galley_word* words) {
    uint32_t count = 0;
    for (uint64_t start = 0; start < size; ++count) {
        const char* end = memchr(text + start, '\n', size - start);
        const uint64_t length = end != NULL ? (uint64_t)(end - text) - start : size - start;
        if (words != NULL) words[count] = (galley_word){.text = {text + start, length}, .confidence = 1};
        start += length + 1;
    }
    return count;
}

#endif
