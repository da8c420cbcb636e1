#include "core/plugin/attrs_check.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace galley {

namespace {

/// Keeps nothing of what is read but how deep it is.
class DepthCheck : public nlohmann::json_sax<nlohmann::json> {
  public:
    bool null() override { return inside(); }
    bool boolean(bool) override { return inside(); }
    bool number_integer(number_integer_t) override { return inside(); }
    bool number_unsigned(number_unsigned_t) override { return inside(); }
    bool number_float(number_float_t, const string_t&) override { return inside(); }
    bool string(string_t&) override { return inside(); }
    bool binary(binary_t&) override { return inside(); }
    bool key(string_t&) override { return true; }
    bool start_object(std::size_t) override { return ++depth_ <= deepest_attrs; }
    bool end_object() override { return depth_-- > 0; }
    bool start_array(std::size_t) override { return inside() && ++depth_ <= deepest_attrs; }
    bool end_array() override { return depth_-- > 0; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

    [[nodiscard]] bool too_deep() const { return depth_ > deepest_attrs; }

  private:
    [[nodiscard]] bool inside() const { return depth_ > 0; }  // only an object may be the whole

    int depth_ = 0;
};

}  // namespace

std::string attrs_fault(std::string_view attrs) {
    if (attrs.empty()) return {};
    DepthCheck check;
    if (nlohmann::json::sax_parse(attrs, &check)) return {};
    return check.too_deep() ? fmt::format("are nested more than {} deep", deepest_attrs) : "are no JSON object";
}

}  // namespace galley
