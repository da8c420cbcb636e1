#include "core/verify/probe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/verify/samples.hpp"
#include "core/worker/page_head.hpp"
#include "galley/codec.hpp"

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

struct Probe::Call {
    Probe* owner;
    Given given;
    std::string lent_line;              // by line_text(), until its next call
    std::string lent_path;              // by resource(), until its next call
    Image lent_image;                   // by page_image(), until its next call
    std::optional<PageView> lent_page;  // by borrow_page(), until its next call
    Asset pending;                      // the file that comes in pieces
    galley_host host{};

    explicit Call(Probe* of) : owner(of) {
        host.size = sizeof(galley_host);
        host.abi_minor = GALLEY_ABI_MINOR;
        host.context = this;
        host.report = [](const galley_host* h, std::int32_t severity, std::int32_t code, galley_text message) {
            self(h).given.reports.push_back({severity, code, std::string(from_abi(message))});
        };
        host.cancelled = [](const galley_host* h) { return self(h).owner->conditions.cancelled ? 1 : 0; };
        host.page_image = [](const galley_host* h, std::int32_t page, galley_text layer, galley_image* image) {
            return self(h).page_image(page, from_abi(layer), image);
        };
        host.resource = [](const galley_host* h, galley_text name, galley_text* path) {
            return self(h).resource(from_abi(name), path);
        };
        host.emit_entry = [](const galley_host* h, const galley_entry* entry) {
            return self(h).take([&](Given& out) { out.entries.push_back(from_abi(*entry)); });
        };
        host.emit_page = [](const galley_host* h, const galley_page* page) {
            return self(h).take([&](Given& out) { out.pages.push_back(from_abi(*page)); });
        };
        host.emit_image = [](const galley_host* h, galley_text layer, const galley_image* image) {
            return self(h).take([&](Given& out) { out.images[std::string(from_abi(layer))] = copy_image(*image); });
        };
        host.emit_document = [](const galley_host* h, const galley_document* document) {
            return self(h).take([&](Given& out) { out.documents.push_back(from_abi(*document)); });
        };
        host.emit_asset = [](const galley_host* h, galley_text path, galley_text media_type, const std::uint8_t* bytes,
                             std::uint64_t count) {
            return self(h).take([&](Given& out) {
                out.assets.push_back({std::string(from_abi(path)), std::string(from_abi(media_type)),
                                      std::string(reinterpret_cast<const char*>(bytes), count)});
            });
        };
        // Pages are drawn, not read: there is no file.
        host.page_file = [](const galley_host*, std::int32_t, galley_text*, std::uint32_t*) { return GALLEY_E_INPUT; };
        host.emit_asset_part = [](const galley_host* h, galley_text path, galley_text media_type,
                                  const std::uint8_t* bytes, std::uint64_t count, std::uint32_t last) {
            return self(h).take([&](Given& out) {
                Asset& file = self(h).pending;
                if (!file.path.empty() && file.path != from_abi(path))
                    throw InternalError("a piece of " + std::string(from_abi(path)) +
                                        " was given before the last one of " + file.path);
                file.path = from_abi(path);
                file.media_type = from_abi(media_type);
                file.bytes.append(reinterpret_cast<const char*>(bytes), count);
                if (last != 0) out.assets.push_back(std::exchange(file, {}));
            });
        };
        host.line_text = [](const galley_host* h, const galley_page* page, std::uint32_t line, galley_text* text) {
            return self(h).lend([&] {
                self(h).lent_line = text_of_line(*page, line);
                *text = to_abi(std::string_view(self(h).lent_line));
            });
        };
        host.get_extension = [](const galley_host*, galley_text) -> const void* { return nullptr; };
        host.borrow_page = [](const galley_host* h, std::uint32_t place, const galley_page** page) {
            const Document* document = self(h).owner->document_;
            if (document == nullptr || place >= document->pages.size()) {
                self(h).given.reports.push_back({GALLEY_ERROR, GALLEY_E_INTERNAL, "there is no such page to borrow"});
                return GALLEY_E_INTERNAL;
            }
            *page = self(h).lent_page.emplace(document->pages[place]).get();
            return GALLEY_OK;
        };
        // No document was written before: finish must cope with that.
        host.output = [](const galley_host* h, galley_text path, galley_text* bytes) {
            const auto& outputs = self(h).owner->outputs_;
            const auto file = outputs.find(std::string(from_abi(path)));
            if (file == outputs.end()) return GALLEY_E_INPUT;
            *bytes = to_abi(std::string_view(file->second));
            return GALLEY_OK;
        };
    }

    static Call& self(const galley_host* h) { return *static_cast<Call*>(h->context); }

    template <typename Work>
    std::int32_t take(Work work) {
        if (owner->conditions.refuse) {
            given.reports.push_back({GALLEY_ERROR, GALLEY_E_IO, "the host refused it on purpose"});
            return GALLEY_E_IO;
        }
        try {
            work(given);
        } catch (const std::exception& error) {
            given.broken.emplace_back(error.what());
        }
        return GALLEY_OK;
    }

    /// What the stage asks for in a wrong way is its fault.
    template <typename Work>
    std::int32_t lend(Work work) {
        try {
            work();
            return GALLEY_OK;
        } catch (const Error& error) {
            given.broken.emplace_back(error.what());
            return error.code();
        }
    }

    std::int32_t page_image(std::int32_t page, std::string_view layer, galley_image* image) {
        const auto size = owner->sizes_.find(page);
        if (!owner->conditions.image || !layer.empty() || size == owner->sizes_.end() || size->second.first <= 0 ||
            size->second.second <= 0 || size->second.first > largest_drawn || size->second.second > largest_drawn)
            return GALLEY_E_INPUT;
        lent_image = drawn_page(size->second.first, size->second.second);
        return lend([&] { fill(image, to_abi(view_of(lent_image)), GALLEY_IMAGE_LEAST, "galley_image"); });
    }

    std::int32_t resource(std::string_view name, galley_text* path) {
        for (const auto& folder : owner->data_) {
            std::error_code error;
            if (!owner->conditions.resources || !std::filesystem::exists(folder / name, error)) continue;
            lent_path = (folder / name).string();
            *path = to_abi(std::string_view(lent_path));
            return GALLEY_OK;
        }
        given.reports.push_back({GALLEY_ERROR, GALLEY_E_RESOURCE, fmt::format("there is no data file {}", name)});
        return GALLEY_E_RESOURCE;
    }
};

template <typename Work>
Given Probe::run(Work work) {
    Call call(this);
    call.given.status = work(&call.host);
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
