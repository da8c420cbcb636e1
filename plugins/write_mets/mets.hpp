// A document as METS 1.12 (https://www.loc.gov/standards/mets/).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "galley/model.hpp"
#include "galley/pages.hpp"

namespace galley::write_mets {

/// Gets the file in pieces; `last` with the final one.
using Sink = std::function<void(std::string_view bytes, bool last)>;

struct Settings {
    std::string version;  ///< of the stage that writes
    std::string base;     ///< the address of the document's folder, with a slash at its end; empty: paths
};

/// Writes the METS file of a document.
void write_mets(const Document& document, const Pages& pages, const Settings& settings, const Sink& sink);

}  // namespace galley::write_mets
