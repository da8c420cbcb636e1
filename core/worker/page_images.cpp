#include "core/worker/page_images.hpp"

#include <utility>

namespace galley {

namespace {

bool same(const PlannedPage& a, const PlannedPage& b) {
    return a.reader == b.reader && a.entry.file == b.entry.file && a.entry.number == b.entry.number &&
           a.entry.attrs == b.entry.attrs;
}

}  // namespace

void PageImages::hold(const PlannedPage& page) {
    drop();
    page_ = page;
}

void PageImages::hold_resumed(const PlannedPage& page, Remake remake, bool own) {
    hold(page);
    remake_ = std::move(remake);
    remakes_own_ = own;
}

void PageImages::drop() {
    page_.reset();
    layers_.clear();
    remake_ = nullptr;
    asked_ = replaced_ = remakes_own_ = false;
}

bool PageImages::holds_as_read(const PlannedPage& page) const {
    return page_ && !replaced_ && !remakes_own_ && same(*page_, page);
}

void PageImages::add(Layers&& layers) {
    replaced_ = replaced_ || layers.contains("");
    for (auto& [layer, image] : layers) layers_[layer] = std::move(image);
}

void PageImages::add_read(Layers&& layers) {
    layers_ = std::move(layers);
    asked_ = layers_.contains("");
}

/// As if the stages had just worked on the page; what later ones emitted meanwhile stays.
void PageImages::remake() {
    const Remake remake = std::exchange(remake_, nullptr);
    remakes_own_ = false;
    Layers later = std::exchange(layers_, {});
    remake();
    for (auto& [layer, image] : later) layers_[layer] = std::move(image);
}

std::optional<ImageView> PageImages::find(std::string_view layer) {
    if (!page_) return std::nullopt;
    const std::string name(layer);
    if (remake_ && !layers_.contains(name) && (remakes_own_ || !name.empty())) remake();
    if (name.empty() && !layers_.contains(name) && !asked_) {
        asked_ = true;
        for (auto& [one, image] : read_(*page_)) layers_.emplace(one, std::move(image));
    }
    const auto found = layers_.find(name);
    return found == layers_.end() ? std::nullopt : std::optional(view_of(found->second));
}

}  // namespace galley
