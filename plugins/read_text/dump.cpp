#include "dump.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "decoding.hpp"
#include "galley/error.hpp"
#include "galley/utf8.hpp"

namespace galley::read_text {

namespace {

constexpr std::size_t chunk_size = std::size_t{1024} * 1024;
/// Text holds next to no control characters; a few stray ones of old typesetting systems are let through.
constexpr std::size_t bytes_per_control = 100;

std::ifstream open(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw IoError("the file " + file.string() + " cannot be opened: " + std::strerror(errno));
    return in;
}

/// Cuts a file at its form feeds, fed a chunk at a time. `width` is the size of a code unit in bytes: 1, 2 or 4.
class PageCutter {
  public:
    PageCutter(std::size_t width, bool big_endian) : width_(width), last_byte_(big_endian ? width - 1 : 0) {}

    void add(std::string_view chunk) {
        if (width_ == 1) {
            for (std::size_t at = chunk.find('\f'); at != std::string_view::npos; at = chunk.find('\f', at + 1))
                cut(position_ + at, position_ + at + 1);
            position_ += chunk.size();
            return;
        }
        for (const char byte : chunk) {
            const std::size_t at_byte = position_++ % width_;
            const bool fits = at_byte == last_byte_ ? byte == '\f' : byte == 0;
            feed_ = fits && (feed_ || at_byte == 0);
            if (feed_ && at_byte + 1 == width_) cut(position_ - width_, position_);
        }
    }

    std::vector<Range> pages() {
        if (position_ > start_ || pages_.empty()) pages_.push_back({start_, position_ - start_});
        return std::move(pages_);
    }

  private:
    void cut(std::uint64_t end, std::uint64_t next) {
        pages_.push_back({start_, end - start_});
        start_ = next;
    }

    std::size_t width_, last_byte_;
    std::uint64_t position_ = 0, start_ = 0;
    bool feed_ = false;
    std::vector<Range> pages_;
};

PageCutter cutter_for(const std::string& encoding) {
    const std::size_t width = encoding.starts_with("UTF-16") ? 2 : encoding.starts_with("UTF-32") ? 4 : 1;
    return {width, encoding.ends_with("BE")};
}

[[noreturn]] void fail_as_binary(const std::filesystem::path& file, const std::string& why) {
    throw InputError("the file " + file.string() + " is no text: " + why +
                     "; give a text file, or name its encoding with the option \"encoding\"");
}

std::string guess(const std::filesystem::path& file, const ByteSurvey& survey) {
    // Records padded with NULs are text; a file that is mostly NULs, or nothing that bears them, is not.
    const bool utf8 = survey.is_mostly_utf8();
    if (survey.nuls() > 0 && (!utf8 || survey.nuls() > survey.size() / 2))
        fail_as_binary(file, "it holds NUL bytes and is neither UTF-16 nor UTF-8 with fewer NULs than other bytes");
    if (survey.controls() > survey.size() / bytes_per_control)
        fail_as_binary(file, std::to_string(survey.controls()) + " of its " + std::to_string(survey.size()) +
                                 " bytes are control characters");
    if (utf8) return "UTF-8";
    std::string encoding = detected_encoding(survey.sample());
    if (encoding.empty()) fail_as_binary(file, "no encoding fits its bytes");
    return encoding;
}

/// The ideographic space counts as blank too.
bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const DecodedChar next = decode_one(text, at);
        if (!is_space(next.c)) return false;
        at += next.length;
    }
    return true;
}

/// About how many lines a text has; never more than one too many, and too few only where they end in both ways.
std::size_t count_lines(std::string_view text) {
    const auto feeds = std::count(text.begin(), text.end(), '\n'), returns = std::count(text.begin(), text.end(), '\r');
    return static_cast<std::size_t>(std::max(feeds, returns)) + 1;
}

}  // namespace

Dump inspect(const std::filesystem::path& file, const std::string& encoding) {
    std::ifstream in = open(file);
    std::string chunk(chunk_size, '\0');
    const auto next = [&] {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        if (in.bad()) throw IoError("reading the file " + file.string() + " failed: " + std::strerror(errno));
        return std::string_view(chunk).substr(0, static_cast<std::size_t>(in.gcount()));
    };
    std::string_view head = next();
    Dump dump{encoding_of_mark(head), false, {}};
    if (dump.encoding.empty() && encoding != "auto") dump.encoding = encoding;
    const bool unsaid = dump.encoding.empty();
    if (unsaid && head.find('\0') != std::string_view::npos) dump.encoding = utf16_without_mark(head);

    ByteSurvey survey;
    PageCutter cutter = cutter_for(dump.encoding);
    for (; !head.empty(); head = next()) {
        cutter.add(head);
        if (dump.encoding.empty()) survey.add(head);
    }
    if (dump.encoding.empty()) dump.encoding = guess(file, survey);
    dump.assumed = unsaid && !(dump.encoding == "UTF-8" && survey.is_utf8() && survey.nuls() == 0);
    dump.pages = cutter.pages();
    return dump;
}

std::string read_range(const std::filesystem::path& file, const Range& range) {
    std::ifstream in = open(file);
    std::string bytes(range.size, '\0');
    in.seekg(static_cast<std::streamoff>(range.offset));
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (static_cast<std::uint64_t>(in.gcount()) != range.size)
        throw IoError("the file " + file.string() + " became shorter while it was read; run again");
    return bytes;
}

Page page_of(std::string_view text) {
    Page page;
    if (text.empty()) return page;
    Block& block = page.blocks.emplace_back();
    block.id = "b1";
    block.lines.reserve(count_lines(text));
    std::size_t feed = 0, carriage_return = 0;  // the next of each from `start` on
    for (std::size_t start = 0; start < text.size();) {
        if (feed <= start) feed = std::min(text.find('\n', start), text.size());
        if (carriage_return <= start) carriage_return = std::min(text.find('\r', start), text.size());
        const std::size_t end = std::min(feed, carriage_return);
        Line& line = block.lines.emplace_back();
        const std::string_view content = text.substr(start, end - start);
        if (!is_blank(content)) line.words.push_back({std::string(content), {}, 1.0, {}});
        const bool crlf = text.substr(end, 2) == "\r\n";
        start = end + (crlf ? 2 : 1);
    }
    return page;
}

}  // namespace galley::read_text
