#include "mets/mets.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "galley/error.hpp"
#include "galley/json.hpp"
#include "galley/names.hpp"
#include "toolkit/xml.hpp"

namespace galley::mets {

namespace {

namespace fs = std::filesystem;

constexpr double told = 0.95;  // how sure a fact is that a library wrote down
constexpr int deepest = 64;    // of divisions: issue, section, article, body, paragraph

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// Roles by the types of divisions: those of Galley, docWorks, ENMAP, Kitodo.
constexpr std::array<std::pair<std::string_view, Role>, 25> types{
    {{"heading", Role::headline},    {"title", Role::headline},
     {"head", Role::headline},       {"overline", Role::kicker},
     {"preheading", Role::kicker},   {"subheadline", Role::subtitle},
     {"subheading", Role::subtitle}, {"subtitle", Role::subtitle},
     {"author", Role::byline},       {"paragraph", Role::body},
     {"text", Role::body},           {"textblock", Role::body},
     {"body", Role::body},           {"body_content", Role::body},
     {"lead", Role::body},           {"crossheading", Role::crosshead},
     {"illustration", Role::image},  {"picture", Role::image},
     {"photo", Role::image},         {"photograph", Role::image},
     {"drawing", Role::image},       {"map", Role::image},
     {"chart", Role::image},         {"caption", Role::caption},
     {"table", Role::table}}};

std::string role_of(std::string_view type) {
    const std::string name = small(type);
    if (const auto role = named<Role>(name)) return std::string(name_of(*role));
    for (const auto& [own, role] : types)
        if (own == name) return std::string(name_of(role));
    return {};
}

std::string attribute_ending(const pugi::xml_node& node, std::string_view end) {
    for (const pugi::xml_attribute attribute : node.attributes())
        if (std::string_view(attribute.name()).ends_with(end)) return attribute.value();
    return {};
}

/// "%20" is a space.
std::string unescaped(std::string_view uri) {
    std::string out;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        const auto digit = [&](std::size_t at) {
            const char c = uri[at];
            return c >= '0' && c <= '9'   ? c - '0'
                   : c >= 'a' && c <= 'f' ? c - 'a' + 10
                   : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                          : -1;
        };
        if (uri[i] == '%' && i + 2 < uri.size() && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
            out += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
            i += 2;
        } else {
            out += uri[i];
        }
    }
    return out;
}

/// A date of ISO 8601 with or without its dashes; empty for any other text.
std::string iso(std::string_view text) {
    std::string digits;
    for (const char c : text.substr(0, std::min<std::size_t>(text.size(), 10)))
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != '-')
            return {};
    return digits.size() == 8 ? digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6) : "";
}

/// The first element of that name at any depth; it does not recurse.
pugi::xml_node first(const pugi::xml_node& parent, const char* name) {
    return parent.find_node([&](const pugi::xml_node& node) { return std::string_view(node.name()) == name; });
}

void add_fact(std::vector<Fact>& facts, const char* name, std::string value) {
    while (!value.empty() && (value.back() == ' ' || value.back() == '\n')) value.pop_back();
    while (!value.empty() && (value.front() == ' ' || value.front() == '\n')) value.erase(0, 1);
    if (value.empty()) return;
    for (const Fact& fact : facts)
        if (fact.name == name) return;
    facts.push_back({name, xml::clean(value), std::nullopt, told, R"({"from":"mets"})"});
}

/// The code of BCP 47 for one of ISO 639-2, which libraries use; other codes as they are.
std::string short_code(std::string_view code) {
    constexpr std::array<std::pair<std::string_view, const char*>, 22> codes{
        {{"chi", "zh"}, {"zho", "zh"}, {"eng", "en"}, {"ger", "de"}, {"deu", "de"}, {"jpn", "ja"},
         {"kor", "ko"}, {"fre", "fr"}, {"fra", "fr"}, {"spa", "es"}, {"rus", "ru"}, {"ita", "it"},
         {"dut", "nl"}, {"nld", "nl"}, {"por", "pt"}, {"pol", "pl"}, {"swe", "sv"}, {"dan", "da"},
         {"fin", "fi"}, {"cze", "cs"}, {"ces", "cs"}, {"ukr", "uk"}}};
    for (const auto& [own, shorter] : codes)
        if (own == code) return shorter;
    return std::string(code);
}

/// Facts of the issue: those of the first description that has a date of issue.
std::vector<Fact> issue_facts(const pugi::xml_node& mets) {
    std::vector<Fact> out;
    for (const pugi::xml_node section : mets.children("dmdSec")) {
        const pugi::xml_node mods = first(section, "mods");
        if (!mods) continue;
        const std::string date = iso(first(mods, "dateIssued").text().get());
        const bool issue = std::string_view(first(mods, "genre").text().get()) == "issue";
        if (date.empty() && !issue) continue;
        // A newspaper's issue has the newspaper's title as its host's, or as its own.
        for (const pugi::xml_node related : mods.children("relatedItem"))
            if (std::string_view(related.attribute("type").value()) == "host")
                add_fact(out, "title", first(related, "title").text().get());
        const std::string own = mods.child("titleInfo").child("title").text().get();
        const std::string identifier = mods.child("identifier").text().get();
        if (own != identifier) add_fact(out, "title", own);
        add_fact(out, "date", date);
        for (const pugi::xml_node detail : mods.child("part").children("detail")) {
            const std::string_view type = detail.attribute("type").value();
            if (type == "issue" || type == "number") add_fact(out, "number", detail.child("number").text().get());
        }
        add_fact(out, "language", short_code(first(mods, "languageTerm").text().get()));
        break;
    }
    return out;
}

class Reader {
  public:
    Reader(const pugi::xml_node& mets, fs::path folder) : folder_(std::move(folder)), issue_(issue_facts(mets)) {
        const pugi::xml_node section = mets.child("fileSec");
        section.find_node([&](const pugi::xml_node& node) {
            if (std::string_view(node.name()) == "file") add_file(node);
            return false;
        });
        for (const pugi::xml_node map : mets.children("structMap")) {
            const std::string type = small(map.attribute("TYPE").value());
            if (type.starts_with("physical")) {
                map.find_node([&](const pugi::xml_node& node) {
                    if (std::string_view(node.name()) == "div") add_label(node);
                    return false;
                });
            } else {
                for (const pugi::xml_node div : map.children("div")) add_claims(div, {}, {}, 0);
            }
        }
    }

    std::map<fs::path, PageInMets> pages() {
        std::map<fs::path, PageInMets> out;
        for (auto& [id, path] : files_) {
            PageInMets& page = out[path];
            for (const Fact& fact : issue_) add_fact(page.facts, fact.name.c_str(), fact.value);
            if (const auto label = labels_.find(id); label != labels_.end())
                add_fact(page.facts, "label", label->second);
            if (const auto claims = claims_.find(id); claims != claims_.end())
                page.claims.insert(page.claims.end(), claims->second.begin(), claims->second.end());
        }
        return out;
    }

  private:
    void add_file(const pugi::xml_node& file) {
        std::string href = unescaped(attribute_ending(file.child("FLocat"), "href"));
        constexpr std::string_view scheme = "file://";
        if (href.starts_with(scheme)) href.erase(0, scheme.size());
        while (href.starts_with("./")) href.erase(0, 2);
        if (href.empty() || href.find("://") != std::string::npos) return;
        files_[file.attribute("ID").value()] = (folder_ / href).lexically_normal();
    }

    void add_label(const pugi::xml_node& div) {
        if (small(div.attribute("TYPE").value()) != "page") return;
        std::string label = div.attribute("ORDERLABEL").value();
        label.resize(std::min(label.find('['), label.size()));
        if (label.empty()) return;
        for (const pugi::xml_node pointer : div.children("fptr")) {
            if (const std::string id = pointer.attribute("FILEID").value(); !id.empty()) labels_[id] = label;
            pointer.find_node([&](const pugi::xml_node& node) {
                if (std::string_view(node.name()) == "area") labels_[node.attribute("FILEID").value()] = label;
                return false;
            });
        }
    }

    void add_claims(const pugi::xml_node& div, std::string article, std::string role, int depth) {
        if (depth > deepest) return;
        const std::string type = small(div.attribute("TYPE").value());
        if (type == "article") {
            article = div.attribute("ID").value();
            if (article.empty()) article = "div" + std::to_string(++nameless_);
            role.clear();
        } else if (std::string own = role_of(type); !own.empty()) {
            role = std::move(own);
        }
        for (const pugi::xml_node child : div.children()) {
            const std::string_view name = child.name();
            if (name == "div") add_claims(child, article, role, depth + 1);
            if (name != "fptr" || article.empty()) continue;
            child.find_node([&](const pugi::xml_node& area) {
                if (std::string_view(area.name()) != "area") return false;
                const std::string begin = area.attribute("BEGIN").value();
                const std::string end = area.attribute("END").value();
                if (!begin.empty())
                    claims_[area.attribute("FILEID").value()].push_back(
                        {begin, end.empty() ? begin : end, article, role});
                return false;
            });
        }
    }

    fs::path folder_;
    std::vector<Fact> issue_;
    std::map<std::string, fs::path> files_;
    std::map<std::string, std::string> labels_;
    std::map<std::string, std::vector<Claim>> claims_;
    int nameless_ = 0;
};

}  // namespace

std::string attrs_of(const PageInMets& page) {
    nlohmann::json facts = nlohmann::json::array(), claims = nlohmann::json::array();
    for (const Fact& fact : page.facts) facts.push_back({fact.name, fact.value});
    for (const Claim& claim : page.claims) claims.push_back({claim.begin, claim.end, claim.article, claim.role});
    std::string attrs;
    set_attr(attrs, "mets", nlohmann::json{{"facts", facts}, {"claims", claims}});
    return attrs;
}

PageInMets page_from(const std::string& attrs) {
    PageInMets out;
    const auto mets = attr<nlohmann::json>(attrs, "mets");
    if (!mets || !mets->is_object()) return out;
    const auto texts = [](const nlohmann::json& row, std::size_t count) {
        return row.is_array() && row.size() == count &&
               std::all_of(row.begin(), row.end(), [](const auto& cell) { return cell.is_string(); });
    };
    for (const auto& fact : mets->value("facts", nlohmann::json::array()))
        if (texts(fact, 2)) add_fact(out.facts, fact[0].get<std::string>().c_str(), fact[1]);
    for (const auto& claim : mets->value("claims", nlohmann::json::array()))
        if (texts(claim, 4)) out.claims.push_back({claim[0], claim[1], claim[2], claim[3]});
    return out;
}

File::File(const fs::path& path) {
    const pugi::xml_document document = xml::read(path.string());
    pugi::xml_node mets = document.document_element();
    if (std::string_view(mets.name()) != "mets") throw InputError("the file " + path.string() + " is no METS");
    pages_ = Reader(mets, path.parent_path()).pages();
}

std::optional<PageInMets> File::page(const fs::path& file) const {
    const auto page = pages_.find(file.lexically_normal());
    return page == pages_.end() ? std::nullopt : std::optional(page->second);
}

std::optional<PageInMets> Shelf::page(const fs::path& file, const fs::path& input) {
    std::error_code ignored;
    if (!fs::is_directory(input, ignored)) return std::nullopt;
    fs::path folder = file.parent_path();
    constexpr int folders_above = 2;  // OCR-D and docWorks have a folder for each kind of file
    for (int i = 0; i < folders_above; ++i, folder = folder.parent_path()) {
        for (const auto& mets : in(folder))
            if (auto page = mets->page(file)) return page;
        if (folder.empty() || folder == folder.parent_path() || fs::equivalent(folder, input, ignored)) break;
    }
    return std::nullopt;
}

const std::vector<std::shared_ptr<const File>>& Shelf::in(const fs::path& folder) {
    const auto [at, fresh] = folders_.try_emplace(folder);
    if (!fresh) return at->second;
    std::set<fs::path> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error))
        if (small(entry->path().extension().string()) == ".xml" && xml::head_names(entry->path(), "mets"))
            names.insert(entry->path());
    for (const fs::path& name : names) try {
            at->second.push_back(std::make_shared<const File>(name));
        } catch (const Error&) {
            // Another kind of file, or a damaged one: the pages are read without it.
        }
    return at->second;
}

}  // namespace galley::mets
