// What the PDF says of itself: names of PRISM, each declared as PDF/A wants (ISO 19005-2, section 6.6.2.3.3).
#include "metadata.hpp"

#include <catch_test.hpp>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>

#include "galley/facts.hpp"

using namespace galley;
using namespace galley::write_pdf;

namespace {

Document issue() {
    Document document{"ledger/1", {}, {}, {}, {}};
    for (const auto& [name, value] : {std::pair{"title", "The <Morning> Ledger"},
                                      {"date", "2026-02-16"},
                                      {"number", "41 & 42"},
                                      {"language", "en"}})
        set_fact(document.facts, {name, value, {}});
    for (const char* label : {"A7", "A8"}) {
        Page page{static_cast<std::int32_t>(document.pages.size()), "1.png", 100, 200, 300, {}, {}, {}};
        set_fact(page.facts, {"label", label, {}});
        set_fact(page.facts, {"section", "Sport", {}});
        document.pages.push_back(page);
    }
    return document;
}

struct Packet {
    explicit Packet(const std::string& bytes) { REQUIRE(document.load_string(bytes.c_str())); }
    [[nodiscard]] pugi::xml_node about() const {
        return document.child("x:xmpmeta").child("rdf:RDF").child("rdf:Description");
    }
    /// Names of the properties of PRISM that have a value.
    [[nodiscard]] std::multiset<std::string> used() const {
        std::multiset<std::string> out;
        for (const pugi::xml_node node : about())
            if (std::string_view(node.name()).starts_with("prism:")) out.insert(node.name() + 6);
        return out;
    }
    pugi::xml_document document;
};

}  // namespace

TEST_CASE("facts of the issue and its pages are told by the names of PRISM") {
    const Packet packet(metadata_of(issue(), "test", true));
    const auto value = [&](const char* name) { return std::string(packet.about().child(name).text().get()); };
    CHECK(value("prism:publicationName") == "The <Morning> Ledger");
    CHECK(value("prism:coverDate") == "2026-02-16");
    CHECK(value("prism:number") == "41 & 42");
    CHECK(value("prism:section") == "Sport");
    CHECK(value("prism:startingPage") == "A7");
    CHECK(value("prism:endingPage") == "A8");
    CHECK(value("dc:identifier") == "ledger/1");
}

TEST_CASE("each name of PRISM is declared once, with all that a declaration must hold") {
    const Packet packet(metadata_of(issue(), "test", true));
    const pugi::xml_node schema = packet.about().child("pdfaExtension:schemas").child("rdf:Bag").child("rdf:li");
    CHECK(std::string(schema.child("pdfaSchema:namespaceURI").text().get()) ==
          packet.about().attribute("xmlns:prism").value());
    CHECK(std::string(schema.child("pdfaSchema:prefix").text().get()) == "prism");
    CHECK(std::string(schema.attribute("rdf:parseType").value()) == "Resource");
    std::multiset<std::string> declared;
    for (const pugi::xml_node one : schema.child("pdfaSchema:property").child("rdf:Seq")) {
        declared.insert(one.child("pdfaProperty:name").text().get());
        CHECK(std::set<std::string>{"Text", "Date"}.contains(one.child("pdfaProperty:valueType").text().get()));
        CHECK(std::string(one.child("pdfaProperty:category").text().get()) == "external");
        CHECK_FALSE(std::string(one.child("pdfaProperty:description").text().get()).empty());
    }
    CHECK(declared == packet.used());
}

TEST_CASE("what is not known is not told, and a section only where all pages stand in it") {
    Document document = issue();
    document.pages[1].facts.clear();
    CHECK(Packet(metadata_of(document, "test", true)).used() ==
          std::multiset<std::string>{"publicationName", "coverDate", "number", "startingPage"});
    const Packet bare(metadata_of({"x", {}, {}, {}, {}}, "test", true));
    CHECK(bare.used().empty());
    CHECK_FALSE(bare.about().child("pdfaExtension:schemas"));
    CHECK_FALSE(Packet(metadata_of(issue(), "test", false)).about().child("pdfaExtension:schemas"));
}
