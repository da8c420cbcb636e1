// The files of a document, and the places in them that its articles are made of.
#pragma once

#include <cstdint>
#include <map>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "galley/pages.hpp"
#include "toolkit/page_images.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_mets {

/// Writes the file section, and the pointers into its files. Text is pointed to in the ALTO of its page; without ALTO
/// in PAGE, whose ids are the same; without either, as a rectangle of the image.
///
/// The groups are those that OCR-D and the profiles of newspaper portals (DFG Viewer, Kitodo) look for: OCR-D-IMG, the
/// images; OCR-D-OCR, PAGE; FULLTEXT, ALTO; DEFAULT and THUMBS, the images that the run has written and their
/// thumbnails; DOWNLOAD, the PDF. Pages that were read from what is no image are in SOURCE.
class Files {
  public:
    /// `base`: the address at which the document's folder will be found, with a slash at its end; empty: files are
    /// named by their paths.
    Files(const Document& document, const Pages& pages, std::string base);

    void write_section(pugi::xml_node mets) const;
    /// Appends a pointer to each file of the page.
    void point_to_page(pugi::xml_node div, const Page& page) const;
    /// Appends a pointer to each file of the whole document.
    void point_to_whole(pugi::xml_node div) const;
    /// Appends a pointer to where the sources lie; nothing when they lead nowhere.
    void point_to(pugi::xml_node div, const std::vector<Source>& sources) const;

  private:
    struct Known {
        std::int32_t index;
        xml::PageIds ids;
        std::map<std::string, std::size_t> blocks;
        std::vector<Box> boxes;  // of the blocks
    };
    struct File {
        std::string id, media_type, path;  // as a URI
        bool ours = true;                  // written by the run
    };
    struct Group {
        const char* use;
        std::map<std::int32_t, File> files;  // by page; -1: of the whole document
    };
    Group& group(const char* use);
    void add(const char* use, std::int32_t page, std::string media_type, std::string path, bool ours = true);
    void add_area(pugi::xml_node parent, const Known& known, const Source& source) const;
    /// The file that texts of a page are pointed to in, and whether it is text.
    [[nodiscard]] std::pair<const File*, bool> target_on(std::int32_t page) const;

    std::string base_;
    std::vector<Group> groups_;
    std::map<std::int32_t, Known> pages_;
};

}  // namespace galley::write_mets
