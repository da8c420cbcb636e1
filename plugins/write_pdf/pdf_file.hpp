// The objects of a PDF file, written one after the other: nothing that was
// written stays in memory but its place.
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace galley::write_pdf {

/// Takes the next bytes of the file; `last` with the final ones.
using Sink = std::function<void(std::string_view bytes, bool last)>;

/// PDF 1.7 (ISO 32000-1, section 7.5) with a plain cross-reference table.
class PdfFile {
  public:
    explicit PdfFile(Sink sink);

    /// The number of an object that will be written later.
    [[nodiscard]] int reserve();
    /// Writes an object; each number once.
    void write(int number, std::string_view value);
    /// Writes a stream; `entries` are those of its dictionary without Length.
    void write_stream(int number, std::string_view entries, std::string_view bytes);
    /// Writes the table and the trailer, whose ID is a hash of all that was written. Every reserved number must have
    /// been written.
    void finish(int catalog, int info);

  private:
    void put(std::string_view bytes);

    Sink sink_;
    struct Freer {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::uint64_t size_ = 0;
    std::unique_ptr<XXH3_state_t, Freer> hash_;
    std::vector<std::uint64_t> places_;  // by object number; 0 is the free list
};

/// "7 0 R".
[[nodiscard]] std::string reference(int number);

/// A text string of any characters (section 7.9.2.2): UTF-16 with its mark, in
/// hexadecimal. What is longer than PDF/A allows is cut, with "…".
[[nodiscard]] std::string text_string(std::string_view text);

/// The bytes as FlateDecode takes them (RFC 1950). Throws std::bad_alloc.
[[nodiscard]] std::string deflated(std::string_view bytes);

/// Appends the UTF-16 code units of a character, 4 hexadecimal digits each.
void append_utf16_hex(std::string& out, char32_t c);

/// A coordinate: at most `decimals` digits behind the point, no exponent,
/// whatever the locale.
[[nodiscard]] std::string number(double value, int decimals = 3);

}  // namespace galley::write_pdf
