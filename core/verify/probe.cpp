#include "core/verify/probe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "core/plugin/host_call.hpp"
#include "core/verify/samples.hpp"
#include "core/worker/page_head.hpp"
#include "galley/codec.hpp"
#include "galley/error.hpp"

namespace galley::verify {

namespace {

bool same_image(const Image& a, const Image& b) {
    return a.width == b.width && a.height == b.height && a.format == b.format && a.pixels == b.pixels;
}

}  // namespace

std::string Given::error() const {
    for (const Report& report : reports)
        if (report.severity == GALLEY_ERROR) return report.text;
    return {};
}

bool same(const Given& a, const Given& b) {
    const auto entries = [](const Entry& x, const Entry& y) {
        return x.document == y.document && x.source == y.source && x.file == y.file && x.number == y.number &&
               x.attrs == y.attrs;
    };
    const auto images = [](const auto& x, const auto& y) {
        return x.first == y.first && same_image(x.second, y.second);
    };
    return a.status == b.status && a.pages == b.pages && a.documents == b.documents && a.assets == b.assets &&
           a.broken == b.broken &&
           std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), entries) &&
           std::equal(a.images.begin(), a.images.end(), b.images.begin(), b.images.end(), images);
}

namespace {

/// What the probe refuses as a host may: it is told as a report, and no fault of the plugin.
struct Denied : std::runtime_error {
    Denied(std::int32_t error_code, const std::string& why) : std::runtime_error(why), code(error_code) {}
    std::int32_t code;
};

}  // namespace

class Probe::Call : public HostCall {
  public:
    explicit Call(Probe& owner) : owner_(owner) {}

    Given given;

  protected:
    void report(std::int32_t severity, std::int32_t code, std::string_view message) override {
        given.reports.push_back({severity, code, std::string(message)});
    }
    bool cancelled() override { return owner_.conditions.cancelled; }

    std::optional<ImageView> image(std::int32_t page, std::string_view layer) override {
        const auto size = owner_.sizes_.find(page);
        if (!owner_.conditions.image || !layer.empty() || size == owner_.sizes_.end() || size->second.first <= 0 ||
            size->second.second <= 0 || size->second.first > largest_drawn || size->second.second > largest_drawn)
            return std::nullopt;
        lent_image_ = drawn_page(size->second.first, size->second.second);
        return view_of(lent_image_);
    }

    std::string resource(const std::string& name) override {
        for (const auto& folder : owner_.data_) {
            std::error_code error;
            if (owner_.conditions.resources && std::filesystem::exists(folder / name, error))
                return (folder / name).string();
        }
        throw Denied(GALLEY_E_RESOURCE, fmt::format("there is no data file {}", name));
    }

    // No document was written before: finish must cope with that.
    std::optional<std::string> output(std::string_view path) override {
        const auto file = owner_.outputs_.find(std::string(path));
        return file == owner_.outputs_.end() ? std::nullopt : std::optional(file->second);
    }

    // Pages are drawn, not read: there is no file.
    std::optional<PageFile> page_file(std::int32_t) override { return std::nullopt; }

    const Page& page(std::size_t position) override {
        if (owner_.document_ == nullptr || position >= owner_.document_->pages.size())
            throw Denied(GALLEY_E_INTERNAL, "there is no such page to borrow");
        return owner_.document_->pages[position];
    }

    void accept_entry(Entry&& entry) override {
        check_refusal();
        given.entries.push_back(std::move(entry));
    }
    void accept_page(Page&& page) override {
        check_refusal();
        given.pages.push_back(std::move(page));
    }
    void accept_image(std::string_view layer, Image&& image) override {
        check_refusal();
        given.images[std::string(layer)] = std::move(image);
    }
    void accept_document(Document&& document) override {
        check_refusal();
        given.documents.push_back(std::move(document));
    }
    void accept_asset(std::string_view path, std::string_view media_type, std::string_view bytes) override {
        check_refusal();
        given.assets.push_back({std::string(path), std::string(media_type), std::string(bytes)});
    }
    void accept_asset_part(std::string_view path, std::string_view media_type, std::string_view bytes,
                           bool last) override {
        check_refusal();
        if (!pending_.path.empty() && pending_.path != path)
            throw InternalError("a piece of " + std::string(path) + " was given before the last one of " +
                                pending_.path);
        pending_.path = path;
        pending_.media_type = media_type;
        pending_.bytes += bytes;
        if (last) given.assets.push_back(std::exchange(pending_, {}));
    }

    /// What the stage asks for in a wrong way is its fault.
    std::int32_t failed(const std::exception_ptr& why) noexcept override {
        try {
            std::rethrow_exception(why);
        } catch (const Denied& denied) {
            return deny(denied);
        } catch (const Error& error) {
            given.broken.emplace_back(error.what());
            return error.code();
        } catch (const std::exception& error) {
            given.broken.emplace_back(error.what());
        } catch (...) {
            given.broken.emplace_back("an exception of unknown type");
        }
        return GALLEY_E_INTERNAL;
    }

    /// Unsound values are for the checks to judge: the stage goes on.
    std::int32_t refused(const std::exception_ptr& why) noexcept override {
        try {
            std::rethrow_exception(why);
        } catch (const Denied& denied) {
            return deny(denied);
        } catch (const std::exception& error) {
            given.broken.emplace_back(error.what());
        } catch (...) {
            given.broken.emplace_back("an exception of unknown type");
        }
        return GALLEY_OK;
    }

  private:
    void check_refusal() const {
        if (owner_.conditions.refuse) throw Denied(GALLEY_E_IO, "the host refused it on purpose");
    }
    std::int32_t deny(const Denied& denied) {
        given.reports.push_back({GALLEY_ERROR, denied.code, denied.what()});
        return denied.code;
    }

    Probe& owner_;
    Image lent_image_;
    Asset pending_;  ///< the file that comes in pieces
};

template <typename Work>
Given Probe::run(Work work) {
    Call call(*this);
    call.given.status = work(call.host());
    return std::move(call.given);
}

Given Probe::create(const std::vector<galley_value>& values) {
    Given given = run([&](const galley_host* host) {
        return stage_.create(host, values.data(), static_cast<std::uint32_t>(values.size()), &instance_);
    });
    made_ = given.status == GALLEY_OK;
    if (!made_ || stage_.identity == nullptr) return given;
    galley_text text{};
    Given identity = run([&](const galley_host* host) { return stage_.identity(instance_, host, &text); });
    given.reports.insert(given.reports.end(), identity.reports.begin(), identity.reports.end());
    given.status = identity.status;
    if (identity.status == GALLEY_OK) identity_ = from_abi(text);
    return given;
}

void Probe::destroy() {
    if (made_) stage_.destroy(instance_);
    made_ = false;
    instance_ = nullptr;
}

Given Probe::list(const std::string& input) {
    return run([&](const galley_host* host) { return stage_.list(instance_, host, to_abi(std::string_view(input))); });
}

Given Probe::load(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    return run([&](const galley_host* host) { return stage_.load(instance_, host, &view); });
}

Given Probe::image(const Entry& entry) {
    const galley_entry view = to_abi(entry);
    return run([&](const galley_host* host) { return stage_.image(instance_, host, &view); });
}

Given Probe::page(const Page& page) {
    sizes_ = {{page.index, {page.width, page.height}}};
    const PageView view(page);
    return run([&](const galley_host* host) { return stage_.page(instance_, host, view.get()); });
}

Given Probe::finish(const std::vector<std::string>& documents) {
    std::vector<galley_text> ids;
    ids.reserve(documents.size());
    for (const std::string& id : documents) ids.push_back(to_abi(std::string_view(id)));
    return run([&](const galley_host* host) {
        return stage_.finish(instance_, host, ids.data(), static_cast<std::uint32_t>(ids.size()));
    });
}

/// What the stage makes of each page alone; ends with the first that fails.
Given Probe::prepare(const std::vector<Page>& heads) {
    Given all;
    if (stage_.scope != GALLEY_SCOPE_DOCUMENT || stage_.prepare == nullptr) return all;
    for (const Page& head : heads) {
        const PageView view(head);
        Given one = run([&](const galley_host* host) { return stage_.prepare(instance_, host, view.get()); });
        std::move(one.reports.begin(), one.reports.end(), std::back_inserter(all.reports));
        std::move(one.assets.begin(), one.assets.end(), std::back_inserter(all.assets));
        all.status = one.status;
        if (all.status != GALLEY_OK) break;
    }
    return all;
}

Given Probe::document(const Document& document) {
    sizes_.clear();
    for (const Page& page : document.pages) sizes_[page.index] = {page.width, page.height};
    Document heads{document.id, {}, document.articles, document.unassigned, document.attrs, document.facts};
    heads.pages.reserve(document.pages.size());
    for (const Page& page : document.pages) heads.pages.push_back(head_of(page));
    Given pages = prepare(heads.pages);
    if (pages.status != GALLEY_OK) return pages;
    for (const Asset& asset : pages.assets) outputs_[document.id + "/" + asset.path] = asset.bytes;
    document_ = borrows_pages(stage_) ? &document : nullptr;
    const DocumentView view(document_ != nullptr ? heads : document);
    Given given = run([&](const galley_host* host) { return stage_.document(instance_, host, view.get()); });
    document_ = nullptr;
    outputs_.clear();
    given.assets.insert(given.assets.begin(), pages.assets.begin(), pages.assets.end());
    given.reports.insert(given.reports.begin(), pages.reports.begin(), pages.reports.end());
    for (Document& emitted : given.documents)  // what the host puts together again
        if (borrows_pages(stage_)) emitted.pages = document.pages;
    return given;
}

}  // namespace galley::verify
