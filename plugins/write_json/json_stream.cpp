#include "json_stream.hpp"

namespace galley::write_json {

namespace {

constexpr std::size_t piece = 1 << 20;  // bytes that are kept before they are handed on

std::string dumped(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void JsonStream::new_line(int depth) {
    if (indent_ < 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(indent_) * static_cast<std::size_t>(depth), ' ');
}

/// A newline stands nowhere in JSON but between its tokens.
void JsonStream::value(const Json& json, int depth) {
    for (const char c : dumped(json, indent_)) {
        if (c == '\n')
            new_line(depth);
        else
            text_ += c;
    }
    if (text_.size() < piece) return;
    sink_(text_, false);
    text_.clear();
}

void JsonStream::start_member(std::string_view name) {
    if (!first_member_) text_ += ',';
    first_member_ = false;
    new_line(1);
    text_ += dumped(Json(name), -1) + (indent_ < 0 ? ":" : ": ");
}

void JsonStream::member(std::string_view name, const Json& json) {
    start_member(name);
    value(json, 1);
}

void JsonStream::begin_array(std::string_view name) {
    start_member(name);
    text_ += '[';
    first_item_ = true;
}

void JsonStream::item(const Json& json) {
    if (!first_item_) text_ += ',';
    first_item_ = false;
    new_line(2);
    value(json, 2);
}

void JsonStream::end_array() {
    if (!first_item_) new_line(1);
    text_ += ']';
}

void JsonStream::end() {
    if (!first_member_) new_line(0);
    text_ += "}\n";
    sink_(text_, true);
    text_.clear();
}

}  // namespace galley::write_json
