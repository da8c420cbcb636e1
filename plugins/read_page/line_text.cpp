#include "line_text.hpp"

#include <algorithm>
#include <sstream>

#include "toolkit/xml.hpp"

namespace galley::read_page {

namespace {

std::vector<std::string> split(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

std::string without_spaces(const std::string& text) {
    std::string out;
    for (const std::string& word : split(text)) out += word;
    return out;
}

}  // namespace

std::string text_of_element(const pugi::xml_node& element) {
    const pugi::xml_node equivalent = element.child("TextEquiv");
    const pugi::xml_node unicode = equivalent.child("Unicode");
    std::string text = xml::clean((unicode ? unicode : equivalent.child("PlainText")).text().get());
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

double confidence_of_element(const pugi::xml_node& element) {
    const double confidence = element.child("TextEquiv").attribute("conf").as_double(1);
    return confidence >= 0 && confidence <= 1 ? confidence : 1;
}

std::vector<Word> words_with_text(std::vector<Word> words, const std::string& text, const Word& line) {
    std::string joined;
    for (const Word& word : words) joined += without_spaces(word.text);
    const std::vector<std::string> corrected = split(text);
    if (corrected.empty() || without_spaces(text) == joined) return words;
    if (corrected.size() != words.size()) return {{text, line.box, line.confidence, {}}};
    for (std::size_t i = 0; i < words.size(); ++i) words[i].text = corrected[i];
    return words;
}

}  // namespace galley::read_page
