#include "galley/error.hpp"
#include "network/session.hpp"

namespace galley::network {

Precision precision_named(std::string_view name) {
    if (name == "exact") return Precision::exact;
    if (name == "fast") return Precision::fast;
    throw OptionError("the precision \"" + std::string(name) + "\" is not known; it is exact or fast");
}

std::size_t value_count(const Shape& shape) {
    std::size_t out = 1;
    for (const std::int64_t length : shape) out *= static_cast<std::size_t>(length);
    return out;
}

}  // namespace galley::network
