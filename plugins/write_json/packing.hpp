// Text compressed piece by piece, as gzip or zstd.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace galley::write_json {

/// Gets bytes in pieces; `last` with the final one.
using Sink = std::function<void(std::string_view bytes, bool last)>;

enum class Packing { none, gzip, zstd };

[[nodiscard]] Packing packing_named(std::string_view name);
/// What a file name has at its end: "", ".gz", ".zst".
[[nodiscard]] std::string suffix_of(Packing packing);
[[nodiscard]] std::string media_type_of(Packing packing);

/// Hands on to `sink` what comes in, compressed. The same text gives the same bytes: no time and no name is kept.
[[nodiscard]] Sink packed(Packing packing, Sink sink);

}  // namespace galley::write_json
