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
    } else if (result.outcome.ok) {
        ++done_;
    } else {
        failures_.push_back({where, result.outcome});
    }
}

nlohmann::ordered_json Status::json() const {
    auto failed = nlohmann::ordered_json::array(), missing = failed;
    const auto place = [](const Where& where) {
        return nlohmann::ordered_json{{"document", where.document}, {"index", where.index}, {"source", where.source}};
    };
    const auto with_reason = [](nlohmann::ordered_json one, const Outcome& outcome) {
        one["stage"] = outcome.stage;
        one["code"] = outcome.code;
        one["message"] = outcome.message;
        if (!outcome.signal.empty()) one["signal"] = outcome.signal;
        return one;
    };
    for (const Failure& failure : failures_) failed.push_back(with_reason(place(failure.where), failure.outcome));
    auto documents = nlohmann::ordered_json::array();
    for (const auto& [id, outcome] : documents_) documents.push_back(with_reason({{"document", id}}, outcome));
    for (const Where& where : missing_) missing.push_back(place(where));
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
        const PageOutcome& outcome = failures_[i].outcome;
        out += fmt::format("failed: {} at {} ({}): {}\n", name(failures_[i].where), outcome.stage, outcome.code,
                           shown(outcome.message));
    }
    if (failures_.size() > named) out += fmt::format("failed: {} more, see --json\n", failures_.size() - named);
    std::size_t told = 0;
    for (const auto& [id, outcome] : documents_) {
        if (++told > named) {
            out += fmt::format("failed: {} more documents, see --json\n", documents_.size() - named);
            break;
        }
        out += fmt::format("failed: document {} at {} ({}): {}\n", id, outcome.stage, outcome.code,
                           shown(outcome.message));
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
