#include <catch_test.hpp>
#include <string>
#include <vector>

#include "language/likeliest.hpp"
#include "profiles.hpp"

using namespace galley;
using namespace galley::language;

namespace {

Page page_of(const std::string& text) {
    Page page;
    page.blocks.emplace_back().lines.push_back({{}, {}, {{text, {}, 1, {}}}, {}, {}, {}});
    return page;
}

std::vector<Profile> profiles_of(const std::vector<std::string>& names) {
    std::vector<Profile> out;
    for (const std::string& name : names) out.push_back(profile(name));
    return out;
}

const std::vector<std::string> all{"zh", "zh-hant", "en", "de", "ja", "ko", "fr", "es", "ru", "ar", "he", "other"};

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text + " ";
    return out;
}

}  // namespace

TEST_CASE("the language of a document is the one that its text tells") {
    const std::vector<Profile> profiles = profiles_of(all);
    const auto language_of = [&](const std::string& text) {
        Document document;
        document.pages.push_back(page_of(text));
        return likeliest(profiles, Pages(document)).language;
    };
    CHECK(language_of("市民们说，这个广场开放以后，来的人越来越多") == "zh");
    CHECK(language_of("市民們說，這個廣場開放以後，來的人越來越多") == "zh-Hant");
    CHECK(language_of("広場が開かれてから、訪れる人はさらに増えたという") == "ja");
    CHECK(language_of("The square has been open since May, and the council said more will follow") == "en");
    CHECK(language_of("Der Platz ist seit Mai offen, und die Stadt wird ihn im Herbst erweitern") == "de");
    CHECK(language_of("La place est ouverte depuis mai et la ville veut l’agrandir à l’automne") == "fr");
    CHECK(language_of("La plaza está abierta desde mayo y el Ayuntamiento la ampliará en otoño") == "es");
    CHECK(language_of("Площадь открыта с мая, и осенью город её расширит") == "ru");
    CHECK(language_of("광장은 5월에 문을 열었고 시는 가을에 더 넓히기로 했다") == "ko");
    CHECK(language_of("الساحة مفتوحة منذ مايو وستوسعها المدينة في الخريف") == "ar");
    CHECK(language_of("הכיכר פתוחה מאז מאי והעירייה תרחיב אותה בסתיו") == "he");
    CHECK(language_of("Η πλατεία είναι ανοιχτή από τον Μάιο") == "und");
    CHECK(language_of("จัตุรัสเปิดตั้งแต่เดือนพฤษภาคม") == "und");
    CHECK(language_of("12345") == "zh");
    CHECK(language_of("") == "zh");
    CHECK(language_of("\xFF\xFE\xFF") == "zh");
}

TEST_CASE("how sure a language is follows from how much of it there is to read") {
    const std::vector<Profile> profiles = profiles_of(all);
    const Teller teller(profiles);
    const auto told = [&](const std::string& text) {
        const Votes votes = teller.votes_of(page_of(text));
        const Profile& profile = teller.likeliest(votes);
        return std::pair(profile.language, teller.certainty(profile, votes));
    };
    SECTION("nothing to read tells nothing") {
        CHECK(told("").second == 0);
        CHECK(told("12345 2026-02-16").second == 0);
    }
    SECTION("a few Latin words without a common one may be of any language written so, and never are Chinese") {
        const auto [language, sure] = told("Harbour Festival");
        CHECK(language == "en");
        CHECK(sure < 0.4);
        CHECK(told("Rathaus Niederbach").second < 0.4);
    }
    SECTION("each common word makes it surer") {
        const double one = told("The Harbour Festival").second, more = told("The Harbour Festival of the Year").second,
                     plain = told("The square has been open since May, and the council said more will follow").second;
        CHECK(one > 0.4);
        CHECK(more > one);
        CHECK(one < 0.8);
        CHECK(plain > 0.9);
    }
    SECTION("letters of a script that one language alone is written in tell at once") {
        CHECK(told("광장").first == "ko");
        CHECK(told("광장은 5월에").second > 0.8);
        CHECK(told("הכיכר פתוחה").second > 0.9);
        CHECK(told("广场").second < 0.6);  // in Chinese of either kind, or Japanese
        CHECK(told("市民们说，这个广场开放以后，来的人越来越多").second > 0.8);
    }
    SECTION("text of two scripts is less sure than that of one") {
        const std::string chinese = "市民们说，这个广场开放以后，来的人越来越多";
        CHECK(told(chinese + " Harbour Festival").second < told(chinese).second);
    }
}

TEST_CASE("where no profile is written in the script of the text, the first that names none is taken") {
    Document document;
    document.pages.push_back(page_of("Η πλατεία είναι ανοιχτή από τον Μάιο"));
    const std::vector<Profile> some = profiles_of({"zh", "en", "other"}), none = profiles_of({"zh", "en"});
    CHECK(likeliest(some, Pages(document)).language == "und");
    CHECK(likeliest(none, Pages(document)).language == "zh");
}

TEST_CASE("a page of another language than its document's is read as what it is") {
    const std::vector<Profile> profiles = profiles_of(all);
    const Teller teller(profiles);
    Document document;
    for (int i = 0; i < 4; ++i)
        document.pages.push_back(page_of(repeated("市民们说，这个广场开放以后，来的人越来越多。", 10)));
    document.pages.push_back(page_of(repeated("The square has been open since May, the council said on Friday.", 10)));
    document.pages.push_back(page_of("The end"));
    document.pages.push_back(page_of(repeated("Η πλατεία είναι ανοιχτή από τον Μάιο.", 10)));
    const Votes whole = votes_of(teller, Pages(document));
    const auto language_of = [&](std::size_t i) {
        return teller.likeliest(teller.votes_of(document.pages[i]), whole).language;
    };
    CHECK(language_of(0) == "zh");
    CHECK(language_of(4) == "en");
    CHECK(language_of(5) == "zh");  // two words tell too little
    CHECK(language_of(6) == "und");
}

TEST_CASE("case and composition make no difference to telling words") {
    const std::string json = R"x({"galley_profile": 1, "language": "vi", "scripts": ["Latin"], "joining": "words",
        "telling": {"words": "và của được"}, "final": ".", "clause": ",", "lead_in": ":", "openers": "(", "closers": ")"})x";
    const std::vector<Profile> profiles{profile("en"), parse_profile(json, "vi")};
    Document document;
    document.pages.push_back(page_of("VÀ CU\u0309A"));
    CHECK(likeliest(profiles, Pages(document)).language == "vi");
}
