#include "lateral_neighbours.hpp"

#include <catch_test.hpp>

using namespace galley::articles_newspaper;

namespace {

Unit unit(UnitKind kind, const std::vector<std::u32string>& paragraphs) {
    Unit out;
    out.kind = kind;
    for (const auto& text : paragraphs) out.paragraphs.push_back({0, 0, text});
    return out;
}

const Unit port = unit(UnitKind::head, {U"临川港客运码头明日启用"});
const Unit clinic = unit(UnitKind::head, {U"社区医院开出联合门诊"});
const Unit both = unit(UnitKind::body, {U"临川港的新客运码头清晨竣工。", U"客运码头明日启用，旅客只要半天。",
                                        U"社区医院昨天开诊。", U"联合门诊在社区医院二楼。"});

}  // namespace

TEST_CASE("a text that begins with one heading's words and ends with the other's is two") {
    CHECK(parted_by_headings(port, both, clinic, {true, true, true, true}) == 2);
}

TEST_CASE("an article begins only where a paragraph may begin one") {
    CHECK(parted_by_headings(port, both, clinic, {true, true, false, false}) == 0);
}

TEST_CASE("headings in the wrong places, or of the whole text, part nothing") {
    CHECK(parted_by_headings(clinic, both, port, {true, true, true, true}) == 0);
    const Unit one = unit(UnitKind::body, {U"临川港的新客运码头清晨竣工。", U"社区医院的联合门诊设在客运码头。",
                                           U"临川港客运码头明日启用，社区医院开出联合门诊。"});
    CHECK(parted_by_headings(port, one, clinic, {true, true, true}) == 0);
}
