// The ReadingOrder of ALTO 4.3 and later.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>

namespace galley::read_alto {

/// The place of each element that the reading order names, by its id. Groups are taken as they stand, one inside the
/// other; the first mention counts. Empty when the file has none.
[[nodiscard]] std::map<std::string, std::size_t> places_of(const pugi::xml_node& alto);

}  // namespace galley::read_alto
