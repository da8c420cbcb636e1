#include "tei.hpp"

#include "facsimile.hpp"
#include "galley/article.hpp"
#include "galley/facts.hpp"
#include "galley/names.hpp"
#include "toolkit/stages.hpp"

namespace galley::write_tei {

namespace {

void write_header(pugi::xml_node tei, const Document& document, std::string_view version) {
    pugi::xml_node header = tei.append_child("teiHeader");
    pugi::xml_node file = header.append_child("fileDesc");
    const std::string title = fact_of(document, "title"), date = fact_of(document, "date"),
                      number = fact_of(document, "number"), language = fact_of(document, "language");
    xml::add_text(file.append_child("titleStmt"), "title", issue_name(document));
    xml::add_text(file.append_child("publicationStmt"), "p", "Made by a program from page images; not published.");
    pugi::xml_node source = file.append_child("sourceDesc");
    pugi::xml_node list = source.append_child("bibl");
    xml::add_text(list, "idno", document.id);
    if (!title.empty()) xml::set(xml::add_text(list, "title", title), "level", "j");
    if (!number.empty()) xml::set(xml::add_text(list, "biblScope", number), "unit", "issue");
    if (!date.empty()) xml::set(xml::add_text(list, "date", date), "when", date);
    pugi::xml_node applications = header.append_child("encodingDesc").append_child("appInfo");
    const auto add = [&](std::string_view id, std::string_view stage_version) {
        pugi::xml_node application = applications.append_child("application");
        xml::set(application, "ident", id);
        xml::set(application, "version", stage_version);
        xml::add_text(application, "label", "Galley " + std::string(id));
    };
    for (const toolkit::StageName& stage : toolkit::stages_before(document, "write.tei"))
        if (!stage.id.starts_with("write.")) add(stage.id, stage.version);
    add("write.tei", version);
    if (!language.empty()) {
        pugi::xml_node known = header.append_child("profileDesc").append_child("langUsage").append_child("language");
        xml::set(known, "ident", language);
        known.text().set(language.c_str());
    }
}

class Body {
  public:
    Body(pugi::xml_node body, const Facsimile& facsimile) : body_(body), facsimile_(facsimile) {}

    void write(const Article& article, const std::string& id) {
        pugi::xml_node div = body_.append_child("div");
        xml::set(div, "xml:id", id);
        xml::set(div, "type", "article");
        if (head_text(article, Role::headline).empty()) xml::set(div, "n", title_of(article));
        if (!article.continued_from.empty()) xml::set(div, "prev", reference(article.continued_from));
        if (!article.continued_to.empty()) xml::set(div, "next", reference(article.continued_to));
        // TEI wants the heads of a division before its paragraphs, wherever the paper has them.
        for (const Role role : head_roles)
            for (const Part& part : article.parts)
                if (part.role == role) write_head(div, part);
        pugi::xml_node figure;  // a picture waits for its caption, a caption for its credit
        bool any = false;
        for (const Part& part : article.parts) {
            if (is_head(part.role)) continue;
            any = true;
            if (part.role == Role::image || part.role == Role::caption || part.role == Role::credit)
                write_figure(div, figure, part);
            else
                write_paragraph(div, part);
        }
        if (!any) div.append_child("p");  // a division must hold something
    }

    void write_unassigned(const std::vector<Part>& parts) {
        if (parts.empty()) return;
        pugi::xml_node div = body_.append_child("div");
        xml::set(div, "type", "unassigned");
        for (const Part& part : parts) add(div, "ab", name_of(part.role), part);
    }

    void refer_by(const std::string& article, const std::string& id) { ids_.emplace(article, id); }

  private:
    [[nodiscard]] std::string reference(const std::string& article) const {
        const auto found = ids_.find(article);
        return found == ids_.end() ? "" : "#" + found->second;
    }

    pugi::xml_node add(pugi::xml_node parent, const char* element, std::string_view type, const Part& part) {
        pugi::xml_node node = xml::add_text(parent, element, part.text);
        if (!type.empty()) xml::set(node, "type", type);
        if (const std::string facs = facsimile_.pointers(part.sources); !facs.empty()) xml::set(node, "facs", facs);
        return node;
    }

    void write_head(pugi::xml_node div, const Part& part) {
        if (part.role == Role::byline || part.role == Role::dateline)
            add(div, part.role == Role::byline ? "byline" : "dateline", "", part);
        else
            add(div, "head",
                part.role == Role::headline   ? "main"
                : part.role == Role::subtitle ? "sub"
                                              : name_of(part.role),
                part);
    }

    void write_paragraph(pugi::xml_node div, const Part& part) {
        if (part.role == Role::body)
            add(div, "p", "", part);
        else
            add(div, "ab", name_of(part.role), part);
    }

    void write_figure(pugi::xml_node div, pugi::xml_node& figure, const Part& part) {
        const bool has_head = figure.child("head"), has_byline = figure.child("byline");
        const bool goes_on = figure && ((part.role == Role::caption && !has_head && !has_byline) ||
                                        (part.role == Role::credit && !has_byline));
        if (!goes_on) figure = div.append_child("figure");
        if (part.role == Role::image) {
            if (const std::string facs = facsimile_.pointers(part.sources); !facs.empty())
                xml::set(figure, "facs", facs);
            if (!part.text.empty()) xml::add_text(figure, "figDesc", part.text);
        } else {
            add(figure, part.role == Role::caption ? "head" : "byline", "", part);
        }
    }

    pugi::xml_node body_;
    const Facsimile& facsimile_;
    std::map<std::string, std::string> ids_;
};

/// An element as it stands in a file at `depth`.
std::string printed(pugi::xml_node node, unsigned depth) {
    struct Writer : pugi::xml_writer {
        std::string out;
        void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
    } writer;
    node.print(writer, " ", pugi::format_default, pugi::encoding_utf8, depth);
    return std::move(writer.out);
}

void write_facsimile(const Pages& pages, Facsimile& facsimile, xml::Ids& ids, const Sink& sink) {
    if (pages.size() == 0) return;
    sink(" <facsimile>\n", false);
    for (const Page& page : pages) {
        pugi::xml_document alone;
        facsimile.add(alone, page, ids);
        sink(printed(alone.first_child(), 2), false);
    }
    sink(" </facsimile>\n", false);
}

}  // namespace

void write_tei(const Document& document, const Pages& pages, std::string_view version, const Sink& sink) {
    constexpr std::string_view end = "</TEI>\n";
    pugi::xml_document out = xml::new_document();
    pugi::xml_node tei = out.append_child("TEI");
    xml::set(tei, "xmlns", "http://www.tei-c.org/ns/1.0");
    if (const std::string language = fact_of(document, "language"); !language.empty())
        xml::set(tei, "xml:lang", language);
    write_header(tei, document, version);
    const std::string head = xml::bytes_of(out);
    sink(std::string_view(head).substr(0, head.size() - end.size()), false);

    xml::Ids ids;
    std::vector<std::string> article_ids;
    for (const Article& article : document.articles) article_ids.push_back(ids.acquire(article.id));
    Facsimile facsimile(document);
    write_facsimile(pages, facsimile, ids, sink);

    sink(" <text>\n  <body>\n", false);
    pugi::xml_document body;  // holds what is written next, and never the whole
    bool any = false;
    const auto give_on = [&] {
        while (const pugi::xml_node child = body.first_child()) {
            sink(printed(child, 3), false);
            body.remove_child(child);
            any = true;
        }
    };
    Body writer(body, facsimile);
    for (std::size_t i = 0; i < article_ids.size(); ++i) writer.refer_by(document.articles[i].id, article_ids[i]);
    for (std::size_t i = 0; i < article_ids.size(); ++i) {
        writer.write(document.articles[i], article_ids[i]);
        give_on();
    }
    writer.write_unassigned(document.unassigned);
    if (!any && !body.first_child()) body.append_child("p");
    give_on();
    sink("  </body>\n </text>\n", false);
    sink(end, true);
}

}  // namespace galley::write_tei
