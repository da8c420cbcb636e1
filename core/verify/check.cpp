#include "core/verify/check.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/plugin/plugin_library.hpp"

namespace galley::verify {

namespace {

constexpr Check checks[] = {
    {"load-now", "The file loads with every symbol bound at once.", load_now},
    {"exports-only-entry", "It exports the symbol galley_plugin and nothing else.", exports_only_entry},
    {"abi-version", "It was built for an ABI that this galley has.", abi_version},
    {"descriptor-complete", "Plugin, stages and options say who they are, with every function their scope needs.",
     descriptor_complete},
    {"ids-unique", "No two stages share an id, and no two options of a stage a name.", ids_unique},
    {"option-defaults-valid", "Defaults lie within their own ranges and choices, and make an instance.",
     option_defaults_valid},
    {"option-bad-value-refused", "Values at the edge of what the table allows are used, or refused with a sentence.",
     option_bad_value_refused},
    {"create-destroy-repeat", "Instances can be made and destroyed again and again, and several live side by side.",
     create_destroy_repeat},
    {"empty-document", "A document without pages, and a folder without files, are no failure.", empty_document},
    {"empty-page", "A page without blocks, lines or words is no failure.", empty_page},
    {"huge-page", "A page of 20,000 words comes through, or is refused with a sentence.", huge_page},
    {"utf8-preserved", "Text of every script comes out as it went in, or an edit tells the change.", utf8_preserved},
    {"boxes-inside-page", "Every box lies inside its page.", boxes_inside_page},
    {"confidence-range", "Every confidence is a number from 0 to 1.", confidence_range},
    {"indices-in-range", "Every index, id, edit and source leads to something that is there.", indices_in_range},
    {"produces-only-declared", "A stage changes and emits what its `produces` declares, and nothing else.",
     produces_only_declared},
    {"deterministic-twice", "The same input gives the same output again.", deterministic_twice},
    {"instances-equal", "Two instances with the same options give the same output.", instances_equal},
    {"error-has-message", "A failure has a known code and comes with a sentence.", error_has_message},
    {"cancel-honoured", "Work that the host cancels ends soon.", cancel_honoured},
    {"stdout-clean", "Nothing is written to standard output.", stdout_clean},
    {"asset-path-relative", "Files of the output have relative paths inside the document's folder.",
     asset_path_relative},
    {"no-threads-left", "No thread is left when the work is done.", no_threads_left},
    {"no-leak-slope", "Memory does not grow with the number of calls.", no_leak_slope},
    {"load-time", "Loading takes less than two seconds.", load_time},
};

constexpr std::array outcome_names{"skipped", "passed", "warning", "failed", "crashed"};

}  // namespace

std::span<const Check> all_checks() { return checks; }

const Check* find_check(std::string_view name) {
    const auto* found =
        std::find_if(std::begin(checks), std::end(checks), [&](const Check& check) { return check.name == name; });
    return found == std::end(checks) ? nullptr : found;
}

Verdict run_check(const Check& check, const Subject& subject) {
    try {
        return check.run(subject);
    } catch (const PluginError& error) {
        return skipped(error.what());
    } catch (const CannotMake& error) {
        return skipped(error.what());
    }
}

std::string_view name_of(Outcome outcome) { return outcome_names.at(static_cast<std::size_t>(outcome)); }

Outcome outcome_named(std::string_view name) {
    for (std::size_t i = 0; i < outcome_names.size(); ++i)
        if (name == outcome_names[i]) return static_cast<Outcome>(i);
    throw std::invalid_argument("there is no outcome of this name");
}

}  // namespace galley::verify
