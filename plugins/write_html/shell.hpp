// The site's own files, and the HTML page that starts it.
#pragma once

#include <string>
#include <string_view>

namespace galley::write_html {

// Made from site/ when the plugin is built: all scripts as one, the styles, the page with its {{places}}.
[[nodiscard]] std::string_view app_file();
[[nodiscard]] std::string_view style_file();
[[nodiscard]] std::string_view page_file();

/// Text as HTML shows it, in an element or a quoted attribute.
[[nodiscard]] std::string escaped(std::string_view text);

/// The way from the folder of document `id` to the output folder: "../" for each of its parts.
[[nodiscard]] std::string way_up(std::string_view id);

/// An HTML page: `root` is the way to the output folder ("" when it is there), `data` the script with what it shows.
/// The page may load nothing from elsewhere: its policy says so to the browser.
[[nodiscard]] std::string shell(std::string_view title, std::string_view root, std::string_view data);

}  // namespace galley::write_html
