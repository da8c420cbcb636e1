// A font of invisible characters: text that can be searched and copied, but
// never seen.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace galley::write_pdf {

class PdfFile;

/// A composite font (ISO 32000-1, section 9.7) with a code of two bytes for
/// each character of the document, and a ToUnicode map that tells viewers which
/// it is. All glyphs are one em wide, for viewers that ask the PDF and for those that ask the font.
class Font {
  public:
    Font();

    /// The code of a character: the next free one when it is new. That of U+FFFD when all 65,535 are taken, and for
    /// U+0000, U+FEFF and U+FFFE, which no PDF for archives may hold. Never 0: that is no character of the font.
    [[nodiscard]] unsigned code_of(char32_t c);

    /// Writes the font as the object `number`, when all text is known.
    void write(PdfFile& file, int number) const;

    /// The ToUnicode CMap (section 9.10.3).
    [[nodiscard]] std::string to_unicode() const;

  private:
    std::map<char32_t, unsigned> codes_;
    std::vector<char32_t> characters_;  // of the codes from 1 on
};

}  // namespace galley::write_pdf
