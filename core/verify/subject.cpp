#include "core/verify/subject.hpp"

#include <fmt/format.h>

#include "core/plugin/plugin_library.hpp"
#include "core/verify/samples.hpp"

namespace galley::verify {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t loaded_entries = 3;  // pages of the input that a reader is tried with

Trial try_document(Probe& probe, std::string what, Document document) {
    auto in = std::make_shared<const Document>(std::move(document));
    Given given = probe.document(*in);
    return {std::move(what), nullptr, std::move(in), std::move(given)};
}

std::vector<Trial> try_reading(Probe& probe, const fs::path& input) {
    std::vector<Trial> out;
    out.push_back({"the input given", nullptr, nullptr, probe.list(fs::absolute(input).lexically_normal().string())});
    const std::vector<Entry> entries = out[0].given.entries;
    for (std::size_t i = 0; i < std::min(entries.size(), loaded_entries); ++i) {
        out.push_back({entries[i].source, nullptr, nullptr, probe.load(entries[i])});
        if (probe.stage().image != nullptr)
            out.push_back({"the image of " + entries[i].source, nullptr, nullptr, probe.image(entries[i])});
    }
    return out;
}

}  // namespace

const galley_plugin_desc& Subject::descriptor() const { return *open_plugin(setup_.plugin); }

std::vector<const galley_stage*> Subject::stages() const {
    const galley_plugin_desc& plugin = descriptor();
    check_descriptor(plugin, setup_.plugin);
    std::vector<const galley_stage*> out{plugin.stages, plugin.stages + plugin.stage_count};
    if (!setup_.stage.empty()) std::erase_if(out, [&](const galley_stage* stage) { return setup_.stage != stage->id; });
    return out;
}

nlohmann::json given_options(const galley_stage& stage, const std::vector<Override>& overrides) {
    auto given = nlohmann::json::object();
    for (const Override& override : overrides) {
        if (override.stage != stage.id) continue;
        const galley_option* row = nullptr;
        for (std::uint32_t i = 0; i < stage.option_count; ++i)
            if (override.option == stage.options[i].name) row = &stage.options[i];
        given[override.option] =
            row != nullptr ? value_from_text(*row, override.value) : nlohmann::json(override.value);
    }
    return given;
}

OptionValues Subject::values(const galley_stage& stage) const {
    std::vector<Problem> problems;
    OptionValues out(stage, given_options(stage, setup_.options), setup_.folder, problems);
    if (!problems.empty()) throw CannotMake(problems.front().message);
    return out;
}

std::unique_ptr<Probe> Subject::probe(const galley_stage& stage) const {
    return std::make_unique<Probe>(stage, setup_.data);
}

std::unique_ptr<Probe> Subject::make(const galley_stage& stage, Conditions conditions) const {
    auto out = probe(stage);
    out->conditions = conditions;
    const OptionValues given = values(stage);
    const Given made = out->create(given.abi());
    if (made.status != GALLEY_OK)
        throw CannotMake(
            fmt::format("The stage {} cannot be made with its defaults ({}: {}); give what it needs with "
                        "--set {}.OPTION=VALUE.",
                        stage.id, code_name(made.status), made.error(), stage.id));
    return out;
}

std::vector<Trial> try_page(Probe& probe, const std::string& what, const Page& page) {
    std::vector<Trial> out;
    if (probe.stage().scope == GALLEY_SCOPE_PAGE) {
        auto in = std::make_shared<const Page>(page);
        Given given = probe.page(*in);
        out.push_back({what, std::move(in), nullptr, std::move(given)});
    } else if (probe.stage().scope == GALLEY_SCOPE_DOCUMENT) {
        out.push_back(try_document(probe, "a document of " + what, {"verify/1", {page}, {}, {}, {}}));
    }
    return out;
}

std::vector<Trial> exercise(Probe& probe, const Subject& subject) {
    std::vector<Trial> out;
    if (probe.stage().scope == GALLEY_SCOPE_READ)
        return subject.setup().input.empty() ? out : try_reading(probe, subject.setup().input);
    for (const auto& [what, page] : {std::pair{"a page of a text dump", dumped_page()},
                                     {"a printed page", printed_page()},
                                     {"a scan", scanned_page()}})
        for (Trial& trial : try_page(probe, what, page)) out.push_back(std::move(trial));
    if (probe.stage().scope == GALLEY_SCOPE_DOCUMENT)
        out.push_back(try_document(probe, "a document with an article", small_document()));
    if (has_finish(probe.stage())) out.push_back({"the end of a run", nullptr, nullptr, probe.finish({"verify/1"})});
    return out;
}

}  // namespace galley::verify
