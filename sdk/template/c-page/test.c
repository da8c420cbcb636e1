/* Ends with 0 when every check holds. */
#include <stdio.h>
#include <string.h>

#include "rules.h"

static int wrong(const char* text, int wanted) {
    const galley_text given = {text, strlen(text)};
    if (is_folio(given) == wanted) return 0;
    printf("failed: \"%s\"\n", text);
    return 1;
}

int main(void) { return wrong("12", 1) + wrong("", 0) + wrong("12345", 0) + wrong("A 3", 0) + wrong("一", 0); }
