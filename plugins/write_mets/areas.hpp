// The files of a document, and the places in them that its articles are made of.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "galley/pages.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_mets {

/// Writes the file section, and the pointers into its files. Text is pointed to in the ALTO of its page; without ALTO
/// in PAGE, whose ids are the same; without either, as a rectangle of the image.
class Files {
  public:
    Files(const Document& document, const Pages& pages);

    /// Appends fileSec: groups "image", and "alto" and "page" when the pipeline writes those.
    void write_section(pugi::xml_node mets) const;
    /// Appends a pointer to each file of the page.
    void point_to_page(pugi::xml_node div, const Page& page) const;
    /// Appends a pointer to where the sources lie; nothing when they lead nowhere.
    void point_to(pugi::xml_node div, const std::vector<Source>& sources) const;

  private:
    struct Known {
        std::int32_t index;
        xml::PageIds ids;
        std::map<std::string, std::size_t> blocks;
        std::vector<Box> boxes;  // of the blocks
    };
    struct Group {
        const char* use;
        const char* media_type;  // empty: by the page's name
    };
    void add_area(pugi::xml_node parent, const Known& known, const Source& source) const;

    const Document& document_;
    std::vector<Group> groups_;
    std::map<std::int32_t, Known> pages_;
};

}  // namespace galley::write_mets
