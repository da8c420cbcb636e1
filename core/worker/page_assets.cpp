#include "core/worker/page_assets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/host_error.hpp"
#include "core/store/hash.hpp"
#include "core/store/safe_file.hpp"
#include "core/worker/page_head.hpp"
#include "core/worker/stage_meter.hpp"

namespace galley {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

bool makes_page_assets(const galley_stage& stage) {
    return stage.scope == GALLEY_SCOPE_DOCUMENT && stage.prepare != nullptr;
}

}  // namespace

PageAssets::PageAssets(const Pipeline& pipeline, StageHost& host, PageWorker& pages, const fs::path& work)
    : pages_(pages), folder_(work / "page-assets") {
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_DOCUMENT)) {
        if (!makes_page_assets(stage->stage())) continue;
        StageInstance instance = make_instance(*stage, {host, this, this});
        std::string description = describe_stage(instance);
        makers_.push_back({stage->name, std::move(description), std::move(instance)});
    }
    if (!makers_.empty())
        pages_.on_made([this](const PlannedPage& planned, const Page& page, PageOutcome& outcome) {
            make_all(planned, page, outcome);
        });
}

std::optional<ImageView> PageAssets::image(std::int32_t, std::string_view layer) {
    return current_ != nullptr && layer.empty() ? pages_.image_of(*current_, layer) : std::nullopt;
}

void PageAssets::asset(std::string_view path, std::string_view, std::string_view bytes) {
    if (making_ == nullptr) return;
    const std::string name = inside("", path).lexically_normal().generic_string();
    write_file(path_of(key_in_hand_, std::to_string(making_->size())), bytes, false);
    making_->push_back({name, hash_text(bytes)});
}

bool PageAssets::made_by(const std::string& stage) const {
    return std::any_of(makers_.begin(), makers_.end(), [&](const Maker& maker) { return maker.name == stage; });
}

/// While the image of a page is at hand. What goes wrong is told when the document is written, which tries again.
void PageAssets::make_all(const PlannedPage& planned, const Page& page, PageOutcome& outcome) {
    const Page head = head_of(page);
    for (Maker& maker : makers_) {
        const std::string key = key_of(maker, planned, head);
        const StageMeter meter(maker.name, outcome);
        try {
            if (!find(key)) make(maker, key, planned, head);
        } catch (const StageError& error) {
            if (error.code == GALLEY_E_CANCELLED) throw;
        }
    }
}

PageAssetSet PageAssets::of(const std::string& stage, const PlannedPage& planned, const Page& page) {
    const auto maker =
        std::find_if(makers_.begin(), makers_.end(), [&](const Maker& one) { return one.name == stage; });
    const Page head = head_of(page);
    std::string key;
    try {
        key = key_of(*maker, planned, head);
    } catch (const HostError& error) {
        if (error.code() == ExitCode::output) throw;
        return {};  // its file is gone: so is its image
    }
    if (auto kept = find(key)) return std::move(*kept);
    return make(*maker, key, planned, head);
}

/// Of all that such files may depend on: the image, the stage, and the head of the page.
std::string PageAssets::key_of(const Maker& maker, const PlannedPage& planned, const Page& head) {
    return hash_text(fmt::format("{}\n{}\n{}\n{}\n{} {} {}\n{}", pages_.origin_of(planned), maker.description,
                                 head.index, head.source, head.width, head.height, head.dpi, head.attrs));
}

PageAssetSet PageAssets::make(Maker& maker, const std::string& key, const PlannedPage& planned, const Page& head) {
    std::vector<OutputFile> made;
    current_ = &planned;
    making_ = &made;
    key_in_hand_ = key;
    try {
        (void)maker.instance.prepare(head);
    } catch (...) {
        making_ = nullptr;
        current_ = nullptr;
        throw;
    }
    making_ = nullptr;
    current_ = nullptr;
    if (made.empty()) return {};  // perhaps the image will be there next time
    json list = json::array();
    PageAssetSet set{key, {}};
    for (std::size_t i = 0; i < made.size(); ++i) {
        list.push_back({made[i].path, made[i].hash});
        set.files.push_back({made[i], path_of(key, std::to_string(i))});
    }
    const std::string text = list.dump();
    write_file(path_of(key, "json"), hash_text(text) + "\n" + text, false);
    return set;
}

fs::path PageAssets::path_of(const std::string& key, const std::string& suffix) const {
    return folder_ / key.substr(0, 2) / (key + "." + suffix);
}

/// Nothing unless every file is there with its bytes.
std::optional<PageAssetSet> PageAssets::find(const std::string& key) const {
    try {
        const std::string bytes = read_file(path_of(key, "json"));
        const std::size_t line = bytes.find('\n');
        if (line == std::string::npos || hash_text(std::string_view(bytes).substr(line + 1)) != bytes.substr(0, line))
            return std::nullopt;
        PageAssetSet set{key, {}};
        for (const json& file : json::parse(bytes.substr(line + 1))) {
            const fs::path kept = path_of(key, std::to_string(set.files.size()));
            set.files.push_back({{file.at(0).get<std::string>(), file.at(1).get<std::string>()}, kept});
            if (hash_file(kept) != set.files.back().output.hash) return std::nullopt;
        }
        return set;
    } catch (const std::exception&) {  // not there, or damaged
        return std::nullopt;
    }
}

}  // namespace galley
