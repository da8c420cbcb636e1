// Bibliographic descriptions in MODS 3 (https://www.loc.gov/standards/mods/).
#pragma once

#include <pugixml.hpp>
#include <string>

#include "galley/model.hpp"

namespace galley::write_mets {

/// Appends a dmdSec that describes the whole document.
void describe(pugi::xml_node mets, const Document& document, const std::string& section_id);

/// Appends a dmdSec that describes an article, with the heads that the paper has.
void describe(pugi::xml_node mets, const Article& article, const std::string& section_id);

}  // namespace galley::write_mets
