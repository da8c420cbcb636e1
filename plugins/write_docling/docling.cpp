#include "docling.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "galley/article.hpp"
#include "galley/utf8.hpp"
#include "toolkit/line_boxes.hpp"
#include "toolkit/page_images.hpp"

namespace galley::write_docling {

namespace {

using Json = nlohmann::ordered_json;

/// The label of a text, and its level where it heads others.
struct Label {
    const char* name;
    int level = 0;
};

Label label_of(Role role) {
    switch (role) {
        case Role::headline:
            return {"section_header", 1};
        case Role::crosshead:
            return {"section_header", 2};
        case Role::caption:
            return {"caption"};
        default:
            return {"text"};
    }
}

Json reference(const std::string& to) { return {{"$ref", to}}; }

class Writer {
  public:
    Writer(const Document& document, const Pages& pages) : document_(document), boxes_(document, pages) {
        for (const Page& page : document.pages)
            if (page.width > 0 && page.height > 0) paper_.emplace(page.index, &page);
    }

    Json write() {
        Json body = root("#/body", "body");
        for (const Article& article : document_.articles) body["children"].push_back(reference(add_article(article)));
        if (!document_.unassigned.empty()) body["children"].push_back(reference(add_unassigned()));
        return {{"schema_name", "DoclingDocument"},
                {"version", "1.0.0"},  // the first: any reader takes it, and nothing here is newer
                {"name", document_.id},
                {"furniture", root("#/furniture", "furniture")},
                {"body", std::move(body)},
                {"groups", std::move(groups_)},
                {"texts", std::move(texts_)},
                {"pictures", std::move(pictures_)},
                {"tables", Json::array()},
                {"key_value_items", Json::array()},
                {"pages", pages_json()}};
    }

  private:
    static Json root(const char* self, const char* layer) {
        return {{"self_ref", self},
                {"children", Json::array()},
                {"content_layer", layer},
                {"name", "_root_"},
                {"label", "unspecified"}};
    }

    /// What every item begins with; `kind` is the list that it stands in, `list` its items so far.
    static Json item(const char* kind, const Json& list, const std::string& parent, const char* layer) {
        return {{"self_ref", std::string("#/") + kind + "/" + std::to_string(list.size())},
                {"parent", reference(parent)},
                {"children", Json::array()},
                {"content_layer", layer}};
    }

    std::string add_group(const char* label, const std::string& name, const char* layer) {
        Json group = item("groups", groups_, "#/body", layer);
        group["name"] = name;
        group["label"] = label;
        groups_.push_back(std::move(group));
        return groups_.back()["self_ref"];
    }

    /// Docling's places: a box for each column that a text runs through. Text without one has none.
    Json provenance(const Part& part) const {
        Json out = Json::array();
        const std::size_t characters = decode_utf8(part.text).size();
        for (const Source& source : part.sources) {
            const Box box = boxes_.around(source);
            if (box.empty() || !paper_.contains(source.page)) continue;
            out.push_back(
                {{"page_no", source.page + 1},
                 {"bbox",
                  {{"l", box.x}, {"t", box.y}, {"r", box.right()}, {"b", box.bottom()}, {"coord_origin", "TOPLEFT"}}},
                 {"charspan", {0, characters}}});
        }
        return out;
    }

    std::string add_text(const Part& part, const std::string& parent, const char* layer) {
        const Label label = label_of(part.role);
        Json text = item("texts", texts_, parent, layer);
        text["label"] = label.name;
        text["prov"] = provenance(part);
        text["orig"] = part.text;
        text["text"] = part.text;
        if (label.level > 0) text["level"] = label.level;
        texts_.push_back(std::move(text));
        return texts_.back()["self_ref"];
    }

    std::string add_picture(const Part& part, const std::string& parent) {
        Json picture = item("pictures", pictures_, parent, "body");
        picture["label"] = "picture";
        picture["prov"] = provenance(part);
        picture["captions"] = Json::array();
        picture["references"] = Json::array();
        picture["footnotes"] = Json::array();
        picture["annotations"] = Json::array();
        pictures_.push_back(std::move(picture));
        return pictures_.back()["self_ref"];
    }

    /// An image part belongs to the caption after it, as in document.json; a credit that the caption holds is not said
    /// twice.
    std::string add_article(const Article& article) {
        const std::string group = add_group("section", title_of(article), "body");
        Json children = Json::array();
        const auto add_child = [&](const std::string& child) { children.push_back(reference(child)); };
        Json* picture = nullptr;  // that waits for its caption
        const std::string* caption = nullptr;
        for (const Part& part : article.parts) {
            if (part.role == Role::image) {
                add_child(add_picture(part, group));
                picture = &pictures_.back();
            } else if (part.role == Role::caption && picture != nullptr) {
                const std::string self = (*picture)["self_ref"];
                const Json text = reference(add_text(part, self, "body"));
                (*picture)["children"].push_back(text);
                (*picture)["captions"].push_back(text);
                picture = nullptr;
            } else if (part.role != Role::credit || caption == nullptr ||
                       caption->find(part.text) == std::string::npos) {
                if (!part.text.empty()) add_child(add_text(part, group, "body"));
            }
            if (part.role == Role::caption) caption = &part.text;
        }
        groups_[number_of(group)]["children"] = std::move(children);
        return group;
    }

    std::string add_unassigned() {
        const std::string group = add_group("unspecified", "unassigned", "furniture");
        Json children = Json::array();
        for (const Part& part : document_.unassigned)
            if (!part.text.empty()) children.push_back(reference(add_text(part, group, "furniture")));
        groups_[number_of(group)]["children"] = std::move(children);
        return group;
    }

    static std::size_t number_of(const std::string& self) { return std::stoul(self.substr(self.rfind('/') + 1)); }

    Json pages_json() const {
        const toolkit::PageImages images(document_);
        Json out = Json::object();
        for (const auto& [index, page] : paper_) {
            const Json size{{"width", page->width}, {"height", page->height}};
            Json one{{"size", size}, {"page_no", index + 1}};
            if (const toolkit::PageImage image = images.of(*page); image.written)
                one["image"] = {{"mimetype", image.media_type},
                                {"dpi", static_cast<int>(std::lround(page->dpi > 0 ? page->dpi : usual_dpi))},
                                {"size", size},
                                {"uri", image.path}};
            out[std::to_string(index + 1)] = std::move(one);
        }
        return out;
    }

    static constexpr double usual_dpi = 300;  ///< where a page does not tell

    const Document& document_;
    toolkit::LineBoxes boxes_;
    std::map<std::int32_t, const Page*> paper_;  ///< by index: those with a size
    Json groups_ = Json::array(), texts_ = Json::array(), pictures_ = Json::array();
};

}  // namespace

Json docling_of(const Document& document, const Pages& pages) { return Writer(document, pages).write(); }

}  // namespace galley::write_docling
