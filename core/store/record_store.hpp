// Page records: what became of each page, kept by content. A record is a pure function of its key's ingredients, so
// two writers of one record are harmless, and a record that is there need not be made again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/failure.hpp"
#include "galley/model.hpp"

namespace galley {

/// What it takes to make the images of a page again as they were after the stages of a record.
struct ImageFacts {
    std::size_t stages = 0;             ///< page stages that had run when the last of them emitted an image
    bool own_replaced = false;          ///< one of them emitted the page's own image
    std::vector<std::string> left_out;  ///< names of stages that did no work on this page, for they failed
    bool operator==(const ImageFacts&) const = default;
};

/// What a record says before its page: enough to know whether the page is done, and why not.
struct RecordHead {
    std::string key;
    std::optional<Failure> failure = {};
    ImageFacts images = {};
};

struct PageRecord : RecordHead {
    Page page;  ///< when there is no failure
};

/// Two lines of JSON, the head and the page, as they stand in a record (before compression). The same record gives the
/// same bytes.
[[nodiscard]] std::string encode_record(const PageRecord& record);
/// Throws std::exception on anything that is no record.
[[nodiscard]] PageRecord decode_record(const std::string& text);
[[nodiscard]] RecordHead decode_head(const std::string& text);

class RecordStore {
  public:
    /// Records stand at `folder`/<2 hex>/<key>.json.zst
    explicit RecordStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Nothing when there is no record, or none that is whole and belongs to the key (zstd's checksum tells).
    [[nodiscard]] std::optional<PageRecord> find(const std::string& key) const;
    /// The head of the same record, whose bytes are checked too, for a tenth of the time.
    [[nodiscard]] std::optional<RecordHead> head(const std::string& key) const;
    /// Returns the number of characters before compression. Throws HostError (output). Not synced: a record that a
    /// power cut damages is noticed and made again.
    std::size_t put(const PageRecord& record) const;
    /// Whatever stands there is not kept.
    void remove(const std::string& key) const;

    /// The files of all records, for cleaning; in no order.
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    /// The key that the name of a record's file tells.
    [[nodiscard]] static std::string key_of(const std::filesystem::path& file);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    [[nodiscard]] std::filesystem::path path_of(const std::string& key) const;
    std::filesystem::path folder_;
};

}  // namespace galley
