#include "language/dates.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch_test.hpp>
#include "galley/utf8.hpp"
#include "language/numerals.hpp"

using namespace galley;
using namespace galley::language;

namespace {

const std::vector<std::string> all{"zh", "zh-Hant", "ja", "ko", "en", "de", "fr", "es", "ru"};

std::vector<DateFound> found(const char* text, const std::vector<std::string>& languages = all) {
    return DateReader(languages).find(narrowed(decode_utf8(text)));
}

/// The dates of a text as ISO, parted by spaces.
std::string dates(const char* text, const std::vector<std::string>& languages = all) {
    std::string out;
    for (const DateFound& date : found(text, languages)) out += (out.empty() ? "" : " ") + iso_of(date.day);
    return out;
}

}  // namespace

TEST_CASE("dates are read as newspapers of many languages print them") {
    CHECK(dates("2026年2月16日 星期一") == "2026-02-16");
    CHECK(dates("２０２６年１１月０４日") == "2026-11-04");
    CHECK(dates("2026 年 11 月 16 日") == "2026-11-16");
    CHECK(dates("二〇二六年二月十六日　星期一") == "2026-02-16");
    CHECK(dates("二○二六年十月二十二日 星期四") == "2026-10-22");
    CHECK(dates("中華民國一一五年十一月十七日 星期二") == "2026-11-17");
    CHECK(dates("民國廿八年三月卅一日") == "1939-03-31");
    CHECK(dates("令和8年11月5日（木）") == "2026-11-05");
    CHECK(dates("昭和十一年二月二十六日") == "1936-02-26");
    CHECK(dates("令和元年5月1日") == "2019-05-01");
    CHECK(dates("2026年（令和8年）12月17日　木曜日") == "2026-12-17");
    CHECK(dates("2026년 2월 16일 월요일") == "2026-02-16");
    CHECK(dates("Tuesday, November 17, 2026") == "2026-11-17");
    CHECK(dates("Saturday 19 December 2026") == "2026-12-19");
    CHECK(dates("MONDAY, JANUARY 25, 2027") == "2027-01-25");
    CHECK(dates("the 4th of May, 1956") == "1956-05-04");
    CHECK(dates("Dienstag, 17. November 2026") == "2026-11-17");
    CHECK(dates("Samstag/Sonntag, 19./20. Dezember 2026") == "2026-12-19");
    CHECK(dates("Freitag, den 23. Januar 1931") == "1931-01-23");
    CHECK(dates("lundi 16 février 2026") == "2026-02-16");
    CHECK(dates("samedi 5 et dimanche 6 avril 2025") == "2025-04-05");
    CHECK(dates("Samstag und Sonntag, 5. und 6. April 2025") == "2025-04-05");
    CHECK(dates("Dimanche 1er mars 2026") == "2026-03-01");
    CHECK(dates("lunes 16 de febrero de 2026") == "2026-02-16");
    CHECK(dates("понедельник, 16 февраля 2026 г.") == "2026-02-16");
    CHECK(dates("2026-11-04 星期三") == "2026-11-04");
    CHECK(dates("16.02.2026") == "2026-02-16");
    CHECK(dates("16/02/2026", {"en"}) == "2026-02-16");
    CHECK(dates("02/16/2026", {"en"}) == "2026-02-16");
}

TEST_CASE("what is no day, or not told whole, is no date") {
    for (const char* text : {"2026年2月30日",
                             "2026年13月1日",
                             "二〇二六年",
                             "十二月十九日 土曜日",
                             "民國三十八年創刊",
                             "31 April 2026",
                             "February 30, 2026",
                             "No. 58,214",
                             "1851",
                             "tel. 2026-11-0423",
                             "0570-8812345",
                             "Page 4",
                             "2026年0月1日",
                             "99999年1月1日",
                             "May 2026",
                             "19 December",
                             "",
                             "年月日",
                             "月日年2026",
                             "16:30-18:00",
                             "192.168.2026.1"})
        CHECK(dates(text).empty());
    CHECK(dates("03/04/2026", {"en"}).empty());  // nobody can tell
    CHECK(dates("03/04/2026", {"fr"}) == "2026-04-03");
}

TEST_CASE("the weekday beside a date speaks for it or against it, and belongs to it") {
    CHECK(found("2026年11月16日 星期一").front().weekday == true);
    CHECK(found("2026年11月16日 星期二").front().weekday == false);
    CHECK(found("2026年11月16日").front().weekday == std::nullopt);
    CHECK(found("Tuesday, November 17, 2026").front().weekday == true);
    CHECK(found("Monday, November 17, 2026").front().weekday == false);
    CHECK(found("令和8年11月5日（木）").front().weekday == true);
    const auto whole = found("Tuesday, November 17, 2026").front();
    CHECK(whole.start == 0);
    CHECK(whole.end == 26);
}

TEST_CASE("names of files and folders have dates") {
    const auto in = [](std::string_view name) {
        const auto day = date_in_name(name);
        return day ? iso_of(*day) : std::string();
    };
    CHECK(in("2026-02-16") == "2026-02-16");
    CHECK(in("rmrb_20260216_03") == "2026-02-16");
    CHECK(in("2026/02/16/03") == "2026-02-16");
    CHECK(in("2026-02-16-03") == "2026-02-16");
    CHECK(in("人民日报2026年02月16日") == "2026-02-16");
    CHECK(in("IMG_20261332").empty());
    CHECK(in("scan-0003").empty());
    CHECK(in("2026-02-16 to 2026-02-17").empty());
    CHECK(in("").empty());
}

TEST_CASE("numbers are read in digits, ideographs and words") {
    CHECK(number_of(U"12946") == 12946);
    CHECK(number_of(U"58,214") == 58214);
    CHECK(number_of(U"5,82,14") == std::nullopt);
    CHECK(number_of(U"二〇二六") == 2026);
    CHECK(number_of(U"二萬七千三百十一") == 27311);
    CHECK(number_of(U"十二") == 12);
    CHECK(number_of(U"二十") == 20);
    CHECK(number_of(U"廿八") == 28);
    CHECK(number_of(U"一百零三") == 103);
    CHECK(number_of(U"") == std::nullopt);
    CHECK(number_of(U"A7") == std::nullopt);
    CHECK(number_of(U"99999999999999999999") == std::nullopt);
    CHECK(spelled_number("Four", "en") == 4);
    CHECK(spelled_number("drei", "de") == 3);
    CHECK(spelled_number("Page", "en") == std::nullopt);
    CHECK(spelled_number("", "en") == std::nullopt);
}
