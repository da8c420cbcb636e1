// What made a document.
//
// The host gives every document the attr "stages", the stages of its pipeline in their order: [{"id", "version"}, …].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "galley/json.hpp"
#include "galley/model.hpp"

namespace galley::toolkit {

struct StageName {
    std::string id, version;
    bool operator==(const StageName&) const = default;
};

/// The stages of the pipeline, readers first, writers last; none when the document does not tell.
inline std::vector<StageName> stages_of(const Document& document) {
    std::vector<StageName> out;
    const auto stages = attr<nlohmann::json>(document.attrs, "stages");
    if (!stages || !stages->is_array()) return out;
    for (const auto& stage : *stages)
        if (stage.is_object() && stage.contains("id") && stage["id"].is_string())
            out.push_back({stage["id"], stage.value("version", "")});
    return out;
}

/// Those that had their turn before the stage `id`.
inline std::vector<StageName> stages_before(const Document& document, std::string_view id) {
    std::vector<StageName> out = stages_of(document);
    for (auto at = out.begin(); at != out.end(); ++at) {
        if (at->id != id) continue;
        out.erase(at, out.end());
        break;
    }
    return out;
}

/// Whether a stage of the pipeline has the id: a writer may so refer to files that another writes.
inline bool has_stage(const Document& document, std::string_view id) {
    for (const StageName& stage : stages_of(document))
        if (stage.id == id) return true;
    return false;
}

}  // namespace galley::toolkit
