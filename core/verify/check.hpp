// What a verification asks of a plugin: a list of checks, each with a name, one sentence and a function that judges.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/verify/subject.hpp"

namespace galley::verify {

/// Ordered: the worst is the greatest. skipped means that the check does not fit the plugin.
enum class Outcome { skipped, passed, warning, failed, crashed };

struct Verdict {
    Outcome outcome = Outcome::passed;
    std::string why;  ///< a sentence unless passed
};

inline Verdict passed() { return {Outcome::passed, {}}; }
inline Verdict failed(std::string why) { return {Outcome::failed, std::move(why)}; }
inline Verdict skipped(std::string why) { return {Outcome::skipped, std::move(why)}; }
inline Verdict warning(std::string why) { return {Outcome::warning, std::move(why)}; }
/// Failed with the fault, or passed when there is none.
inline Verdict passed_unless(std::string fault) { return fault.empty() ? passed() : failed(std::move(fault)); }

/// `run` works in a process of its own: it may load the plugin and call it, and may throw PluginError and CannotMake,
/// which skip the check: another one tells about those.
struct Check {
    std::string_view name;
    std::string_view sentence;
    Verdict (*run)(const Subject&);
};

/// In the order in which a person would look.
[[nodiscard]] std::span<const Check> all_checks();
[[nodiscard]] const Check* find_check(std::string_view name);

/// Runs one check here and now.
[[nodiscard]] Verdict run_check(const Check& check, const Subject& subject);

/// "passed", "failed", "crashed", "skipped" or "warning".
[[nodiscard]] std::string_view name_of(Outcome outcome);
/// Throws std::invalid_argument for any other name.
[[nodiscard]] Outcome outcome_named(std::string_view name);

// The checks, by the file that holds them.
// load_checks.cpp
Verdict load_now(const Subject&);
Verdict exports_only_entry(const Subject&);
Verdict abi_version(const Subject&);
Verdict load_time(const Subject&);
// descriptor_checks.cpp
Verdict descriptor_complete(const Subject&);
Verdict ids_unique(const Subject&);
Verdict option_defaults_valid(const Subject&);
Verdict option_bad_value_refused(const Subject&);
// input_checks.cpp
Verdict empty_document(const Subject&);
Verdict empty_page(const Subject&);
Verdict huge_page(const Subject&);
Verdict error_has_message(const Subject&);
// output_checks.cpp
Verdict utf8_preserved(const Subject&);
Verdict boxes_inside_page(const Subject&);
Verdict confidence_range(const Subject&);
Verdict indices_in_range(const Subject&);
Verdict produces_only_declared(const Subject&);
Verdict asset_path_relative(const Subject&);
// conduct_checks.cpp
Verdict create_destroy_repeat(const Subject&);
Verdict deterministic_twice(const Subject&);
Verdict instances_equal(const Subject&);
Verdict cancel_honoured(const Subject&);
Verdict stdout_clean(const Subject&);
Verdict no_threads_left(const Subject&);
Verdict no_leak_slope(const Subject&);

}  // namespace galley::verify
