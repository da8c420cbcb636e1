// Ends with 0 when every check holds.
#include <cstdio>

#include "rules.hpp"

static int failures = 0;

static void check(bool holds, const char* what) {
    if (holds) return;
    std::printf("failed: %s\n", what);
    ++failures;
}

int main() {
    check(replaced("teh cat and teh dog", "teh", "the") == "the cat and the dog", "every one is replaced");
    check(replaced("aaa", "a", "aa") == "aaaaaa", "what was put there is not replaced again");
    check(replaced("text", "", "x") == "text", "nothing to look for changes nothing");
    return failures;
}
