// Which article the elements of an ALTO page belong to, by the file itself or by METS.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "mets/mets.hpp"
#include "toolkit/given.hpp"

namespace galley::read_alto {

/// Walks with the reader through a page, element by element in the order of the file.
class Claims {
  public:
    /// `tags` may be null. Borrows nothing.
    Claims(const pugi::xml_node& tags, const std::vector<mets::Claim>& claims);

    /// Enters a block or line. What it says of itself comes before what it lies in, and METS before both.
    void enter(const pugi::xml_node& element);
    void leave(const pugi::xml_node& element);
    /// Of the element that was entered last; nothing when no article has it.
    [[nodiscard]] std::optional<toolkit::Given> current() const;

  private:
    struct Level {
        std::optional<toolkit::Given> own;
    };
    std::map<std::string, std::string> articles_, roles_;  // by id of the tag
    std::map<std::string, mets::Claim> starts_;            // by the id of the first element
    std::optional<mets::Claim> running_;                   // a claim over several elements
    std::vector<Level> levels_;
};

}  // namespace galley::read_alto
