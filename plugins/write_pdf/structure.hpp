// The logical structure of a tagged PDF (ISO 32000-1, section 14.7): articles
// with their heads and paragraphs.
#pragma once

#include <map>
#include <vector>

#include "pdf_file.hpp"
#include "reading.hpp"

namespace galley::write_pdf {

class Structure {
  public:
    /// The standard structure type of a text with this role.
    [[nodiscard]] static const char* type_of(Role role);

    /// Notes a passage of a page, and returns the number that its marked content
    /// must have on it.
    int add(const Passage& passage, std::size_t page, int page_object);

    /// Writes the tree as the object `root`. `titles` are those of the articles,
    /// by their index.
    void write(PdfFile& file, int root, const std::vector<std::string>& titles) const;

  private:
    struct Mark {
        int page_object, number;
    };
    struct Element {
        Role role = Role::body;
        std::vector<Mark> marks;
    };
    using Key = std::pair<int, std::size_t>;  // article and part; what nobody
                                              // claims comes after all articles

    std::map<Key, Element> elements_;
    std::map<std::size_t, std::vector<Key>> pages_;  // of each page, whose content has which number
    std::size_t unclaimed_ = 0;
};

}  // namespace galley::write_pdf
