/* Ends with 0 when every check holds. */
#include <stdio.h>

#include "rules.h"

int main(void) {
    galley_word words[3];
    const int right = split_lines("", 0, NULL) == 0 && split_lines("a\n\nbc", 5, words) == 3 && words[0].text.size == 1 &&
                      words[1].text.size == 0 && words[2].text.size == 2 && split_lines("a\n", 2, NULL) == 1;
    if (!right) printf("failed: lines\n");
    return right ? 0 : 1;
}
