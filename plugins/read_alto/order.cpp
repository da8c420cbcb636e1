#include "order.hpp"

#include <sstream>

namespace galley::read_alto {

std::map<std::string, std::size_t> places_of(const pugi::xml_node& alto) {
    struct Walker : pugi::xml_tree_walker {  // walks in document order and does not recurse
        std::map<std::string, std::size_t> places;
        bool for_each(pugi::xml_node& node) override {
            std::istringstream references(node.attribute("REF").value());
            for (std::string id; references >> id;) places.emplace(id, places.size());
            return true;
        }
    } walker;
    pugi::xml_node order = alto.child("ReadingOrder");
    order.traverse(walker);
    return std::move(walker.places);
}

}  // namespace galley::read_alto
