// What kind of block an ALTO element is.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "galley/model.hpp"

namespace galley::read_alto {

/// The kind that a label or a TYPE names, in letters of any case: "Headline", "advertisement"; nothing when none.
[[nodiscard]] std::optional<BlockKind> kind_called(std::string_view label);

/// The kinds that the file's tags name, by their ids.
class KindTags {
  public:
    explicit KindTags(const pugi::xml_node& tags);

    /// The kind that one of the element's TAGREFS names.
    [[nodiscard]] std::optional<BlockKind> of(const pugi::xml_node& element) const;

  private:
    std::map<std::string, BlockKind, std::less<>> kinds_;
};

}  // namespace galley::read_alto
