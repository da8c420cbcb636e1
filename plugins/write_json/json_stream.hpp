// A JSON object written piece by piece, for documents too large to be built as one value first.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "galley/page_json.hpp"

namespace galley::write_json {

/// Gives the same bytes as Json::dump(indent) of the whole object. Members and items come in the order of the calls.
class JsonStream {
  public:
    /// Gets the bytes in pieces; `last` with the final one.
    using Sink = std::function<void(std::string_view bytes, bool last)>;

    /// `indent`: spaces for each level, -1 for all on one line.
    JsonStream(int indent, Sink sink) : indent_(indent), sink_(std::move(sink)) {}

    void member(std::string_view name, const Json& value);
    /// An array as the next member; its items follow until end_array.
    void begin_array(std::string_view name);
    void item(const Json& value);
    void end_array();
    /// Ends the object, and the text with a newline.
    void end();

  private:
    void start_member(std::string_view name);
    void new_line(int depth);
    void value(const Json& json, int depth);

    int indent_;
    Sink sink_;
    std::string text_ = "{";
    bool first_member_ = true, first_item_ = true;
};

}  // namespace galley::write_json
