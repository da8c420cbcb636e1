// The Tags of an ALTO page: kinds of blocks, articles, roles of their lines, and the resolution of the scan.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "toolkit/claims.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_alto {

/// Writes the Tags that a page needs, and tells the ids to refer to them by.
///
///     LayoutTag    TYPE="kind"     LABEL="heading"      the kind of a block
///     StructureTag TYPE="article"  LABEL=headline       an article with text on the page; DESCRIPTION is its id
///     RoleTag      TYPE="role"     LABEL="byline"       what a line is within its article
///     OtherTag     TYPE="dpi"      LABEL="300"          pixels per inch: ALTO has no place of its own for it
class Tags {
  public:
    Tags(pugi::xml_node alto, const Document& document, const Page& page, const toolkit::PageClaims& claims,
         xml::Ids& ids);

    [[nodiscard]] const std::string& kind(BlockKind kind) const { return kinds_.at(kind); }
    [[nodiscard]] const std::string& article(int index) const { return articles_.at(index); }
    /// Articles and roles of a line, parted by spaces.
    [[nodiscard]] std::string of(const std::vector<toolkit::Claim>& claims) const;

  private:
    std::map<BlockKind, std::string> kinds_;
    std::map<int, std::string> articles_;
    std::map<Role, std::string> roles_;
};

}  // namespace galley::write_alto
