#include "core/worker/recent_pages.hpp"

#include <catch_test.hpp>

using namespace galley;

namespace {

Page wide(int width) {
    Page page;
    page.width = width;
    return page;
}

}  // namespace

TEST_CASE("a recent page is given away once") {
    RecentPages pages(100);
    pages.keep("a", wide(1), 10);
    CHECK(pages.remove("a").value().width == 1);
    CHECK_FALSE(pages.remove("a"));
    CHECK_FALSE(pages.remove("b"));
}

TEST_CASE("the oldest pages go when there are too many, and one that is too long is not kept") {
    RecentPages pages(100);
    pages.keep("a", wide(1), 40);
    pages.keep("b", wide(2), 40);
    pages.keep("c", wide(3), 40);
    CHECK_FALSE(pages.remove("a"));
    CHECK(pages.remove("b"));
    pages.keep("d", wide(4), 60);
    CHECK(pages.remove("c"));
    pages.keep("e", wide(5), 101);
    CHECK_FALSE(pages.remove("d"));
    CHECK_FALSE(pages.remove("e"));
}
