#include "structure.hpp"

#include <limits>

namespace galley::write_pdf {

namespace {

constexpr int after_all_articles = std::numeric_limits<int>::max();

std::string array_of(const std::vector<int>& objects) {
    std::string out = "[";
    for (const int object : objects) out += (out.size() > 1 ? " " : "") + reference(object);
    return out + "]";
}

}  // namespace

const char* Structure::type_of(Role role) {
    switch (role) {
        case Role::headline:
            return "H1";
        case Role::crosshead:
            return "H2";
        case Role::caption:
            return "Caption";
        default:
            return "P";
    }
}

int Structure::add(const Passage& passage, std::size_t page, int page_object) {
    const Key key = passage.article < 0 ? Key{after_all_articles, unclaimed_++} : Key{passage.article, passage.part};
    auto& numbers = pages_[page];
    const int number = static_cast<int>(numbers.size());
    numbers.push_back(key);
    Element& element = elements_[key];
    element.role = passage.role;
    element.marks.push_back({page_object, number});
    return number;
}

void Structure::write(PdfFile& file, int root, const std::vector<std::string>& titles) const {
    const int document = file.reserve();
    std::map<Key, int> objects;
    std::vector<int> groups;
    for (auto at = elements_.begin(); at != elements_.end();) {
        const int article = at->first.first, group = file.reserve();
        groups.push_back(group);
        std::vector<int> kids;
        for (; at != elements_.end() && at->first.first == article; ++at) {
            const int object = objects[at->first] = file.reserve();
            kids.push_back(object);
            std::string marks;
            for (const Mark& mark : at->second.marks)
                marks += "<< /Type /MCR /Pg " + reference(mark.page_object) + " /MCID " + std::to_string(mark.number) +
                         " >> ";
            file.write(object, "<< /Type /StructElem /S /" + std::string(type_of(at->second.role)) + " /P " +
                                   reference(group) + " /K [" + marks + "] >>");
        }
        const bool claimed = article != after_all_articles;
        const std::string title =
            claimed ? " /T " + text_string(titles[static_cast<std::size_t>(article)]) : std::string();
        file.write(group, std::string("<< /Type /StructElem /S /") + (claimed ? "Art" : "Div") + title + " /P " +
                              reference(document) + " /K " + array_of(kids) + " >>");
    }
    file.write(document, "<< /Type /StructElem /S /Document /P " + reference(root) + " /K " + array_of(groups) + " >>");
    std::string parents;
    for (const auto& [page, keys] : pages_) {
        std::vector<int> owners;
        owners.reserve(keys.size());
        for (const Key& key : keys) owners.push_back(objects.at(key));
        parents += std::to_string(page) + " " + array_of(owners) + "\n";
    }
    file.write(root,
               "<< /Type /StructTreeRoot /K " + reference(document) + " /ParentTree << /Nums [" + parents + "] >> >>");
}

}  // namespace galley::write_pdf
