// What tests of XML writers share.
#pragma once

#include <catch_test.hpp>
#include <pugixml.hpp>
#include <string>

namespace galley {

/// What a writer wrote; fails the test when it is no XML.
inline pugi::xml_document parsed(const std::string& bytes) {
    pugi::xml_document out;
    REQUIRE(out.load_string(bytes.c_str()));
    return out;
}

/// The text of the first node or attribute at an XPath; empty when there is none.
inline std::string text_at(const pugi::xml_document& document, const char* path) {
    const pugi::xpath_node found = document.select_node(path);
    return found.attribute() ? found.attribute().value() : found.node().text().get();
}

}  // namespace galley
