#include "core/run/schedule.hpp"

#include <catch_test.hpp>

#include "core/store/chain_keys.hpp"

using namespace galley;

namespace {

/// Documents a (2 pages) and b (1 page).
Manifest two_documents() {
    const auto page = [](const char* document) { return PlannedPage{"read.text", {document, "s", "/f", 0, ""}}; };
    return {{{"a", {page("a"), page("a")}}, {"b", {page("b")}}}};
}

Schedule::Item page(std::size_t number) { return {false, number}; }
Schedule::Item document(std::size_t number) { return {true, number}; }

PageOutcome with_key(const char* key) {
    PageOutcome outcome;
    outcome.key = key;
    return outcome;
}

PageOutcome failed(const char* why) {
    PageOutcome outcome = with_key("of its failure");
    outcome.failure = Failure{"read.images", GALLEY_E_INPUT, why};
    return outcome;
}

}  // namespace

TEST_CASE("pages come in order, a document as soon as its last page is known") {
    const Manifest manifest = two_documents();
    Schedule schedule(manifest, {}, Schedule::Documents::as_ready);
    CHECK(schedule.next() == page(0));
    CHECK(schedule.next() == page(1));
    schedule.page_done(1, with_key("k1"));
    CHECK(schedule.next() == page(2));
    CHECK_FALSE(schedule.next());
    schedule.page_done(0, failed("the image is cut off"));
    CHECK(schedule.next() == document(0));
    CHECK(schedule.keys(0) == std::vector<std::string>{"", "k1"});
    REQUIRE(schedule.failed(0).size() == 1);
    CHECK(schedule.failed(0)[0].index == 0);
    CHECK(schedule.failed(0)[0].failure.message == "the image is cut off");
    CHECK(schedule.failed(1).empty());
    schedule.forget(0);
    CHECK(schedule.keys(0).empty());
    CHECK(schedule.failed(0).empty());
    schedule.page_done(2, with_key("k2"));
    CHECK(schedule.next() == document(1));
    CHECK_FALSE(schedule.next());
}

TEST_CASE("a shard has its pages and no documents") {
    const Manifest manifest = two_documents();
    Schedule schedule(manifest, {1, 2}, Schedule::Documents::none);
    CHECK(schedule.page_count() == 1);
    CHECK(schedule.next() == page(1));
    CHECK(schedule.index_in_document(1) == 1);
    CHECK(schedule.document_of(2) == 1);
    schedule.page_done(1, with_key("k"));
    CHECK_FALSE(schedule.next());
}

TEST_CASE("documents that are held wait for their release") {
    const Manifest manifest = two_documents();
    Schedule schedule(manifest, {}, Schedule::Documents::held);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(schedule.next() == page(i));
        schedule.page_done(i, with_key("k"));
    }
    CHECK_FALSE(schedule.next());
    schedule.release_documents();
    CHECK(schedule.next() == document(0));
}

TEST_CASE("keys agree up to the stage where two pipelines part") {
    const PageOrigin origin{"reader", "hash", 0, ""};
    const auto one = chain_keys(origin, {"layout", "ocr", "dedup 1"});
    const auto other = chain_keys(origin, {"layout", "ocr", "dedup 2"});
    REQUIRE(one.size() == 4);
    CHECK(one[2] == other[2]);
    CHECK(one[3] != other[3]);
    CHECK(chain_keys({"reader", "other hash", 0, ""}, {"layout"})[1] != one[1]);
    CHECK(chain_keys({"reader", "hash", 1, ""}, {"layout"})[1] != one[1]);
}
