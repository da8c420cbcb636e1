#include "packing.hpp"

#include <catch_test.hpp>

using namespace galley::write_json;

namespace {

/// All that comes out when `text` goes in by pieces of `size` bytes.
std::string packed_text(Packing packing, const std::string& text, std::size_t size) {
    std::string out;
    bool ended = false;
    const Sink sink = packed(packing, [&](std::string_view bytes, bool last) {
        CHECK_FALSE(ended);
        out += bytes;
        ended = last;
    });
    for (std::size_t at = 0; at < text.size(); at += size) sink(std::string_view(text).substr(at, size), false);
    sink("", true);
    CHECK(ended);
    return out;
}

}  // namespace

TEST_CASE("text is packed the same whatever the time, and the end is told once") {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += std::to_string(i) + ",";
    for (const Packing packing : {Packing::gzip, Packing::zstd}) {
        const std::string once = packed_text(packing, text, text.size());
        CHECK(once.size() * 2 < text.size());
        CHECK(once == packed_text(packing, text, text.size()));
        CHECK(packed_text(packing, text, 1000).size() * 2 < text.size());
        CHECK_FALSE(packed_text(packing, "", 1).empty());
    }
    CHECK(packed_text(Packing::none, text, 1000) == text);
    const std::string gzip = packed_text(Packing::gzip, "x", 1);
    CHECK(gzip.substr(0, 2) == "\x1f\x8b");
    CHECK(gzip.substr(4, 4) == std::string(4, '\0'));  // no time
}

TEST_CASE("a packed file is named for how it is packed") {
    CHECK(suffix_of(packing_named("gzip")) == ".gz");
    CHECK(suffix_of(packing_named("zstd")) == ".zst");
    CHECK(suffix_of(packing_named("none")).empty());
}
