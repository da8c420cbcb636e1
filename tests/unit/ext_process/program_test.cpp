#include "program.hpp"

#include <catch_test.hpp>

#include "galley/error.hpp"
#include "pnm.hpp"

using namespace galley;
using namespace galley::ext_process;
using Catch::Matchers::ContainsSubstring;

namespace {

const auto go_on = [] {};

Program shell(const char* script) { return Program({"sh", "-c", script}, "/"); }

}  // namespace

TEST_CASE("lines go to a program and come back") {
    Program cat({"cat"}, "");
    cat.send("one");
    cat.send(std::string(3'000'000, 'x'));  // more than any pipe holds
    CHECK(cat.receive({}, go_on) == "one");
    CHECK(cat.receive({}, go_on).size() == 3'000'000);
    cat.end(std::chrono::seconds(10));
    CHECK(!cat.running());
}

TEST_CASE("a program runs in its folder") {
    Program pwd({"pwd"}, "/usr");
    CHECK(pwd.receive({}, go_on) == "/usr");
}

TEST_CASE("a program that cannot be started") {
    CHECK_THROWS_WITH(Program({"there-is-no-such-program"}, "/"),
                      ContainsSubstring("there-is-no-such-program cannot be started"));
    CHECK_THROWS_WITH(Program({"cat"}, "/there/is/nothing"), ContainsSubstring("/there/is/nothing"));
}

TEST_CASE("a program that dies says how, with its last words") {
    Program exits = shell("echo a reason >&2; exit 3");
    CHECK_THROWS_WITH(exits.receive({}, go_on),
                      ContainsSubstring("ended with exit code 3") && ContainsSubstring("its last words: a reason"));
    CHECK(!exits.running());
    Program killed = shell("kill -SEGV $$");
    CHECK_THROWS_WITH(killed.receive({}, go_on), ContainsSubstring("died of Segmentation fault"));
    Program closes = shell("exec >&-; sleep 100");
    CHECK_THROWS_WITH(closes.receive({}, go_on), ContainsSubstring("closed its output"));
}

TEST_CASE("a program that stalls is stopped, with all that it started") {
    Program stalls = shell("sleep 100 & sleep 100");
    CHECK_THROWS_AS(stalls.receive({.seconds = 0.2}, go_on), LimitError);
    CHECK(!stalls.running());
}

TEST_CASE("a program that floods is stopped") {
    Program zeros = shell("exec tr '\\0' x </dev/zero");
    CHECK_THROWS_WITH(zeros.receive({.seconds = 60, .bytes = 5u << 20}, go_on), ContainsSubstring("more than 5 MB"));
    CHECK(!zeros.running());
}

TEST_CASE("the host can break off") {
    Program stalls = shell("sleep 100");
    CHECK_THROWS_AS(stalls.receive({}, [] { throw Cancelled(); }), Cancelled);
    CHECK(!stalls.running());
}

TEST_CASE("a program that reads nothing cannot end the host") {
    Program deaf = shell("exec <&-; sleep 0.2; echo done");
    deaf.send(std::string(1'000'000, 'x'));
    CHECK(deaf.receive({}, go_on) == "done");
}

TEST_CASE("images as netpbm files") {
    const std::uint8_t gray[] = {1, 2, 0, 3, 4, 0};
    CHECK(pnm_of({2, 2, 3, PixelFormat::gray, 0, gray}) == "P5\n2 2\n255\n\x01\x02\x03\x04");
    const std::uint8_t bits[] = {0x80, 0xFF};
    CHECK(pnm_of({1, 1, 2, PixelFormat::bilevel, 0, bits}) == std::string("P4\n1 1\n\x80"));
    const std::uint8_t rgb[] = {7, 8, 9};
    CHECK(pnm_of({1, 1, 3, PixelFormat::rgb, 0, rgb}) == "P6\n1 1\n255\n\x07\x08\x09");
}
