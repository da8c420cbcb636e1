#include "core/plugin/stage_instance.hpp"

#include <fmt/format.h>

#include <exception>
#include <new>
#include <utility>

#include "galley/codec.hpp"
#include "galley/text.hpp"

namespace galley {

bool has_finish(const galley_stage& stage) { return stage.scope == GALLEY_SCOPE_DOCUMENT && stage.finish != nullptr; }

/// Calls into the plugin; what leaves it other than by returning is a failure.
template <typename Work>
Emitted StageInstance::run(Work work, const Page* page, const Document* document) {
    const auto failed = [&](std::int32_t code, const std::string& why) { return StageError(stage_->name, code, why); };
    StageCall call(*stage_, hosts_, resources_, making_, page, document);
    std::int32_t status = GALLEY_OK;
    try {
        status = work(call.host());
    } catch (const std::bad_alloc&) {
        throw failed(GALLEY_E_LIMIT, "memory ran out");
    } catch (const std::exception& error) {  // the ABI forbids it; a plugin made without the SDK may still do it
        throw failed(GALLEY_E_INTERNAL, fmt::format("an exception crossed the plugin boundary: {}", error.what()));
    } catch (...) {
        throw failed(GALLEY_E_INTERNAL, "an exception of unknown type crossed the plugin boundary");
    }
    return call.result(status);
}

StageInstance::StageInstance(const PipelineStage& stage, const StageHosts& hosts) : stage_(&stage), hosts_(hosts) {
    const auto values = stage.options->abi();
    void* made = nullptr;
    (void)run([&](const galley_host* host) {
        return stage_->stage().create(host, values.data(), static_cast<std::uint32_t>(values.size()), &made);
    });
    instance_ = made;
    try {
        ask_identity();
    } catch (...) {
        destroy();
        throw;
    }
    making_ = false;
}

void StageInstance::ask_identity() {
    std::string own;
    if (stage_->stage().identity != nullptr) {
        galley_text text{};
        (void)run([&](const galley_host* host) {
            const std::int32_t status = stage_->stage().identity(instance_, host, &text);
            if (status == GALLEY_OK) own = from_abi(text);
            return status;
        });
    }
    if (!is_utf8(own)) throw StageError(stage_->name, GALLEY_E_INTERNAL, "its identity is not valid UTF-8");
    nlohmann::json all{{"own", own}, {"resources", resources_}};
    if (!stage_->registered.build.empty()) all["build"] = stage_->registered.build;
    identity_ = all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    hosts_.stage.made(stage_->name, identity_);
}

void StageInstance::destroy() noexcept {
    if (instance_ != nullptr) stage_->stage().destroy(instance_);
    instance_ = nullptr;
}

StageInstance::~StageInstance() { destroy(); }

StageInstance::StageInstance(StageInstance&& other) noexcept
    : stage_(other.stage_),
      hosts_(other.hosts_),
      instance_(std::exchange(other.instance_, nullptr)),
      making_(other.making_),
      identity_(std::move(other.identity_)),
      resources_(std::move(other.resources_)) {}

Emitted StageInstance::list(const std::string& input) {
    return run([&](const galley_host* host) {
        return stage_->stage().list(instance_, host, to_abi(std::string_view(input)));
    });
}

Emitted StageInstance::load(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    Emitted out = run([&](const galley_host* host) { return stage_->stage().load(instance_, host, &view); });
    if (!out.page) throw StageError(stage_->name, GALLEY_E_INTERNAL, "it gave no page; that is a fault of the plugin");
    return out;
}

Emitted StageInstance::image(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    return run([&](const galley_host* host) { return stage_->stage().image(instance_, host, &view); });
}

Emitted StageInstance::page(const Page& page) {
    const PageView view(page);
    return run([&](const galley_host* host) { return stage_->stage().page(instance_, host, view.get()); }, &page);
}

Emitted StageInstance::prepare(const Page& head) {
    const PageView view(head);
    return run([&](const galley_host* host) { return stage_->stage().prepare(instance_, host, view.get()); }, &head);
}

Emitted StageInstance::document(const Document& document) {
    const DocumentView view(document);
    return run([&](const galley_host* host) { return stage_->stage().document(instance_, host, view.get()); }, nullptr,
               &document);
}

Emitted StageInstance::finish(const std::vector<std::string>& documents) {
    std::vector<galley_text> ids;
    ids.reserve(documents.size());
    for (const std::string& id : documents) ids.push_back(to_abi(std::string_view(id)));
    return run([&](const galley_host* host) {
        return stage_->stage().finish(instance_, host, ids.data(), static_cast<std::uint32_t>(ids.size()));
    });
}

}  // namespace galley
