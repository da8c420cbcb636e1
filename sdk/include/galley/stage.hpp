// A stage as one class. It names itself, lists its options, and has one working function:
//
//     static constexpr galley::StageInfo info{...};
//     struct Options {...};                                   // may be left out, with the next line
//     static constexpr auto options = galley::options(...);
//     Stage(Options), Stage(Options, Context&) or Stage()
//     Page     process(Page, Context&)                        // a page stage, or
//     Document process(Document, Context&)                    // a document stage, or
//     void     write(const Document&, Context&)               // a writer: emits assets, changes nothing; or, for
//     Document process(Document, const Pages&, Context&)      //   documents of any size: their pages come one at a
//     void     write(const Document&, const Pages&, Context&) //   time, and those in the document hold no blocks
//     void     prepare(const Page&, Context&)                 //   (may be left out) emits what depends on a page's
//                                                             //   image alone, such as pictures: made once and kept,
//     void     finish(const std::vector<std::string>& ids, Context&)  //   (may be left out) writes for all documents,
//     or void     list(std::string_view input, Context&) and     // a reader: emits entries for the pages of `input`
//     Page     load(const Entry&, Context&)                   //           and returns one, emitting its image
//     void     image(const Entry&, Context&)                  //           (may be left out) emits the image alone
//     std::string identity()                                  // may be left out: versions of libraries, hashes of
//     models
//
// Throw galley::Error (error.hpp) with a sentence when something is wrong; any other exception becomes E_INTERNAL.
#pragma once

#include <concepts>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "galley/context.hpp"
#include "galley/options.hpp"

namespace galley {

struct StageInfo {
    const char* id;       ///< "family.name"
    const char* version;  ///< change it when the same input gives other output: old records are then done again
    const char* summary;  ///< one line
    std::uint32_t consumes = 0, produces = 0;  ///< GALLEY_HAS_ bits
    std::uint32_t flags = 0;                   ///< GALLEY_STAGE_ bits
};

namespace detail {

template <typename S>
concept HasOptions = requires {
    S::options.rows;
};
template <typename S>
concept PageStage = requires(S s, Page page, Context& c) {
    { s.process(std::move(page), c) } -> std::same_as<Page>;
};
template <typename S>
concept DocumentStage = requires(S s, Document document, Context& c) {
    { s.process(std::move(document), c) } -> std::same_as<Document>;
};
/// Of the document's pages, blocks and edits are left out; `pages` gives each with them.
template <typename S>
concept PagedDocumentStage = requires(S s, Document document, const Pages& pages, Context& c) {
    { s.process(std::move(document), pages, c) } -> std::same_as<Document>;
};
template <typename S>
concept PagedWriter = requires(S s, const Document document, const Pages& pages, Context& c) {
    s.write(document, pages, c);
};
template <typename S>
concept Writer = requires(S s, const Document document, Context& c) {
    s.write(document, c);
};
template <typename S>
concept ReadStage = requires(S s, std::string_view input, const Entry entry, Context& c) {
    s.list(input, c);
    { s.load(entry, c) } -> std::same_as<Page>;
};
template <typename S>
concept HasImage = requires(S s, const Entry entry, Context& c) {
    s.image(entry, c);
};

template <typename S>
concept HasPrepare = requires(S s, const Page page, Context& c) {
    s.prepare(page, c);
};

template <typename S>
concept HasFinish = requires(S s, const std::vector<std::string> ids, Context& c) {
    s.finish(ids, c);
};

template <typename S>
concept HasIdentity = requires(S s) {
    { s.identity() } -> std::convertible_to<std::string>;
};

/// Runs `work` and turns what it throws into a report and a code. Nothing escapes.
template <typename Work>
std::int32_t guarded(const galley_host* host, Work work) noexcept {
    const auto tell = [&](std::int32_t code, const char* what) {
        host->report(host, GALLEY_ERROR, code, to_abi(std::string_view(what)));
        return code;
    };
    try {
        work();
        return GALLEY_OK;
    } catch (const Error& error) {
        return tell(error.code() == GALLEY_OK ? GALLEY_E_INTERNAL : error.code(), error.what());
    } catch (const std::bad_alloc&) {
        return tell(GALLEY_E_LIMIT, "memory ran out");
    } catch (const std::exception& error) {
        return tell(GALLEY_E_INTERNAL, error.what());
    } catch (...) {
        return tell(GALLEY_E_INTERNAL, "something that is no std::exception was thrown");
    }
}

template <typename S>
std::unique_ptr<S> make_stage(Context& context, const galley_value* values, std::uint32_t count) {
    if constexpr (HasOptions<S>) {
        auto options = bind_options<typename S::Options>(S::options, values, count);
        if constexpr (std::constructible_from<S, typename S::Options, Context&>)
            return std::make_unique<S>(std::move(options), context);
        else
            return std::make_unique<S>(std::move(options));
    } else {
        return std::make_unique<S>();
    }
}

/// What the host holds of a stage.
template <typename S>
struct Instance {
    std::unique_ptr<S> stage;
    std::string identity = {};  ///< lent to the host until the instance's next call
};

/// The C functions of a stage class.
template <typename S>
struct Thunks {
    static Instance<S>& self(void* instance) { return *static_cast<Instance<S>*>(instance); }
    static S& stage(void* instance) { return *self(instance).stage; }

    static std::int32_t create(const galley_host* host, const galley_value* values, std::uint32_t count,
                               void** instance) noexcept {
        return guarded(host, [&] {
            Context context(host);
            *instance = std::make_unique<Instance<S>>(Instance<S>{make_stage<S>(context, values, count)}).release();
        });
    }
    static void destroy(void* instance) noexcept { delete &self(instance); }
    static std::int32_t identity(void* instance, const galley_host* host, galley_text* text) noexcept {
        return guarded(host, [&] {
            self(instance).identity = stage(instance).identity();
            *text = to_abi(std::string_view(self(instance).identity));
        });
    }
    static std::int32_t list(void* instance, const galley_host* host, galley_text input) noexcept {
        return guarded(host, [&] {
            Context context(host);
            stage(instance).list(from_abi(input), context);
        });
    }
    static std::int32_t load(void* instance, const galley_host* host, const galley_entry* entry) noexcept {
        return guarded(host, [&] {
            Context context(host);
            context.emit(stage(instance).load(from_abi(*entry), context));
        });
    }
    static std::int32_t image(void* instance, const galley_host* host, const galley_entry* entry) noexcept {
        return guarded(host, [&] {
            Context context(host);
            stage(instance).image(from_abi(*entry), context);
        });
    }
    static std::int32_t page(void* instance, const galley_host* host, const galley_page* page) noexcept {
        return guarded(host, [&] {
            Context context(host);
            context.emit(stage(instance).process(from_abi(*page), context));
        });
    }
    static std::int32_t prepare(void* instance, const galley_host* host, const galley_page* page) noexcept {
        return guarded(host, [&] {
            Context context(host);
            stage(instance).prepare(from_abi(*page), context);
        });
    }
    static std::int32_t document(void* instance, const galley_host* host, const galley_document* document) noexcept {
        return guarded(host, [&] {
            Context context(host);
            S& own = stage(instance);
            if constexpr (PagedWriter<S>)
                own.write(from_abi(*document), context.pages(document->page_count), context);
            else if constexpr (PagedDocumentStage<S>)
                context.emit(own.process(from_abi(*document), context.pages(document->page_count), context));
            else if constexpr (Writer<S>)
                own.write(from_abi(*document), context);
            else
                context.emit(own.process(from_abi(*document), context));
        });
    }
    static std::int32_t finish(void* instance, const galley_host* host, const galley_text* documents,
                               std::uint32_t count) noexcept {
        return guarded(host, [&] {
            Context context(host);
            std::vector<std::string> ids;
            for (std::uint32_t i = 0; i < count; ++i) ids.emplace_back(from_abi(documents[i]));
            stage(instance).finish(ids, context);
        });
    }
};

template <typename S>
constexpr galley_stage describe() {
    static_assert(
        PageStage<S> || DocumentStage<S> || Writer<S> || PagedDocumentStage<S> || PagedWriter<S> || ReadStage<S>,
        "a stage needs process(Page, Context&), process(Document, Context&), write(const Document&, Context&) "
        "or list and load; see galley/stage.hpp");
    galley_stage out{};
    out.size = sizeof(galley_stage);
    out.id = S::info.id;
    out.version = S::info.version;
    out.summary = S::info.summary;
    out.consumes = S::info.consumes;
    out.produces = S::info.produces;
    out.flags = S::info.flags;
    if constexpr (HasOptions<S>) {
        out.option_count = static_cast<std::uint32_t>(S::options.rows.size());
        out.options = S::options.rows.data();
    }
    out.create = &Thunks<S>::create;
    out.destroy = &Thunks<S>::destroy;
    if constexpr (HasIdentity<S>) out.identity = &Thunks<S>::identity;
    if constexpr (ReadStage<S>) {
        out.scope = GALLEY_SCOPE_READ;
        out.list = &Thunks<S>::list;
        out.load = &Thunks<S>::load;
        if constexpr (HasImage<S>) out.image = &Thunks<S>::image;
    } else if constexpr (PageStage<S>) {
        out.scope = GALLEY_SCOPE_PAGE;
        out.page = &Thunks<S>::page;
    } else {
        out.scope = GALLEY_SCOPE_DOCUMENT;
        out.document = &Thunks<S>::document;
        if constexpr (PagedDocumentStage<S> || PagedWriter<S>) out.flags |= GALLEY_STAGE_BORROWS_PAGES;
        if constexpr (HasPrepare<S>) out.prepare = &Thunks<S>::prepare;
        if constexpr (HasFinish<S>) out.finish = &Thunks<S>::finish;
    }
    return out;
}

template <typename S>
inline constexpr galley_stage stage_descriptor = describe<S>();

template <typename... Stages>
inline constexpr const galley_stage* stage_list[] = {&stage_descriptor<Stages>...};

}  // namespace detail

}  // namespace galley
