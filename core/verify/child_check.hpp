// One check in a process of its own, so that a plugin that crashes or hangs costs that check alone.
#pragma once

#include <string>
#include <vector>

#include "core/verify/check.hpp"

namespace galley::verify {

/// Runs this program again with `arguments` and `--check NAME`, and waits at most `limit_s` seconds. A child that ends
/// by a signal or without a verdict has crashed; one that outlives the limit is killed, with all it started, and
/// failed: `late` says so.
struct ChildVerdict {
    Verdict verdict;
    bool late = false;
};
[[nodiscard]] ChildVerdict check_in_child(std::string_view check, const std::vector<std::string>& arguments,
                                          double limit_s);

/// What the child does at its end: tells its parent.
void send_verdict(const Verdict& verdict);

}  // namespace galley::verify
