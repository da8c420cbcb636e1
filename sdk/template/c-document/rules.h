/* What the stage writes. */
#ifndef RULES_H
#define RULES_H

#include <string.h>

#include "galley/abi.h"

/* Writes the headlines of the articles, one a line, to `out`, and returns their size; `out` NULL only counts. */
static inline uint64_t headlines(const galley_document* document, char* out) {
    uint64_t size = 0;
    for (uint32_t a = 0; a < document->article_count; ++a) {
        const galley_article* article = &document->articles[a];
        for (uint32_t p = article->first_part; p < article->first_part + article->part_count; ++p) {
            const galley_part* part = &document->parts[p];
            if (part->role != GALLEY_ROLE_HEADLINE) continue;
            if (out != NULL && part->text.size > 0) memcpy(out + size, part->text.data, part->text.size);
            if (out != NULL) out[size + part->text.size] = '\n';
            size += part->text.size + 1;
        }
    }
    return size;
}

#endif
