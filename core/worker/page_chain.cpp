#include "core/worker/page_chain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/host_error.hpp"
#include "core/worker/stage_meter.hpp"

namespace galley {

namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void set_place(Page& page, std::int32_t index, const std::string& source) {
    page.index = index;
    page.source = source;
    for (Edit& edit : page.edits) edit.page = index;
    for (Fact& fact : page.facts)
        if (fact.source) fact.source->page = index;
}

void add_warnings(const Emitted& emitted, const std::string& stage, std::vector<std::string>& warnings) {
    for (const Report& report : emitted.reports)
        if (report.severity != GALLEY_INFO) warnings.push_back(fmt::format("{}: {}", stage, report.text));
}

StageInstance make_instance(const PipelineStage& stage, const StageHosts& hosts) {
    try {
        return {stage, hosts};
    } catch (const StageError& error) {
        const bool users = error.code == GALLEY_E_OPTION || error.code == GALLEY_E_RESOURCE;
        throw HostError(users ? ExitCode::bad_pipeline : ExitCode::internal,
                        fmt::format("The stage {} of {} cannot start ({}): {}.", error.stage,
                                    stage.registered.file.string(), code_name(error.code), error.what()));
    }
}

std::string describe_stage(const StageInstance& instance) {
    const PipelineStage& stage = instance.stage();
    const nlohmann::json out{{"id", stage.id()},
                             {"name", stage.name},  // edits hold it
                             {"version", stage.stage().version},
                             {"options", stage.options->json()},
                             {"on_error", static_cast<int>(stage.on_error)},
                             {"identity", instance.identity()}};
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

PageChain::PageChain(const Pipeline& pipeline, StageHost& host)
    : images_([this](const PlannedPage& page) {
          StageInstance& source = reader(page.reader);
          return source.has_image() ? source.image(page.entry).images : Layers();
      }) {
    const StageHosts hosts{host, this};
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_READ))
        readers_.push_back(make_instance(*stage, hosts));
    for (const PipelineStage* stage : pipeline.of_scope(GALLEY_SCOPE_PAGE)) {
        stages_.push_back(make_instance(*stage, hosts));
        descriptions_.push_back(describe_stage(stages_.back()));
    }
}

StageInstance& PageChain::reader(const std::string& name) {
    for (StageInstance& instance : readers_)
        if (instance.stage().name == name) return instance;
    throw HostError(ExitCode::bad_pipeline,
                    fmt::format("The plan names the reader {}, which the pipeline does not have.", name));
}

std::string PageChain::describe_reader(const std::string& name) { return describe_stage(reader(name)); }

bool PageChain::expensive(std::size_t number) const {
    return (stage(number).stage().flags & GALLEY_STAGE_EXPENSIVE) != 0;
}

void PageChain::set_place(Page& page) const { galley::set_place(page, index_, planned_.entry.source); }

PageProgress PageChain::read(const PlannedPage& planned, std::int32_t index, PageOutcome& outcome) {
    planned_ = planned;
    index_ = index;
    images_.hold(planned);
    const StageMeter meter(planned.reader, outcome);
    Emitted loaded = reader(planned.reader).load(planned.entry);
    add_warnings(loaded, planned.reader, outcome.warnings);
    images_.add_read(std::move(loaded.images));
    PageProgress progress;
    progress.page = std::move(*loaded.page);
    set_place(progress.page);
    return progress;
}

PageProgress PageChain::resume(const PlannedPage& planned, std::int32_t index, std::size_t done, PageRecord checkpoint,
                               const std::vector<std::string>& skip) {
    planned_ = planned;
    index_ = index;
    ImageFacts facts = checkpoint.images;
    facts.left_out.insert(facts.left_out.end(), skip.begin(), skip.end());
    if (facts.stages > 0)
        images_.hold_resumed(
            planned, [this, facts] { remake_images(facts); }, facts.own_replaced);
    else
        images_.hold(planned);
    PageProgress progress{std::move(checkpoint.page), done, std::move(checkpoint.images)};
    set_place(progress.page);
    return progress;
}

void PageChain::run_next(PageProgress& progress, const std::vector<std::string>& skip, PageOutcome& outcome) {
    const std::size_t number = progress.done++;
    StageInstance& instance = stages_[number];
    const std::string& name = instance.stage().name;
    const auto leave_out = [&](const std::string& why) {
        outcome.warnings.push_back(why);
        progress.images.left_out.push_back(name);
    };
    if (contains(skip, name)) return leave_out(fmt::format("{} was skipped: it ended its process on this page", name));
    const StageMeter meter(name, outcome);
    try {
        Emitted done = instance.page(progress.page);
        add_warnings(done, name, outcome.warnings);
        if (done.page) progress.page = std::move(*done.page);
        if (!done.images.empty()) progress.images.stages = number + 1;
        images_.add(std::move(done.images));
        progress.images.own_replaced = images_.replaced();
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED || error.stage != name) throw;
        if (instance.stage().on_error == OnError::stop)
            throw RunStopped(fmt::format("{} failed on {} ({}): {}. Its \"on_error\" is \"stop\".", name,
                                         planned_.entry.source, code_name(error.code), error.what()));
        if (instance.stage().on_error == OnError::fail_page) throw;
        leave_out(fmt::format("{} was skipped ({}): {}", name, code_name(error.code), error.what()));
    }
    set_place(progress.page);
}

/// Runs again the stages up to the last that emitted an image, and those alone that worked on the page before.
void PageChain::remake_images(const ImageFacts& facts) {
    Emitted loaded = reader(planned_.reader).load(planned_.entry);
    images_.add_read(std::move(loaded.images));
    Page page = std::move(*loaded.page);
    for (std::size_t i = 0; i < facts.stages; ++i) {
        set_place(page);
        if (contains(facts.left_out, stage(i).name)) continue;
        Emitted done = stages_[i].page(page);
        if (done.page) page = std::move(*done.page);
        images_.add(std::move(done.images));
    }
}

std::optional<ImageView> PageChain::image_of(const PlannedPage& page, std::string_view layer) {
    if (!images_.holds_as_read(page)) images_.hold(page);
    try {
        return images_.find(layer);
    } catch (const StageError& error) {
        if (error.code == GALLEY_E_CANCELLED) throw;
        throw std::runtime_error(fmt::format("{} ({}): {}", error.stage, code_name(error.code), error.what()));
    }
}

}  // namespace galley
