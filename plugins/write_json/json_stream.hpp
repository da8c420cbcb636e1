// A JSON object written piece by piece, for documents too large to be built as one value first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/page_json.hpp"
#include "packing.hpp"

namespace galley::write_json {

/// Gives the same bytes as Json::dump(indent) of the whole object, which is open from the start. Members and items come
/// in the order of the calls.
class JsonStream {
  public:
    /// `indent`: spaces for each level, -1 for all on one line.
    JsonStream(int indent, Sink sink) : indent_(indent), sink_(std::move(sink)) {}

    void member(std::string_view name, const Json& value);
    /// An array as the next member; its items follow until its end.
    void begin_array(std::string_view name);
    void item(const Json& value);
    /// An object as the next item; its members follow until its end.
    void begin_object();
    /// Ends what was begun last; with the whole object also the text, by a newline.
    void end();

  private:
    struct Level {
        char close;
        bool empty = true;
    };

    void next();
    void start_member(std::string_view name);
    void new_line(std::size_t depth);
    void value(const Json& json);

    int indent_;
    Sink sink_;
    std::string text_ = "{";
    std::vector<Level> open_{{'}'}};
};

}  // namespace galley::write_json
