// The plugin that is verified, what it is verified with, and the calls that most checks begin with.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/pipeline/option_values.hpp"
#include "core/pipeline/pipeline.hpp"
#include "core/verify/probe.hpp"

namespace galley::verify {

/// What the command line gives. A stage that needs an option or an input gets it here.
struct Setup {
    std::filesystem::path plugin;
    std::string stage;                        ///< only this one; empty: all of the plugin
    std::vector<Override> options;            ///< instead of defaults
    std::filesystem::path input;              ///< for reading stages; empty: they list and load nothing
    std::vector<std::filesystem::path> data;  ///< folders of data files, best first
    std::filesystem::path folder;             ///< where paths in options start
    double cancel_within_s = 2;               ///< what a user who pressed Ctrl-C waits for without anger
};

/// A stage cannot be made with its defaults and what Setup gives.
struct CannotMake : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What `overrides` give to a stage, by option.
[[nodiscard]] nlohmann::json given_options(const galley_stage& stage, const std::vector<Override>& overrides);

/// One call and what it gave. `page` or `document` is what went in.
struct Trial {
    std::string what;  ///< "a printed page"
    std::shared_ptr<const Page> page;
    std::shared_ptr<const Document> document;
    Given given;
};

class Subject {
  public:
    explicit Subject(Setup setup) : setup_(std::move(setup)) {}

    [[nodiscard]] const Setup& setup() const { return setup_; }
    /// Loads the file. Throws PluginError unless there is a symbol galley_plugin; looks at nothing behind it.
    [[nodiscard]] const galley_plugin_desc& descriptor() const;
    /// Throws PluginError unless the descriptor is sound.
    [[nodiscard]] std::vector<const galley_stage*> stages() const;
    /// The stage's options: defaults, or what Setup gives. Throws CannotMake when that does not fit the table.
    [[nodiscard]] OptionValues values(const galley_stage& stage) const;
    /// A probe whose instance is made. Throws CannotMake.
    [[nodiscard]] std::unique_ptr<Probe> make(const galley_stage& stage, Conditions conditions = {}) const;
    /// A probe without an instance.
    [[nodiscard]] std::unique_ptr<Probe> probe(const galley_stage& stage) const;

  private:
    Setup setup_;
};

/// Calls the working functions of a stage with every sample that fits its scope.
[[nodiscard]] std::vector<Trial> exercise(Probe& probe, const Subject& subject);

/// A page stage works on this page, a document stage on a document of it; a reading stage gives no trial.
[[nodiscard]] std::vector<Trial> try_page(Probe& probe, const std::string& what, const Page& page);

}  // namespace galley::verify
