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
    galley::Document document;
    check(headlines(document).empty(), "no articles, no lines");
    document.articles.resize(2);
    document.articles[0].parts = {{galley::Role::headline, "Market day", {}, {}}, {galley::Role::headline, "moves", {}, {}}};
    check(headlines(document) == "Market day moves\n-\n", "one line an article");
    return failures;
}
