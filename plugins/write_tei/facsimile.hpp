// The facsimile of a TEI file: a surface for each page, zones for its blocks and lines.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "toolkit/page_images.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_tei {

class Facsimile {
  public:
    explicit Facsimile(const Document& document);

    /// Appends the surface of a page to `facsimile`, and remembers its zones.
    void add(pugi::xml_node facsimile, const Page& page, xml::Ids& ids);

    /// The value of @facs for a text: "#p1_b2 #p1_b3_l1". Blocks where all lines are meant, else lines.
    [[nodiscard]] std::string pointers(const std::vector<Source>& sources) const;

  private:
    struct Zones {
        std::string block;
        std::vector<std::string> lines;
    };
    Zones write_block(pugi::xml_node surface, const Block& block, const std::string& prefix, xml::Ids& ids);

    toolkit::PageImages images_;
    std::map<std::pair<std::int32_t, std::string>, Zones> zones_;
};

}  // namespace galley::write_tei
