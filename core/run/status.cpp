#include "core/run/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/shown_text.hpp"

namespace galley {

namespace {

constexpr std::size_t named = 20;  // pages of a kind that are named to people

}  // namespace

void Status::add(std::size_t page, const PageResult& result) {
    ++pages_;
    const Where where{result.document, result.source, result.index};
    if (result.outcome.missing) {
        ++missing_count_;
        missing_.push_back(where);
        if (shards_ > 0) missing_shards_.insert(page % shards_);
    } else if (result.outcome.ok()) {
        ++done_;
    } else {
        failures_.push_back({where, *result.outcome.failure});
    }
}

nlohmann::ordered_json Status::json() const {
    auto failed = nlohmann::ordered_json::array(), missing = failed;
    const auto page_of = [](const Where& where) {
        return nlohmann::ordered_json{{"document", where.document}, {"index", where.index}, {"source", where.source}};
    };
    const auto with_reason = [](nlohmann::ordered_json one, const Failure& failure) {
        one.update(to_json(failure));
        return one;
    };
    for (const FailedPage& page : failures_) failed.push_back(with_reason(page_of(page.where), page.failure));
    auto documents = nlohmann::ordered_json::array();
    for (const auto& [id, failure] : documents_) documents.push_back(with_reason({{"document", id}}, failure));
    for (const Where& where : missing_) missing.push_back(page_of(where));
    nlohmann::ordered_json out{{"schema", "galley.status/1"},
                               {"pages", pages_},
                               {"done", done_},
                               {"failed", failures_.size()},
                               {"missing", missing_count_},
                               {"failed_pages", std::move(failed)},
                               {"missing_pages", std::move(missing)},
                               {"failed_documents", std::move(documents)}};
    if (shards_ > 0) {
        out["shards"] = shards_;
        out["missing_shards"] = missing_shards_;
    }
    return out;
}

std::string Status::text() const {
    std::string out = fmt::format("{} page{}: {} done, {} failed, {} missing\n", pages_, pages_ == 1 ? "" : "s", done_,
                                  failures_.size(), missing_count_);
    const auto name = [](const Where& where) {
        return fmt::format("page {} of {} ({})", where.index + 1, where.document, shown(where.source));
    };
    for (std::size_t i = 0; i < std::min(named, failures_.size()); ++i) {
        const auto& [where, failure] = failures_[i];
        out += fmt::format("failed: {} at {} ({}): {}\n", name(where), failure.stage, failure.code_text(),
                           shown(failure.message));
    }
    if (failures_.size() > named) out += fmt::format("failed: {} more, see --json\n", failures_.size() - named);
    std::size_t told = 0;
    for (const auto& [id, failure] : documents_) {
        if (++told > named) {
            out += fmt::format("failed: {} more documents, see --json\n", documents_.size() - named);
            break;
        }
        out += fmt::format("failed: document {} at {} ({}): {}\n", id, failure.stage, failure.code_text(),
                           shown(failure.message));
    }
    for (std::size_t i = 0; i < std::min(named, missing_.size()); ++i)
        out += fmt::format("missing: {}\n", name(missing_[i]));
    if (missing_.size() > named) out += fmt::format("missing: {} more, see --json\n", missing_.size() - named);
    if (!missing_shards_.empty())
        out += fmt::format("shards to run again, of {}: {}\n", shards_, fmt::join(missing_shards_, ","));
    return out;
}

ExitCode Status::exit_code() const {
    if (missing_count_ > 0) return ExitCode::again;
    return failures_.empty() && documents_.empty() ? ExitCode::ok : ExitCode::some_failed;
}

}  // namespace galley
