#include <limits>
#include <stdexcept>
#include <vector>

#include "modes.hpp"

namespace modes {

namespace {

const std::string broken = "\xC0\x80", fine = "fine", first_block = "b1", ghost = "ghost";
const std::string no_json = "no JSON", endless_attrs = [] {
    std::string out;
    for (int i = 0; i < 100'000; ++i) out += R"({"a":)";
    return out;
}();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A document with one article of one part from the first line of the first page; and an unassigned part.
struct Draft {
    galley_source source{};
    std::vector<galley_part> parts;
    galley_article article{};
    galley_fact fact{};
    galley_document document{};

    explicit Draft(const galley_document& in) : parts(2) {
        source.block = text(first_block);
        source.line_count = 1;
        for (galley_part& part : parts) part.text = text(fine), part.role = GALLEY_ROLE_BODY, part.source_count = 1;
        article.id = text(fine);
        article.part_count = 1;
        article.confidence = 1;
        fact.name = fact.value = text(fine);
        fact.confidence = 1;
        document = in;
        document.articles = &article, document.article_count = 1;
        document.parts = parts.data(), document.part_count = 2, document.unassigned_count = 1;
        document.sources = &source, document.source_count = 1;
        document.facts = &fact, document.fact_count = 0;
    }
};

DocumentWork spoils(void (*spoil)(Draft&)) {
    return [spoil](const galley_host* host, const galley_document* in) {
        Draft draft(*in);
        spoil(draft);
        return host->emit_document(host, &draft.document);
    };
}

DocumentWork writes(const std::string& path) {
    return [path](const galley_host* host, const galley_document*) {
        return host->emit_asset(host, text(path), text(fine), reinterpret_cast<const std::uint8_t*>("x"), 1);
    };
}

std::map<std::string, DocumentWork> all() {
    std::map<std::string, DocumentWork> out;
    const auto document = [&](const char* name, void (*spoil)(Draft&)) { out[name] = spoils(spoil); };
    document("utf8-part", [](Draft& d) { d.parts[0].text = text(broken); });
    document("utf8-unassigned", [](Draft& d) { d.parts[1].text = text(broken); });
    document("utf8-article-id", [](Draft& d) { d.article.id = text(broken); });
    document("utf8-article-attrs", [](Draft& d) { d.article.attrs = text(broken); });
    document("attrs-no-json", [](Draft& d) { d.document.attrs = text(no_json); });
    document("attrs-endless", [](Draft& d) { d.article.attrs = text(endless_attrs); });
    document("continued-to-ghost", [](Draft& d) { d.article.continued_to = text(ghost); });
    document("continued-from-ghost", [](Draft& d) { d.article.continued_from = text(ghost); });
    document("many-articles-of-one-id", [](Draft& d) {
        static std::vector<galley_article> articles;
        articles.assign(2, d.article);
        d.document.articles = articles.data(), d.document.article_count = 2;
    });
    document("utf8-fact", [](Draft& d) { d.document.fact_count = 1, d.fact.value = text(broken); });
    document("nan-article", [](Draft& d) { d.article.confidence = nan; });
    document("percent-article", [](Draft& d) { d.article.confidence = 75; });
    document("source-page", [](Draft& d) { d.source.page = 77; });
    document("source-page-negative", [](Draft& d) { d.source.page = -1; });
    document("source-block", [](Draft& d) { d.source.block = text(fine); });
    document("source-lines", [](Draft& d) { d.source.line_count = 1000; });
    document("source-lines-negative", [](Draft& d) { d.source.first_line = -1; });
    document("parts-beyond", [](Draft& d) { d.article.part_count = 50; });
    document("parts-far-beyond", [](Draft& d) { d.article.first_part = 4294967295u; });
    document("sources-beyond", [](Draft& d) { d.parts[0].first_source = 9; });
    document("unassigned-beyond", [](Draft& d) { d.document.unassigned_count = 9; });
    document("no-pages-array", [](Draft& d) { d.document.pages = nullptr; });
    document("no-articles-array", [](Draft& d) { d.document.articles = nullptr; });
    document("no-parts-array", [](Draft& d) { d.document.parts = nullptr; });
    document("no-sources-array", [](Draft& d) { d.document.sources = nullptr; });
    document("no-facts-array", [](Draft& d) { d.document.facts = nullptr, d.document.fact_count = 1; });
    document("null-page", [](Draft& d) {
        static const galley_page* const none[] = {nullptr};
        d.document.pages = none, d.document.page_count = 1;
    });
    document("size-never-set", [](Draft& d) { d.document.size = 0; });
    document("role-of-tomorrow", [](Draft& d) { d.parts[0].role = 1000; });
    out["asset-above"] = writes("../above.txt");
    out["asset-deep-above"] = writes("a/../../above.txt");
    out["asset-absolute"] = writes("/tmp/galley-modes-absolute.txt");
    out["asset-folder"] = writes("dir/");
    out["asset-long-name"] = writes(std::string(5000, 'x'));
    out["asset-below-a-file"] = [](const galley_host* host, const galley_document* in) {
        const std::int32_t status = writes("a")(host, in);
        return status != GALLEY_OK ? status : writes("a/b")(host, in);
    };
    out["asset-over-a-folder"] = [](const galley_host* host, const galley_document* in) {
        const std::int32_t status = writes("a/b")(host, in);
        return status != GALLEY_OK ? status : writes("a")(host, in);
    };
    out["asset-of-another-stage"] = writes("document.json");
    out["asset-nameless"] = writes("");
    out["asset-with-nul"] = writes(std::string("a\0b", 3));
    out["pieces-mixed"] = [](const galley_host* host, const galley_document*) {
        const std::string one = "one", other = "other";
        const std::int32_t status = host->emit_asset_part(host, text(one), text(fine), nullptr, 0, 0);
        return status != GALLEY_OK ? status : host->emit_asset_part(host, text(other), text(fine), nullptr, 0, 0);
    };
    out["pieces-unfinished"] = [](const galley_host* host, const galley_document*) {
        return host->emit_asset_part(host, text(fine), text(fine), nullptr, 0, 0);
    };
    out["borrow"] = [](const galley_host* host, const galley_document*) {
        const galley_page* lent = nullptr;
        return host->borrow_page(host, 0, &lent);
    };
    out["output-that-is-not"] = [](const galley_host* host, const galley_document*) {
        galley_text bytes{};
        return host->output(host, text(fine), &bytes) == GALLEY_E_INPUT ? GALLEY_OK : GALLEY_E_INTERNAL;
    };
    out["file-that-is-not"] = [](const galley_host* host, const galley_document*) {
        galley_text path{};
        std::uint32_t number = 0;
        return host->page_file(host, 4000, &path, &number) == GALLEY_E_INPUT ? GALLEY_OK : GALLEY_E_INTERNAL;
    };
    out["silent"] = [](const galley_host*, const galley_document*) { return GALLEY_E_INPUT; };
    out["code-99"] = [](const galley_host*, const galley_document*) { return 99; };
    out["throw"] = [](const galley_host*, const galley_document*) -> std::int32_t {
        throw std::runtime_error("thrown on purpose");
    };
    out["throw-int"] = [](const galley_host*, const galley_document*) -> std::int32_t { throw 7; };
    out["null-document"] = [](const galley_host* host, const galley_document*) {
        return host->emit_document(host, nullptr);
    };
    out["emit-nothing"] = [](const galley_host*, const galley_document*) { return GALLEY_OK; };
    return out;
}

}  // namespace

const std::map<std::string, DocumentWork>& document_modes() {
    static const std::map<std::string, DocumentWork> modes = all();
    return modes;
}

}  // namespace modes
