// From a network's opinion about each column of a line to characters.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "galley/model.hpp"
#include "tensor.hpp"

namespace galley::ocr_paddle {

/// One character of a line.
struct Character {
    std::string text;
    double confidence;  ///< 0..1, the share of its best column
    double at;          ///< where that column's middle lies, as a share of the line's width, 0..1
};

/// The characters that a network knows, in the order of its classes: first none ("blank"), then those of a file, a line
/// for each, then the space. Throws ResourceError when the file cannot be read.
std::vector<std::string> read_alphabet(const std::filesystem::path& file);

/// Greedy decoding of connectionist temporal classification (Graves et al. 2006, section 3.2): the best class of each
/// column, equal ones in a row as one, blanks left out. `scores` are columns × classes before the softmax; there are as
/// many classes as `alphabet` has entries, else ResourceError is thrown.
std::vector<Character> decode(const Tensor& scores, const std::vector<std::string>& alphabet);

/// The characters, with those of wide gaps between them that the network only thinks likely: small marks, mostly, that
/// it would rather take for nothing.
std::vector<Character> with_doubtful(std::vector<Character> characters, const Tensor& scores,
                                     const std::vector<std::string>& alphabet);

/// Characters as words: Latin letters, digits and their marks that follow each other are one (67.6%), every other
/// character is its own, a space ends a word. Boxes are those of a line image of that width and height: each word
/// reaches halfway to its neighbours, as far as its characters may be wide.
std::vector<Word> words_of(const std::vector<Character>& characters, int width, int height);

}  // namespace galley::ocr_paddle
