#include "json_stream.hpp"

namespace galley::write_json {

namespace {

constexpr std::size_t piece = 1 << 20;  // bytes that are kept before they are handed on

std::string dumped(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void JsonStream::new_line(std::size_t depth) {
    if (indent_ < 0) return;
    text_ += '\n';
    text_.append(static_cast<std::size_t>(indent_) * depth, ' ');
}

/// Begins a member or an item.
void JsonStream::next() {
    if (!open_.back().empty) text_ += ',';
    open_.back().empty = false;
    new_line(open_.size());
}

/// A newline stands nowhere in JSON but between its tokens.
void JsonStream::value(const Json& json) {
    for (const char c : dumped(json, indent_)) {
        if (c == '\n')
            new_line(open_.size());
        else
            text_ += c;
    }
    if (text_.size() < piece) return;
    sink_(text_, false);
    text_.clear();
}

void JsonStream::start_member(std::string_view name) {
    next();
    text_ += dumped(Json(name), -1) + (indent_ < 0 ? ":" : ": ");
}

void JsonStream::member(std::string_view name, const Json& json) {
    start_member(name);
    value(json);
}

void JsonStream::begin_array(std::string_view name) {
    start_member(name);
    text_ += '[';
    open_.push_back({']'});
}

void JsonStream::item(const Json& json) {
    next();
    value(json);
}

void JsonStream::begin_object() {
    next();
    text_ += '{';
    open_.push_back({'}'});
}

void JsonStream::end() {
    const Level ended = open_.back();
    open_.pop_back();
    if (!ended.empty) new_line(open_.size());
    text_ += ended.close;
    if (!open_.empty()) return;
    text_ += '\n';
    sink_(text_, true);
    text_.clear();
}

}  // namespace galley::write_json
