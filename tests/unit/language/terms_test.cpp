#include <algorithm>
#include <catch_test.hpp>
#include <string>

#include "language/letters.hpp"
#include "language/terms.hpp"

using namespace galley::language;

namespace {

/// How many terms two texts share.
std::size_t shared(std::u32string_view a, std::u32string_view b, Pairs pairs = Pairs::all) {
    const auto one = terms_of(a, pairs), other = terms_of(b, pairs);
    return static_cast<std::size_t>(std::count_if(one.begin(), one.end(), [&](std::uint64_t term) {
        return std::binary_search(other.begin(), other.end(), term);
    }));
}

}  // namespace

TEST_CASE("words are compared in every script, whatever their case") {
    CHECK(shared(U"Council", U"COUNCIL") == 1);
    CHECK(shared(U"МОСКВА", U"Москва") == 1);
    CHECK(shared(U"ΑΘΗΝΑ", U"Αθηνα") == 1);
    CHECK(shared(U"Église", U"ÉGLISE") == 1);
    CHECK(shared(U"Ｔｏｋｙｏ２０２６", U"tokyo2026") == 1);
    CHECK(shared(U"Երևան", U"ԵՐԵՎԱՆ") == 0);  // folding of a ligature to two letters is not simple
    CHECK(shared(U"ТОКИО", U"Киото") == 0);
}

TEST_CASE("decomposed accents are the composed ones, and Vietnamese words are whole") {
    CHECK(terms_of(U"Beyonce\u0301") == terms_of(U"Beyoncé"));
    CHECK(terms_of(U"thủ tướng").size() == 2);
    CHECK(terms_of(U"tu\u031B\u0301\u01A1ng").size() == 1);
    CHECK(shared(U"đường", U"ĐƯỜNG") == 1);
}

TEST_CASE("Han, kana, Hangul and Thai are compared by pairs of one script") {
    CHECK(terms_of(U"市民们").size() == 2);
    CHECK(terms_of(U"灯台の").size() == 1);
    CHECK(terms_of(U"ランプ").size() == 2);
    CHECK(shared(U"해녀학교가", U"해녀들은") == 1);
    CHECK(shared(U"강릉시는", U"강릉시\u1105\u1173\u11AF") == 2);  // the same, and a syllable in its letters
    CHECK(shared(U"กรุงเทพมหานคร", U"กรุงเทพ") == 6);
    CHECK(terms_of(U"一").empty());
}

TEST_CASE("a model that learned without pairs of kana does without") {
    CHECK(terms_of(U"灯台のランプ", Pairs::without_kana) == terms_of(U"灯台"));
    CHECK(terms_of(U"해녀학교", Pairs::without_kana).size() == 3);
}

TEST_CASE("vowel signs that Arabic and Hebrew may leave out make no difference") {
    CHECK(terms_of(U"مُحَمَّد") == terms_of(U"محمد"));
    CHECK(terms_of(U"محمـــد") == terms_of(U"محمد"));
    CHECK(terms_of(U"שָׁלוֹם") == terms_of(U"שלום"));
}

TEST_CASE("direction is that of most letters; digits and marks have none") {
    CHECK(direction_of(U"القاهرة 2026 BBC").right_to_left);
    CHECK(direction_of(U"שלום").right_to_left);
    CHECK_FALSE(direction_of(U"The word شاي means tea").right_to_left);
    CHECK_FALSE(direction_of(U"港口 恢复通航").right_to_left);
    CHECK_FALSE(direction_of(U"12 – 15").has_letters);
    CHECK_FALSE(direction_of(U"١٢").has_letters);
    CHECK(direction_of(U"𐤀𐤁").right_to_left);
}
