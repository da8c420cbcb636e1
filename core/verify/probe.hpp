// A host that refuses nothing: it calls one instance of a stage and keeps all that comes, sound or not, for checks to
// judge. (StageCall is the host of a run, which refuses what is unsound at once.)
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/plugin/stage_instance.hpp"
#include "galley/context.hpp"

namespace galley::verify {

struct Asset {
    std::string path, media_type, bytes;
    bool operator==(const Asset&) const = default;
};

/// What one call gave.
struct Given {
    std::int32_t status = GALLEY_OK;
    std::vector<Report> reports;
    std::vector<Entry> entries;
    std::vector<Page> pages;
    std::vector<Document> documents;
    std::map<std::string, Image> images;  ///< by layer
    std::vector<Asset> assets;
    std::vector<std::string> broken;  ///< why values could not be decoded, a sentence each

    /// The first error it reported, or nothing.
    [[nodiscard]] std::string error() const;
};

/// True when both calls gave the same. Messages may differ.
[[nodiscard]] bool same(const Given& a, const Given& b);

/// The world in which a stage is called.
struct Conditions {
    bool image = true;       ///< pages that have a size have an image
    bool cancelled = false;  ///< the host asks to stop from the start
    bool refuse = false;     ///< the host takes nothing that is emitted
    bool resources = true;   ///< data files are found
};

/// One stage, with an instance after create() returned OK. An exception that leaves the plugin ends the process.
class Probe {
  public:
    /// Data files are looked up in `data`, best first.
    Probe(const galley_stage& stage, std::vector<std::filesystem::path> data) : stage_(stage), data_(std::move(data)) {}
    ~Probe() { destroy(); }
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    Given create(const std::vector<galley_value>& values);
    void destroy();
    Given list(const std::string& input);
    Given load(const Entry& entry);
    Given image(const Entry& entry);
    Given page(const Page& page);
    Given document(const Document& document);
    Given finish(const std::vector<std::string>& documents);

    [[nodiscard]] const galley_stage& stage() const { return stage_; }
    /// What the stage says its output depends on; after create.
    [[nodiscard]] const std::string& identity() const { return identity_; }
    Conditions conditions;

  private:
    class Call;
    template <typename Work>
    Given run(Work work);
    Given prepare(const std::vector<Page>& heads);

    const galley_stage& stage_;
    std::vector<std::filesystem::path> data_;
    void* instance_ = nullptr;
    std::string identity_;
    bool made_ = false;
    const Document* document_ = nullptr;                 ///< whose pages the stage may borrow
    std::map<std::string, std::string> outputs_;         ///< what it may read: path and bytes
    std::map<std::int32_t, std::pair<int, int>> sizes_;  ///< of the pages of the current call, by index
};

}  // namespace galley::verify
