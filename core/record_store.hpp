// Page records: what became of each page, kept by content. A record is a pure function of its key's ingredients, so
// two writers of one record are harmless, and a record that is there need not be made again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "galley/model.hpp"

namespace galley {

struct PageRecord {
    std::string key;
    bool ok = true;
    Page page;  ///< when ok
    // When not ok: which stage failed, its GALLEY_E_ code, and the sentence.
    std::string stage;
    std::int32_t code = 0;
    std::string message;
};

/// JSON, as it stands in a record (before compression). The same record gives the same bytes.
[[nodiscard]] std::string encode_record(const PageRecord& record);
/// Throws std::exception on anything that is no record.
[[nodiscard]] PageRecord decode_record(const std::string& text);

class RecordStore {
  public:
    /// Records stand at `folder`/<2 hex>/<key>.json.zst
    explicit RecordStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Nothing when there is no record, or none that is whole and belongs to the key (zstd's checksum tells).
    [[nodiscard]] std::optional<PageRecord> find(const std::string& key) const;
    /// Throws HostError (output).
    void put(const PageRecord& record) const;

  private:
    [[nodiscard]] std::filesystem::path path_of(const std::string& key) const;
    std::filesystem::path folder_;
};

}  // namespace galley
