#include <catch_test.hpp>

#include "corrections.hpp"
#include "galley/error.hpp"

using namespace galley;
using namespace galley::articles_correct;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string refusal_of(const std::string& text) {
    try {
        (void)parse_corrections(text);
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

/// The fault of one operation.
std::string fault_of(const std::string& operation) {
    const auto read = parse_corrections(R"({"schema":"galley.corrections/1","operations":[)" + operation + "]}");
    REQUIRE(read.operations.size() == 1);
    return read.operations.front().fault;
}

}  // namespace

TEST_CASE("a file that is no list of corrections is refused with a sentence") {
    CHECK_THAT(refusal_of(R"({"schema":"galley.corr)"),
               ContainsSubstring("half-written") && ContainsSubstring("line 1"));
    CHECK_THAT(refusal_of(""), ContainsSubstring("no JSON"));
    CHECK_THAT(refusal_of("[]"), ContainsSubstring("does not say"));
    CHECK_THAT(refusal_of(R"({"schema":"galley.corrections/2","operations":[]})"),
               ContainsSubstring("newer than this Galley"));
    CHECK_THAT(refusal_of(R"({"schema":"galley.corrections/1"})"), ContainsSubstring("no list"));
    CHECK_THAT(refusal_of(std::string(100, '[') + std::string(100, ']')), ContainsSubstring("nests deeper"));
    CHECK(refusal_of(R"({"schema":"galley.corrections/1","operations":[]})").empty());
}

TEST_CASE("an operation that makes no sense spoils no other") {
    const std::string place = R"({"page":0,"block":"b","lines":[0,1],"text":["x"]})";
    CHECK(fault_of(R"({"op":"text","at":[)" + place + R"(],"to":"y"})").empty());
    CHECK_THAT(fault_of("7"), ContainsSubstring("no object"));
    CHECK_THAT(fault_of(R"({"op":"fly","at":[]})"), ContainsSubstring("no operation \"fly\""));
    CHECK_THAT(fault_of(R"({"op":"text","at":[]})"), ContainsSubstring("no list of places"));
    CHECK_THAT(fault_of(R"({"op":"text","at":[)" + place + R"(],"to":"a\nb"})"), ContainsSubstring("line break"));
    CHECK_THAT(fault_of(R"({"op":"role","at":[)" + place + R"(],"role":"king"})"), ContainsSubstring("no role"));
    CHECK_THAT(fault_of(R"({"op":"order","at":[)" + place + "]}"), ContainsSubstring("neither"));
    CHECK_THAT(fault_of(R"({"op":"move","at":[)" + place + R"(],"article":"a1"})"),
               ContainsSubstring("neither a place"));
    for (const char* lines : {"[0]", "[-1,1]", "[0,1e30]", "[0,\"1\"]", "[0.5,1]", "[0,99999999999]"})
        CHECK_FALSE(
            fault_of(R"({"op":"split","at":[{"page":0,"block":"b","lines":)" + std::string(lines) + "}]}").empty());
    CHECK_FALSE(fault_of(R"({"op":"split","at":[{"page":0,"block":"b","lines":[0,1],"text":["a","b"]}]})").empty());
}
