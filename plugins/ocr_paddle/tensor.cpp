#include "tensor.hpp"

#include <algorithm>

namespace galley::ocr_paddle {

Tensor Pool::make(Shape shape, bool channels_last) {
    const auto wanted = static_cast<std::size_t>(count_of(shape));
    std::unique_ptr<std::vector<float>> memory;
    const auto fits = std::find_if(free_.begin(), free_.end(), [&](const auto& one) {
        return one->capacity() >= wanted && one->capacity() <= 2 * wanted;
    });
    if (fits != free_.end()) {
        memory = std::move(*fits);
        free_.erase(fits);
    } else {
        memory = std::make_unique<std::vector<float>>();
    }
    memory->resize(wanted);
    const auto give_back = [this](std::vector<float>* used) { free_.emplace_back(used); };
    return {std::move(shape), channels_last, std::shared_ptr<std::vector<float>>(memory.release(), give_back)};
}

}  // namespace galley::ocr_paddle
