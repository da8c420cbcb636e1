// Regions of PAGE XML, with their lines and words.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "toolkit/claims.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_page {

/// What one region is written from. `place` is its index in reading order.
struct Region {
    const Document& document;
    const Page& page;
    const Block& block;
    const toolkit::BlockClaims& claims;
    const std::string& id;
    const std::vector<std::string>& line_ids;
    std::size_t place;
};

/// Appends the region to `page`. Lines in a region that is no text stand in a TextRegion inside it.
void write_region(pugi::xml_node page, const Region& region, xml::Ids& ids);

/// "structure {id:a1; type:article;}": the way in which Transkribus and NewsEye mark articles.
[[nodiscard]] std::string article_custom(const Article& article);

}  // namespace galley::write_page
