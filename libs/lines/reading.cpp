#include "lines/reading.hpp"

#include "galley/utf8.hpp"

namespace galley::lines {

double sureness(const std::vector<Word>& words) {
    double sum = 0, count = 0;
    for (const Word& word : words) {
        const auto characters = static_cast<double>(decode_utf8(word.text).size());
        sum += characters * word.confidence;
        count += characters;
    }
    return count > 0 ? sum / count : 0;
}

}  // namespace galley::lines
