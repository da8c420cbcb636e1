#include "json_stream.hpp"

#include <catch_test.hpp>

using namespace galley;
using namespace galley::write_json;

namespace {

/// The members of `object`, arrays item by item, objects in them member by member.
void write_members(JsonStream& stream, const Json& object) {
    for (const auto& [name, value] : object.items()) {
        if (!value.is_array()) {
            stream.member(name, value);
            continue;
        }
        stream.begin_array(name);
        for (const Json& item : value) {
            if (!item.is_object()) {
                stream.item(item);
                continue;
            }
            stream.begin_object();
            write_members(stream, item);
            stream.end();
        }
        stream.end();
    }
}

std::string streamed(const Json& object, int indent) {
    std::string out;
    bool ended = false;
    JsonStream stream(indent, [&](std::string_view bytes, bool last) {
        CHECK_FALSE(ended);
        out += bytes;
        ended = last;
    });
    write_members(stream, object);
    stream.end();
    CHECK(ended);
    return out;
}

}  // namespace

TEST_CASE("what is written piece by piece is what a dump of the whole gives") {
    Json large = Json::array();
    for (int i = 0; i < 20'000; ++i)
        large.push_back({{"number", i}, {"text", "花卉\n\"小镇\""}, {"none", Json::array()}});
    for (const Json& object :
         {Json::object(), Json{{"schema", "s/1"}, {"pages", Json::array()}, {"edits", Json{1, {{"a", {2, 3}}}}}},
          Json{{"articles", large}, {"attrs", {{"stages", {1, 2}}}}}})
        for (const int indent : {-1, 0, 1, 4}) CHECK(streamed(object, indent) == object.dump(indent) + "\n");
}
