#include "nitf.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <set>
#include <utility>
#include <vector>

#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/names.hpp"
#include "toolkit/xml.hpp"

namespace galley::write_nitf {

namespace {

void set_if_told(pugi::xml_node node, const char* name, const std::string& value) {
    if (!value.empty()) xml::set(node, name, value);
}

/// "2026-02-16" as NITF wants dates: 20260216.
std::string norm_of(std::string date) {
    std::erase(date, '-');
    return date;
}

/// Where and when the article was printed.
void write_publication(pugi::xml_node head, const Document& document, const Article& article) {
    const std::set<std::int32_t> pages = pages_of(article);
    pugi::xml_node print = head.append_child("pubdata");
    xml::set(print, "type", "print");
    set_if_told(print, "date.publication", norm_of(fact_of(document, "date")));
    set_if_told(print, "name", fact_of(document, "title"));
    set_if_told(print, "issue", fact_of(document, "number"));
    std::string section = head_text(article, Role::section), label;
    for (const Page& page : document.pages)
        if (!pages.empty() && page.index == *pages.begin()) {
            if (const Fact* own = find_fact(page.facts, "label")) label = own->value;
            const Fact* own = find_fact(page.facts, "section");
            if (section.empty() && own != nullptr) section = own->value;
        }
    set_if_told(print, "position.section", section);
    if (label.empty() && !pages.empty()) label = std::to_string(*pages.begin() + 1);
    set_if_told(print, "position.sequence", label);
}

void write_head(pugi::xml_node nitf, const Document& document, const Article& article, std::string_view version) {
    pugi::xml_node head = nitf.append_child("head");
    xml::add_text(head, "title", title_of(article));
    pugi::xml_node generator = head.append_child("meta");
    xml::set(generator, "name", "generator");
    xml::set(generator, "content", "Galley write.nitf " + std::string(version));
    pugi::xml_node data = head.append_child("docdata");
    pugi::xml_node id = data.append_child("doc-id");
    xml::set(id, "regsrc", "Galley");
    xml::set(id, "id-string", document.id + "/" + article.id);
    if (const std::string date = fact_of(document, "date"); !date.empty())
        xml::set(data.append_child("date.issue"), "norm", norm_of(date));
    const auto message = [&](const char* type, const std::string& other) {
        if (other.empty()) return;
        pugi::xml_node node = data.append_child("ed-msg");
        xml::set(node, "msg-type", type);
        xml::set(node, "info", document.id + "/" + other);
    };
    message("continued-from", article.continued_from);
    message("continued-to", article.continued_to);
    write_publication(head, document, article);
}

pugi::xml_node add_classed(pugi::xml_node parent, const char* element, std::string_view kind, const Part& part) {
    pugi::xml_node node = xml::add_text(parent, element, part.text);
    xml::set(node, "class", kind);
    return node;
}

/// Kicker and subtitle: lesser headlines, which the format has below a headline alone.
void write_lesser_headlines(pugi::xml_node parent, const Article& article) {
    for (const Part& part : article.parts)
        if (part.role == Role::kicker || part.role == Role::subtitle)
            add_classed(parent, "hl2", name_of(part.role), part);
}

void write_body_head(pugi::xml_node body, const Article& article) {
    pugi::xml_node head = body.append_child("body.head");
    if (const std::string headline = head_text(article, Role::headline); !headline.empty()) {
        pugi::xml_node lines = head.append_child("hedline");
        xml::add_text(lines, "hl1", headline);
        write_lesser_headlines(lines, article);
    }
    for (const auto& [role, element] : {std::pair{Role::byline, "byline"}, std::pair{Role::dateline, "dateline"}})
        for (const Part& part : article.parts)
            if (part.role == role) xml::add_text(head, element, part.text);
}

/// What stands below the heads.
class Content {
  public:
    Content(pugi::xml_node content, const Document& document, const Places& places)
        : content_(content), document_(document), boxes_(places.boxes), images_(places.images) {}

    void add(const Part& part) {
        switch (part.role) {
            case Role::image:
            case Role::caption:
            case Role::credit:
                return add_picture(part);
            case Role::crosshead:
                add_classed(content_, "hl2", "crosshead", part);
                break;
            case Role::table:
                add_classed(content_, "pre", "table", part);
                break;
            case Role::jump:
                add_classed(content_, "p", "jump", part);
                break;
            case Role::note:
                xml::add_text(content_.append_child("note").append_child("body.content"), "p", part.text);
                break;
            case Role::pullquote:
                xml::add_text(content_.append_child("bq").append_child("block"), "p", part.text);
                break;
            default:
                xml::add_text(content_, "p", part.text);
        }
    }

  private:
    /// A picture, its caption and its credit are one element, in this order.
    void add_picture(const Part& part) {
        const bool goes_on = media_ && part.role != Role::image && !media_.child("media-producer") &&
                             (part.role == Role::credit || !media_.child("media-caption"));
        if (!goes_on) {
            media_ = content_.append_child("media");
            xml::set(media_, "media-type", "image");
            refer(media_.append_child("media-reference"), part);
        }
        if (part.role == Role::caption) xml::add_text(media_.append_child("media-caption"), "p", part.text);
        if (part.role == Role::credit) xml::add_text(media_, "media-producer", part.text);
    }

    /// The picture as a part of the page's image; the format wants a reference even where there is nothing to name.
    void refer(pugi::xml_node reference, const Part& part) {
        if (part.role != Role::image || part.sources.empty()) return;
        const Source& source = part.sources.front();
        const Box box = boxes_.around(source);
        const auto page = std::find_if(document_.pages.begin(), document_.pages.end(),
                                       [&](const Page& one) { return one.index == source.page; });
        if (page == document_.pages.end()) return;
        xml::set(reference, "name", source.block);
        if (box.empty()) return;
        const toolkit::PageImage image = images_.of(*page);
        xml::set(reference, "mime-type", image.media_type);
        xml::set(reference, "source",
                 toolkit::PageImages::uri_of(image, true) + "#xywh=" + std::to_string(box.x) + "," +
                     std::to_string(box.y) + "," + std::to_string(box.w) + "," + std::to_string(box.h));
        reference.append_attribute("height") = box.h;
        reference.append_attribute("width") = box.w;
        xml::set(reference, "units", "pixels");
    }

    pugi::xml_node content_, media_;
    const Document& document_;
    const toolkit::LineBoxes& boxes_;
    const toolkit::PageImages& images_;
};

}  // namespace

std::string path_of(std::size_t article) {
    std::array<char, 48> out;
    std::snprintf(out.data(), out.size(), "nitf/%03zu.xml", article + 1);
    return out.data();
}

std::string bytes_of(const Document& document, std::size_t index, const Places& places, std::string_view version) {
    const Article& article = document.articles[index];
    pugi::xml_document out = xml::new_document();
    pugi::xml_node nitf = out.append_child("nitf");
    xml::set(nitf, "xmlns", "http://iptc.org/std/NITF/2006-10-18/");
    xml::set(nitf, "version", "-//IPTC//DTD NITF 3.5//EN");
    xml::set(nitf, "change.date", "September 11, 2009");
    xml::set(nitf, "change.time", "12:26");
    set_if_told(nitf, "baselang", fact_of(document, "language"));
    write_head(nitf, document, article, version);
    pugi::xml_node body = nitf.append_child("body");
    write_body_head(body, article);
    pugi::xml_node below = body.append_child("body.content");
    if (head_text(article, Role::headline).empty()) write_lesser_headlines(below, article);
    Content content(below, document, places);
    for (const Part& part : article.parts)
        if (!is_head(part.role) && (part.role == Role::image || !part.text.empty())) content.add(part);
    return xml::bytes_of(out);
}

}  // namespace galley::write_nitf
