#include "mods.hpp"

#include <xxhash.h>

#include <array>
#include <cstdio>

#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/names.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_mets {

namespace {

pugi::xml_node add_mods(pugi::xml_node mets, const std::string& section_id) {
    pugi::xml_node section = mets.append_child("mets:dmdSec");
    xml::set(section, "ID", section_id);
    pugi::xml_node wrap = section.append_child("mets:mdWrap");
    xml::set(wrap, "MDTYPE", "MODS");
    return wrap.append_child("mets:xmlData").append_child("mods:mods");
}

void identify(pugi::xml_node mods, const std::string& id) {
    xml::set(xml::add_text(mods, "mods:identifier", id), "type", "local");
}

/// A name for the issue of a kind that archives and OCR-D take (urn): a UUID of version 8 (RFC 9562), made of the
/// document's id and the names of its pages, so that it is the same whenever they are.
std::string urn_of(const Document& document) {
    std::string all = document.id;
    for (const Page& page : document.pages) all += "\n" + page.source;
    const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
    const auto high = static_cast<unsigned long long>(hash.high64), low = static_cast<unsigned long long>(hash.low64);
    std::array<char, 64> out;
    std::snprintf(out.data(), out.size(), "urn:uuid:%08llx-%04llx-8%03llx-%04llx-%012llx", high >> 32,
                  high >> 16 & 0xFFFF, high & 0xFFF, (low >> 48 & 0x3FFF) | 0x8000, low & 0xFFFFFFFFFFFF);
    return out.data();
}

}  // namespace

void describe(pugi::xml_node mets, const Document& document, const std::string& section_id) {
    pugi::xml_node mods = add_mods(mets, section_id);
    const std::string title = fact_of(document, "title"), date = fact_of(document, "date"),
                      number = fact_of(document, "number"), language = fact_of(document, "language");
    xml::add_text(mods.append_child("mods:titleInfo"), "mods:title", title.empty() ? document.id : title);
    xml::add_text(mods, "mods:genre", "issue");
    if (!date.empty()) {
        pugi::xml_node issued = xml::add_text(mods.append_child("mods:originInfo"), "mods:dateIssued", date);
        xml::set(issued, "encoding", "iso8601");
        xml::set(issued, "keyDate", "yes");
    }
    if (!language.empty()) {
        pugi::xml_node term = xml::add_text(mods.append_child("mods:language"), "mods:languageTerm", language);
        xml::set(term, "type", "code");
        xml::set(term, "authority", "rfc5646");
    }
    if (!number.empty()) {
        pugi::xml_node detail = mods.append_child("mods:part").append_child("mods:detail");
        xml::set(detail, "type", "issue");
        xml::add_text(detail, "mods:number", number);
    }
    xml::set(xml::add_text(mods, "mods:identifier", urn_of(document)), "type", "urn");
    identify(mods, document.id);
}

void describe(pugi::xml_node mets, const Article& article, const std::string& section_id) {
    pugi::xml_node mods = add_mods(mets, section_id);
    if (const std::string headline = head_text(article, Role::headline); !headline.empty()) {
        pugi::xml_node title = mods.append_child("mods:titleInfo");
        xml::add_text(title, "mods:title", headline);
        if (const std::string subtitle = head_text(article, Role::subtitle); !subtitle.empty())
            xml::add_text(title, "mods:subTitle", subtitle);
    } else {
        pugi::xml_node title = mods.append_child("mods:titleInfo");  // its first words, not printed as a title
        xml::set(title, "supplied", "yes");
        xml::add_text(title, "mods:title", title_of(article));
    }
    if (const std::string byline = head_text(article, Role::byline); !byline.empty()) {
        pugi::xml_node name = mods.append_child("mods:name");
        xml::add_text(name, "mods:displayForm", byline);
        pugi::xml_node role = xml::add_text(name.append_child("mods:role"), "mods:roleTerm", "aut");
        xml::set(role, "type", "code");
        xml::set(role, "authority", "marcrelator");
    }
    xml::add_text(mods, "mods:genre", "article");
    for (const Role role : {Role::section, Role::kicker, Role::dateline})
        if (const std::string text = head_text(article, role); !text.empty())
            xml::set(xml::add_text(mods, "mods:note", text), "type", name_of(role));
    identify(mods, article.id);
}

}  // namespace galley::write_mets
