#include "settings.hpp"

namespace galley::captions_dedup {

Settings settings_of(const Options& options, Reduplication language) {
    Settings out;
    out.level = options.level == "likely" ? Level::likely : Level::sure;
    out.language = std::move(language);
    out.captions = out.headings = out.others = false;
    for (const std::string& role : options.roles) {
        if (role != "captions" && role != "headings" && role != "all")
            throw OptionError("roles of captions.dedup holds \"" + role + "\"; it takes captions, headings and all");
        out.captions |= role != "headings";
        out.headings |= role != "captions";
        out.others |= role == "all";
    }
    return out;
}

}  // namespace galley::captions_dedup
