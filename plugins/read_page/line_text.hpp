// The text of PAGE XML elements, and the words of a line.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "galley/model.hpp"

namespace galley::read_page {

/// The first TextEquiv of an element, without line ends.
[[nodiscard]] std::string text_of_element(const pugi::xml_node& element);

/// Its confidence; 1 when it tells none.
[[nodiscard]] double confidence_of_element(const pugi::xml_node& element);

/// The words of a line, when the line has a text of its own: people correct lines and leave the words as they were
/// read. `text` wins: when it has as many words, these keep their boxes, else it becomes one word in the line's box.
[[nodiscard]] std::vector<Word> words_with_text(std::vector<Word> words, const std::string& text, const Word& line);

}  // namespace galley::read_page
