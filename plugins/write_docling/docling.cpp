#include "docling.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
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

std::string text_of_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// A list of the document: its items as text, since as values they would need many times the memory.
class Items {
  public:
    explicit Items(const char* name) : name_(name) {}

    /// What the next item begins with.
    [[nodiscard]] Json begun(const std::string& parent, const char* layer) const {
        return {{"self_ref", self_of(count_)},
                {"parent", reference(parent)},
                {"children", Json::array()},
                {"content_layer", layer}};
    }
    [[nodiscard]] std::string self_of(std::size_t number) const {
        return std::string("#/") + name_ + "/" + std::to_string(number);
    }
    [[nodiscard]] std::size_t size() const { return count_; }
    void add(const Json& item) { text_ += (count_++ == 0 ? "\n  " : ",\n  ") + text_of_json(item); }
    /// The text of the items since the last call.
    [[nodiscard]] std::string take() { return std::exchange(text_, ""); }

  private:
    const char* name_;
    std::string text_;
    std::size_t count_ = 0;
};

class Writer {
  public:
    Writer(const Document& document, const Pages& pages, const Put& put)
        : document_(document), put_(put), boxes_(document, pages) {
        for (const Page& page : document.pages)
            if (page.width > 0 && page.height > 0) paper_.emplace(page.index, &page);
    }

    /// The texts come first, as they are found: they are most of the document.
    void write() {
        Json body = root("#/body", "body");
        put_("{\n \"schema_name\": \"DoclingDocument\",\n \"version\": \"1.0.0\",\n \"name\": " +
                 text_of_json(document_.id) + ",\n \"texts\": [",
             false);  // the first version: any reader takes it, and nothing here is newer
        for (const Article& article : document_.articles) {
            body["children"].push_back(reference(add_article(article)));
            put_(texts_.take(), false);
        }
        if (!document_.unassigned.empty()) body["children"].push_back(reference(add_unassigned()));
        put_(texts_.take() + "],\n \"groups\": [" + groups_.take() + "],\n \"pictures\": [" + pictures_.take() + "]",
             false);
        for (const auto& [name, value] : {std::pair<const char*, Json>{"furniture", root("#/furniture", "furniture")},
                                          {"body", body},
                                          {"tables", Json::array()},
                                          {"key_value_items", Json::array()},
                                          {"pages", pages_json()}})
            put_(std::string(",\n \"") + name + "\": " + text_of_json(value), false);
        put_("\n}\n", true);
    }

  private:
    static Json root(const char* self, const char* layer) {
        return {{"self_ref", self},
                {"children", Json::array()},
                {"content_layer", layer},
                {"name", "_root_"},
                {"label", "unspecified"}};
    }

    /// Adds a group of such children, and tells its reference. Their parent is the group to come.
    std::string add_group(const char* label, const std::string& name, const char* layer, Json children) {
        Json group = groups_.begun("#/body", layer);
        group["children"] = std::move(children);
        group["name"] = name;
        group["label"] = label;
        groups_.add(group);
        return group["self_ref"];
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
        Json text = texts_.begun(parent, layer);
        text["label"] = label.name;
        text["prov"] = provenance(part);
        text["orig"] = part.text;
        text["text"] = part.text;
        if (label.level > 0) text["level"] = label.level;
        texts_.add(text);
        return text["self_ref"];
    }

    [[nodiscard]] Json picture_of(const Part& part, const std::string& parent) const {
        Json picture = pictures_.begun(parent, "body");
        picture["label"] = "picture";
        picture["prov"] = provenance(part);
        for (const char* list : {"captions", "references", "footnotes", "annotations"}) picture[list] = Json::array();
        return picture;
    }

    /// An image part belongs to the caption after it, as in document.json; a credit that the caption holds is not said
    /// twice.
    std::string add_article(const Article& article) {
        const std::string group = groups_.self_of(groups_.size());
        Json children = Json::array();
        Json picture;  // that waits for its caption
        const std::string* caption = nullptr;
        const auto end_picture = [&] {
            if (!picture.is_null()) pictures_.add(picture);
            picture = nullptr;
        };
        for (const Part& part : article.parts) {
            if (part.role == Role::image) {
                end_picture();
                picture = picture_of(part, group);
                children.push_back(reference(picture["self_ref"]));
            } else if (part.role == Role::caption && !picture.is_null()) {
                const Json text = reference(add_text(part, picture["self_ref"], "body"));
                picture["children"].push_back(text);
                picture["captions"].push_back(text);
                end_picture();
            } else if (part.role != Role::credit || caption == nullptr ||
                       caption->find(part.text) == std::string::npos) {
                if (!part.text.empty()) children.push_back(reference(add_text(part, group, "body")));
            }
            if (part.role == Role::caption) caption = &part.text;
        }
        end_picture();
        return add_group("section", title_of(article), "body", std::move(children));
    }

    std::string add_unassigned() {
        const std::string group = groups_.self_of(groups_.size());
        Json children = Json::array();
        for (const Part& part : document_.unassigned)
            if (!part.text.empty()) children.push_back(reference(add_text(part, group, "furniture")));
        return add_group("unspecified", "unassigned", "furniture", std::move(children));
    }

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
    const Put& put_;
    toolkit::LineBoxes boxes_;
    std::map<std::int32_t, const Page*> paper_;  ///< by index: those with a size
    Items groups_{"groups"}, texts_{"texts"}, pictures_{"pictures"};
};

}  // namespace

void write(const Document& document, const Pages& pages, const Put& put) { Writer(document, pages, put).write(); }

}  // namespace galley::write_docling
