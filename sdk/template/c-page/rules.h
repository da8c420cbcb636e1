/* What the stage looks for. */
#ifndef RULES_H
#define RULES_H

#include "galley/abi.h"

/* Not 0 for a text of one to four digits: the number of a page. */
static inline int is_folio(galley_text text) {
    if (text.size == 0 || text.size > 4) return 0;
    for (uint64_t i = 0; i < text.size; ++i)
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
    return 1;
}

#endif
