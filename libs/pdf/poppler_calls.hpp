// Calls of poppler that changed between its releases: 22.12 of Debian 12 and 25.03 of Debian 13.
#pragma once

#include <UTF.h>
#include <goo/gmem.h>

#include <type_traits>
#include <vector>

namespace galley::pdf {

/// The characters of a text string of the file, in whichever encoding it is.
template <typename Text>
std::vector<Unicode> characters_of(const Text& text) {
    if constexpr (requires { TextStringToUCS4(text); }) {
        return TextStringToUCS4(text);
    } else {
        Unicode* chars = nullptr;
        const int count = TextStringToUCS4(text, &chars);
        std::vector<Unicode> out(chars, chars + count);
        gfree(chars);
        return out;
    }
}

/// Goes to the start of a stream; false when it cannot be read. Older releases do not tell: true.
template <typename AnyStream>
bool rewound(AnyStream& stream) {
    if constexpr (std::is_void_v<decltype(stream.reset())>) {
        stream.reset();
        return true;
    } else {
        return stream.reset();
    }
}

}  // namespace galley::pdf
