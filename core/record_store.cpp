#include "core/record_store.hpp"

#include <zstd.h>

#include <fstream>
#include <memory>
#include <sstream>

#include "core/page_codec.hpp"
#include "core/safe_file.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* record_schema = "galley.page-record/1";
constexpr int compression_level = 3;  // zstd's own default: a page of 6,000 characters takes well under a millisecond

std::string compress(const std::string& text) {
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
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
    std::string out(size, '\0');
    const std::size_t done = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(done) != 0 || done != size) throw std::runtime_error("damaged zstd frame");
    return out;
}

}  // namespace

std::string encode_record(const PageRecord& record) {
    json out{{"schema", record_schema}, {"key", record.key}, {"status", record.ok ? "ok" : "failed"}};
    if (record.ok) {
        out["page"] = encode_page(record.page);
    } else {
        out["stage"] = record.stage;
        out["code"] = record.code;
        out["message"] = record.message;
    }
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

PageRecord decode_record(const std::string& text) {
    const json from = json::parse(text);
    if (from.at("schema") != record_schema) throw std::runtime_error("no page record");
    PageRecord record;
    record.key = from.at("key").get<std::string>();
    record.ok = from.at("status") == "ok";
    if (record.ok) {
        record.page = decode_page(from.at("page"));
    } else {
        record.stage = from.at("stage").get<std::string>();
        record.code = from.at("code").get<std::int32_t>();
        record.message = from.at("message").get<std::string>();
    }
    return record;
}

fs::path RecordStore::path_of(const std::string& key) const { return folder_ / key.substr(0, 2) / (key + ".json.zst"); }

std::optional<PageRecord> RecordStore::find(const std::string& key) const {
    std::ifstream in(path_of(key), std::ios::binary);
    if (!in) return std::nullopt;
    std::ostringstream bytes;
    bytes << in.rdbuf();
    try {
        PageRecord record = decode_record(decompress(bytes.str()));
        if (record.key == key) return record;
    } catch (const std::exception&) {
        // Cut short or damaged: as good as absent, the page is done again and the record replaced.
    }
    return std::nullopt;
}

void RecordStore::put(const PageRecord& record) const {
    write_file(path_of(record.key), compress(encode_record(record)));
}

}  // namespace galley
