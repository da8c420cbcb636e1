// captions.dedup: text that a layer holds twice, where the paper shows it once.
#include "galley/plugin.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include "settings.hpp"

namespace galley::captions_dedup {

class DedupStage {
  public:
    static constexpr StageInfo info{.id = "captions.dedup",
                                    .version = "1.1.0",
                                    .summary = "Removes duplicate captions and headlines; every change is an edit",
                                    .consumes = GALLEY_HAS_TEXT,
                                    .produces = GALLEY_HAS_TEXT};
    using Options = captions_dedup::Options;
    static constexpr auto options = galley::options(
        opt("level", &Options::level, "sure", "How good the evidence must be", one_of("sure|likely")),
        opt("roles", &Options::roles, "all", "Blocks to look at: captions, headings, or all but tables"));

    DedupStage(const Options& o, Context& context) : settings_(settings_of(o, read_language(context))) {}

    Page process(Page page, Context&) { return dedup(std::move(page), settings_); }

  private:
    static Reduplication read_language(Context& context) {
        const std::string path = context.resource("profiles/reduplication.json");
        std::ifstream file(path);
        const std::string json{std::istreambuf_iterator<char>(file), {}};
        return read_reduplication(json, path);
    }

    Settings settings_;
};

}  // namespace galley::captions_dedup

GALLEY_PLUGIN("captions-dedup", "1.0.0", "Apache-2.0", galley::captions_dedup::DedupStage)
