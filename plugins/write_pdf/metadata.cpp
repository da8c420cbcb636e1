#include "metadata.hpp"

#include <set>
#include <string_view>
#include <vector>

#include "galley/facts.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_pdf {

namespace {

constexpr const char* prism_namespace = "http://prismstandard.org/namespaces/basic/3.0/";

/// A property of PRISM: its name, its type in XMP, what it is, and its value.
struct Property {
    const char *name, *type, *meaning;
    std::string value;
};

/// The section that all pages stand in; empty when they stand in several, or in none.
std::string only_section(const Document& document) {
    std::set<std::string> sections;
    for (const Page& page : document.pages) sections.insert(fact_of(document, page, "section"));
    return sections.size() == 1 ? *sections.begin() : "";
}

/// What is known of the issue, by its names in PRISM.
std::vector<Property> prism_of(const Document& document) {
    std::vector<Property> out{
        {"publicationName", "Text", "Title of the newspaper", fact_of(document, "title")},
        {"coverDate", "Date", "Date of the issue", fact_of(document, "date")},
        {"number", "Text", "Number of the issue", fact_of(document, "number")},
        {"section", "Text", "Section of the newspaper", only_section(document)},
    };
    const auto label = [](const Page& page) {
        const Fact* fact = find_fact(page.facts, "label");
        return fact == nullptr ? "" : fact->value;
    };
    if (!document.pages.empty()) {
        out.push_back({"startingPage", "Text", "Label of the first page, as printed", label(document.pages.front())});
        out.push_back({"endingPage", "Text", "Label of the last page, as printed", label(document.pages.back())});
    }
    std::erase_if(out, [](const Property& property) { return property.value.empty(); });
    return out;
}

pugi::xml_node add_resource(pugi::xml_node parent, const char* name) {
    pugi::xml_node out = parent.append_child(name);
    xml::set(out, "rdf:parseType", "Resource");
    return out;
}

/// Declares names that PDF/A does not know by itself.
void declare(pugi::xml_node about, const std::vector<Property>& properties) {
    xml::set(about, "xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/");
    xml::set(about, "xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#");
    xml::set(about, "xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#");
    pugi::xml_node schema = add_resource(about.append_child("pdfaExtension:schemas").append_child("rdf:Bag"), "rdf:li");
    xml::add_text(schema, "pdfaSchema:schema", "PRISM Basic Metadata 3.0");
    xml::add_text(schema, "pdfaSchema:namespaceURI", prism_namespace);
    xml::add_text(schema, "pdfaSchema:prefix", "prism");
    pugi::xml_node list = schema.append_child("pdfaSchema:property").append_child("rdf:Seq");
    for (const Property& property : properties) {
        pugi::xml_node one = add_resource(list, "rdf:li");
        xml::add_text(one, "pdfaProperty:name", property.name);
        xml::add_text(one, "pdfaProperty:valueType", property.type);
        xml::add_text(one, "pdfaProperty:category", "external");
        xml::add_text(one, "pdfaProperty:description", property.meaning);
    }
}

void add_dublin_core(pugi::xml_node about, const Document& document) {
    xml::set(about, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml::set(xml::add_text(about.append_child("dc:title").append_child("rdf:Alt"), "rdf:li", issue_name(document)),
             "xml:lang", "x-default");
    if (const std::string date = fact_of(document, "date"); !date.empty())
        xml::add_text(about.append_child("dc:date").append_child("rdf:Seq"), "rdf:li", date);
    if (const std::string language = fact_of(document, "language"); !language.empty())
        xml::add_text(about.append_child("dc:language").append_child("rdf:Bag"), "rdf:li", language);
    xml::add_text(about, "dc:identifier", document.id);
}

}  // namespace

std::string metadata_of(const Document& document, const std::string& producer, bool archival) {
    pugi::xml_document out;
    pugi::xml_node meta = out.append_child("x:xmpmeta");
    xml::set(meta, "xmlns:x", "adobe:ns:meta/");
    pugi::xml_node rdf = meta.append_child("rdf:RDF");
    xml::set(rdf, "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    pugi::xml_node about = rdf.append_child("rdf:Description");
    xml::set(about, "rdf:about", "");
    add_dublin_core(about, document);
    xml::set(about, "xmlns:pdf", "http://ns.adobe.com/pdf/1.3/");
    xml::add_text(about, "pdf:Producer", producer);
    const std::vector<Property> prism = prism_of(document);
    xml::set(about, "xmlns:prism", prism_namespace);
    for (const Property& property : prism)
        xml::add_text(about, ("prism:" + std::string(property.name)).c_str(), property.value);
    if (archival) {
        xml::set(about, "xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
        xml::add_text(about, "pdfaid:part", "2");
        xml::add_text(about, "pdfaid:conformance", "U");
        if (!prism.empty()) declare(about, prism);
    }
    struct Writer : pugi::xml_writer {
        std::string bytes = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
        void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
    } writer;
    meta.print(writer, " ", pugi::format_default, pugi::encoding_utf8);
    return writer.bytes + "<?xpacket end=\"r\"?>\n";
}

}  // namespace galley::write_pdf
