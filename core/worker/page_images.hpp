// The images of the page in hand: as read, and the layers that stages emitted. Made when they are asked for.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/plan/manifest.hpp"
#include "galley/image.hpp"

namespace galley {

/// By layer; "" is the page's own.
using Layers = std::map<std::string, Image>;

class PageImages {
  public:
    /// Gives what the page's reader has. What these throw passes through.
    using Read = std::function<Layers(const PlannedPage&)>;
    /// Has the stages before a checkpoint emit their images again, into this object.
    using Remake = std::function<void()>;

    explicit PageImages(Read read) : read_(std::move(read)) {}

    /// Takes a page in hand; what was there of another is dropped. Pages are told apart by where they come from, never
    /// by where the value lies: addresses are given out again.
    void hold(const PlannedPage& page);
    /// The same for a page that comes from a checkpoint: `remake` is called when a layer is asked for that may be one
    /// of a stage before it; `own` tells whether the page's own image is one of them.
    void hold_resumed(const PlannedPage& page, Remake remake, bool own);
    void drop();
    /// Whether the page is in hand, with its own image as read.
    [[nodiscard]] bool holds_as_read(const PlannedPage& page) const;

    void add(Layers&& layers);       ///< what a stage emitted
    void add_read(Layers&& layers);  ///< what the reader emitted with the page
    /// Whether a stage emitted the page's own image.
    [[nodiscard]] bool replaced() const { return replaced_ || remakes_own_; }
    /// The pixels stay until the next call of any function. Nothing when there is no such image.
    [[nodiscard]] std::optional<ImageView> find(std::string_view layer);

  private:
    void remake();

    Read read_;
    Remake remake_;
    std::optional<PlannedPage> page_;
    Layers layers_;
    bool asked_ = false;        ///< the reader was asked for the page's own image
    bool replaced_ = false;     ///< a stage emitted the page's own image
    bool remakes_own_ = false;  ///< remake_ would bring the page's own image
};

}  // namespace galley
