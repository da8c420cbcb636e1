// Ends with 0 when every check holds.
#include <algorithm>
#include <cstdio>

#include "rules.hpp"

static int failures = 0;

static void check(bool holds, const char* what) {
    if (holds) return;
    std::printf("failed: %s\n", what);
    ++failures;
}

int main() {
    check(page_of("").blocks[0].lines.empty(), "an empty file has no lines");
    const galley::Page page = page_of("one\n\ntwo");
    check(page.blocks[0].lines.size() == 3, "three lines");
    check(page.blocks[0].lines[1].words.empty(), "a blank line has no words");
    check(page.blocks[0].lines[2].words[0].text == "two", "the last line needs no line end");
    return failures;
}
