#include "core/store/record_store.hpp"

#include <zstd.h>

#include <memory>
#include <stdexcept>

#include "core/store/page_codec.hpp"
#include "core/store/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* record_schema = "galley.page-record/3";
constexpr int compression_level = 1;  // level 3 takes a quarter longer and makes page records no smaller

// A context is made once a thread: it takes longer than a small page.
std::string compress(const std::string& text) {
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, compression_level);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), text.data(), text.size());
    if (ZSTD_isError(size) != 0) throw std::runtime_error(ZSTD_getErrorName(size));
    out.resize(size);
    return out;
}

std::string decompress(const std::string& bytes) {
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) throw std::runtime_error("no zstd frame");
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    std::string out(size, '\0');
    const std::size_t done = ZSTD_decompressDCtx(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(done) != 0 || done != size) throw std::runtime_error("damaged zstd frame");
    return out;
}

/// The text of the record at `file` as `decode` reads it, or nothing when it is not there, cut short or damaged: as
/// good as absent, the page is done again and the record replaced.
template <typename Decode>
auto read_record(const fs::path& file, const std::string& key, Decode decode)
    -> std::optional<decltype(decode(std::string()))> {
    try {
        const auto bytes = read_file_if_there(file);
        if (!bytes) return std::nullopt;
        auto record = decode(decompress(*bytes));
        if (record.key == key) return record;
    } catch (const std::exception&) {  // see above
    }
    return std::nullopt;
}

}  // namespace

std::string encode_record(const PageRecord& record) {
    json head{{"schema", record_schema}, {"key", record.key}, {"status", record.failure ? "failed" : "ok"}};
    if (record.images != ImageFacts{})
        head["images"] = {record.images.stages, record.images.own_replaced, record.images.left_out};
    if (record.failure) head["failure"] = to_json(*record.failure);
    const auto line = [](const json& value) {
        return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    };
    return line(head) + (record.failure ? "" : encode_page(record.page) + "\n");
}

RecordHead decode_head(const std::string& text) {
    const json from = json::parse(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(text.find('\n') + 1));
    if (from.at("schema") != record_schema) throw std::runtime_error("no page record");
    RecordHead head;
    head.key = from.at("key").get<std::string>();
    if (from.at("status") != "ok") head.failure = failure_from_json(from.at("failure"));
    if (from.contains("images")) {
        const json& images = from["images"];
        images.at(0).get_to(head.images.stages);
        images.at(1).get_to(head.images.own_replaced);
        images.at(2).get_to(head.images.left_out);
    }
    return head;
}

PageRecord decode_record(const std::string& text) {
    PageRecord record{decode_head(text), {}};
    if (!record.failure)
        record.page =
            decode_page(json::parse(text.begin() + static_cast<std::ptrdiff_t>(text.find('\n') + 1), text.end()));
    return record;
}

fs::path RecordStore::path_of(const std::string& key) const { return folder_ / key.substr(0, 2) / (key + ".json.zst"); }

std::string RecordStore::key_of(const fs::path& file) { return file.stem().stem().string(); }

std::optional<PageRecord> RecordStore::find(const std::string& key) const {
    return read_record(path_of(key), key, decode_record);
}

std::optional<RecordHead> RecordStore::head(const std::string& key) const {
    return read_record(path_of(key), key, decode_head);
}

std::size_t RecordStore::put(const PageRecord& record) const {
    const std::string text = encode_record(record);
    write_file(path_of(record.key), compress(text), false);
    return text.size();
}

void RecordStore::remove(const std::string& key) const {
    std::error_code ignored;
    fs::remove(path_of(key), ignored);
}

std::vector<fs::path> RecordStore::files() const {
    std::vector<fs::path> out;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".zst" && !at->path().filename().string().starts_with('.'))
            out.push_back(at->path());
    return out;
}

}  // namespace galley
