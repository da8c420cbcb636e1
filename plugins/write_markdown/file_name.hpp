// File names that every system takes.
#pragma once

#include <string>
#include <string_view>

namespace galley::write_markdown {

/// Longest slug: the bytes leave room for a number, a suffix and a temporary name within the 255 bytes that file
/// systems allow; the characters keep a listing readable.
inline constexpr std::size_t slug_bytes = 120, slug_characters = 40;

/// A headline as part of a file name: letters and digits of every script stay, in small letters and NFC; runs of
/// anything else become one '-'. Empty when nothing is left. Never a name that Windows keeps for devices.
std::string slug_of(std::string_view headline);

}  // namespace galley::write_markdown
