#include "kinds.hpp"

#include <array>
#include <sstream>
#include <utility>

#include "galley/names.hpp"

namespace galley::read_alto {

namespace {

/// Words of other programs: docWorks, eScriptorium, Transkribus, and the SegmOnto vocabulary.
constexpr std::array<std::pair<std::string_view, BlockKind>, 19> synonyms{{{"paragraph", BlockKind::text},
                                                                           {"mainzone", BlockKind::text},
                                                                           {"headline", BlockKind::heading},
                                                                           {"title", BlockKind::heading},
                                                                           {"subheadline", BlockKind::heading},
                                                                           {"titlepagezone", BlockKind::heading},
                                                                           {"illustration", BlockKind::image},
                                                                           {"picture", BlockKind::image},
                                                                           {"photo", BlockKind::image},
                                                                           {"graphiczone", BlockKind::image},
                                                                           {"tablezone", BlockKind::table},
                                                                           {"advertisement", BlockKind::advert},
                                                                           {"ad", BlockKind::advert},
                                                                           {"separator", BlockKind::rule},
                                                                           {"header", BlockKind::furniture},
                                                                           {"footer", BlockKind::furniture},
                                                                           {"page-number", BlockKind::furniture},
                                                                           {"numberingzone", BlockKind::furniture},
                                                                           {"runningtitlezone", BlockKind::furniture}}};

}  // namespace

std::optional<BlockKind> kind_called(std::string_view label) {
    std::string small(label);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (const auto kind = named<BlockKind>(small)) return kind;
    for (const auto& [name, kind] : synonyms)
        if (name == small) return kind;
    return std::nullopt;
}

KindTags::KindTags(const pugi::xml_node& tags) {
    // Structure and role tags carry titles and names: an article called "Table" is no table.
    for (const char* element : {"LayoutTag", "OtherTag"})
        for (const pugi::xml_node tag : tags.children(element))
            if (const auto kind = kind_called(tag.attribute("LABEL").value()))
                kinds_.emplace(tag.attribute("ID").value(), *kind);
}

std::optional<BlockKind> KindTags::of(const pugi::xml_node& element) const {
    std::istringstream references(element.attribute("TAGREFS").value());
    for (std::string id; references >> id;)
        if (const auto found = kinds_.find(id); found != kinds_.end()) return found->second;
    return std::nullopt;
}

}  // namespace galley::read_alto
