// One verdict out of those on every stage of a plugin.
#pragma once

#include <fmt/format.h>

#include <functional>

#include "core/verify/check.hpp"

namespace galley::verify {

/// The worst verdict of all stages; skipped when there is none. `judge` may throw CannotMake: that stage is skipped.
inline Verdict each_stage(const Subject& subject, const std::function<Verdict(const galley_stage&)>& judge) {
    Verdict worst = skipped("It has no stage of the kind that this asks about.");
    for (const galley_stage* stage : subject.stages()) {
        Verdict one;
        try {
            one = judge(*stage);
        } catch (const CannotMake& error) {
            one = skipped(error.what());
        }
        if (one.outcome > worst.outcome || (worst.outcome == Outcome::skipped && one.outcome == Outcome::skipped))
            worst = std::move(one);
    }
    return worst;
}

/// Makes each stage, exercises it, and asks `fault` about everything it gave. Readers without an input are skipped.
inline Verdict each_trial(const Subject& subject,
                          const std::function<std::string(const galley_stage&, const Trial&)>& fault) {
    return each_stage(subject, [&](const galley_stage& stage) {
        const auto probe = subject.make(stage);
        const auto trials = exercise(*probe, subject);
        if (trials.empty()) return skipped("A reading stage is tried with --input FILE_OR_FOLDER.");
        for (const Trial& trial : trials)
            if (const std::string why = fault(stage, trial); !why.empty())
                return failed(fmt::format("{}, given {}: {}.", stage.id, trial.what, why));
        return passed();
    });
}

/// Why a call that did not return OK breaks the rules of failing, or nothing: a code that exists, an error with a
/// sentence.
[[nodiscard]] std::string silent_failure(const Given& given);

}  // namespace galley::verify
