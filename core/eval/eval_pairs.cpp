#include "core/eval/eval_pairs.hpp"

#include <fmt/format.h>

#include <map>

#include "core/base/host_error.hpp"
#include "core/base/packed_file.hpp"

namespace galley {

namespace {

namespace fs = std::filesystem;
using Documents = std::map<std::string, fs::path>;

constexpr const char* document_file = "document.json";

/// Files of a tree by the document they tell of; hidden folders (records) and files that tell of none are left out.
Documents documents_in(const fs::path& folder, std::string (*name_of)(const fs::path&)) {
    Documents out;
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_directory() && entry->path().filename().string().front() == '.') {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file() || fs::path(unpacked_name(entry->path())).extension() != ".json") continue;
        const std::string name = name_of(fs::relative(entry->path(), folder));
        if (name.empty()) continue;
        if (const auto [at, added] = out.emplace(name, entry->path()); !added)
            throw HostError(
                ExitCode::input_missing,
                fmt::format("\"{}\" and \"{}\" both tell of document \"{}\". Compare their folders one by one.",
                            at->second.string(), entry->path().string(), name));
    }
    return out;
}

std::string run_document(const fs::path& file) {
    return unpacked_name(file) == document_file ? file.parent_path().generic_string() : std::string();
}

std::string truth_document(const fs::path& file) {
    const fs::path stem = fs::path(unpacked_name(file)).stem();
    return (stem.extension() == ".truth" ? stem.stem() : stem).string();
}

/// Of the folder of one document.
fs::path own_document(const fs::path& folder) {
    for (const char* suffix : {"", ".gz", ".zst"})
        if (fs::path file = folder / (document_file + std::string(suffix)); fs::exists(file)) return file;
    return {};
}

[[noreturn]] void nothing(const fs::path& where, const char* what) {
    throw HostError(ExitCode::input_missing, fmt::format("\"{}\" {}.", where.string(), what));
}

}  // namespace

EvalPairs eval_pairs(const fs::path& truth, const fs::path& found) {
    for (const fs::path& given : {truth, found})
        if (!fs::exists(given)) nothing(given, "is missing; check its name");
    Documents outputs;
    if (!fs::is_directory(found))
        outputs.emplace("", found);
    else if (const fs::path own = own_document(found); !own.empty())
        outputs.emplace("", own);
    else
        outputs = documents_in(found, run_document);
    if (outputs.empty()) nothing(found, "holds no document.json; is write.json in the pipeline?");

    EvalPairs out;
    if (!fs::is_directory(truth)) {
        const std::string name = truth_document(truth.filename());
        auto output = outputs.size() == 1 ? outputs.begin() : outputs.find(name);
        out.pairs.push_back({name, truth, {}});
        if (output != outputs.end()) {
            out.pairs.front().found = output->second;
            outputs.erase(output);
        }
    } else {
        Documents truths = documents_in(truth, run_document);  // of another run, whose run.json tells of no document
        if (truths.empty()) truths = documents_in(truth, truth_document);
        for (const auto& [name, file] : truths) {
            const auto output = outputs.find(name);
            out.pairs.push_back({name, file, {}});
            if (output == outputs.end()) continue;
            out.pairs.back().found = output->second;
            outputs.erase(output);
        }
    }
    if (out.pairs.empty()) nothing(truth, "holds no JSON files with the true articles of a document");
    for (const auto& [name, file] : outputs) out.untested.push_back(name);
    return out;
}

}  // namespace galley
