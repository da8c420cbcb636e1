// From bytes in whatever encoding to UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace galley::read_text {

/// What the first pass over a file learns, a chunk at a time, so that a file of any size is judged by all its bytes
/// without being held in memory.
class ByteSurvey {
  public:
    void add(std::string_view chunk);

    [[nodiscard]] bool is_utf8() const { return bad_utf8_ == 0 && pending_ == 0; }
    /// Bytes in well-formed sequences of two to four are far more than bytes that stand in none. True of ASCII too.
    [[nodiscard]] bool is_mostly_utf8() const { return well_formed_ >= well_formed_to_bad * bad_utf8_; }
    /// Text in bytes, most of them ASCII or UTF-8, whatever NULs stand between: no UTF-16 but of Latin letters or of
    /// the few scripts whose units hold no byte beyond ASCII.
    [[nodiscard]] bool is_bytewise() const;
    [[nodiscard]] std::size_t nuls() const { return nuls_; }
    /// Control characters other than tab, line ends, form feed, escape and the end-of-file mark of DOS.
    [[nodiscard]] std::size_t controls() const { return controls_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    /// The bytes from the first that is not ASCII on, at most sample_size: what a detector should see.
    [[nodiscard]] const std::string& sample() const { return sample_; }

    static constexpr std::size_t sample_size = std::size_t{256} * 1024;

  private:
    // Chinese, Japanese, Korean, Cyrillic and Thai text of other encodings has at most 0.7 such bytes for a bad one by
    // chance, and at most 3 in any twenty characters.
    static constexpr std::size_t well_formed_to_bad = 4;

    void check_utf8(unsigned char byte);

    std::size_t size_ = 0, nuls_ = 0, controls_ = 0, well_formed_ = 0, bad_utf8_ = 0;  // bytes
    std::size_t length_ = 0, pending_ = 0;    // of the current UTF-8 sequence, and what it still needs of it
    unsigned char low_ = 0x80, high_ = 0xBF;  // range of its next byte
    std::string sample_;
};

/// The encoding that a byte order mark at the start of `head` names, or "".
std::string encoding_of_mark(std::string_view head);

/// UTF-16LE or UTF-16BE when `head`, which has NULs and no byte order mark, reads as plain text in it; else "". Where
/// it reads as text in bytes too, the NULs must stand on one side of pairs, and in many pairs.
std::string utf16_without_mark(std::string_view head);

/// ICU's best guess in which the whole sample is well formed, or "" when there is none worth trusting.
std::string detected_encoding(std::string_view sample);

/// `bytes` as UTF-8 without its byte order mark. What cannot be read becomes U+FFFD and is counted in `unreadable`.
/// Bytes that are UTF-8 already are given back without a copy. Throws OptionError when ICU has no converter of that
/// name.
std::string to_utf8(std::string bytes, const std::string& encoding, std::size_t& unreadable);

}  // namespace galley::read_text
