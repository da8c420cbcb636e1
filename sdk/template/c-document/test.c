/* Ends with 0 when every check holds. */
#include <stdio.h>

#include "rules.h"

int main(void) {
    const galley_part parts[] = {{.text = {"Market day", 10}, .role = GALLEY_ROLE_HEADLINE},
                                 {.text = {"The square was quiet.", 21}, .role = GALLEY_ROLE_BODY}};
    const galley_article article = {.part_count = 2};
    const galley_document document = {.articles = &article, .article_count = 1, .parts = parts, .part_count = 2};
    char bytes[64] = {0};
    if (headlines(&document, bytes) == 11 && strcmp(bytes, "Market day\n") == 0) return 0;
    printf("failed: \"%s\"\n", bytes);
    return 1;
}
