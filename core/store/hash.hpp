// Content hashes: XXH3, 128 bits, as 32 hex digits. Fast enough to hash every page's file; no defence against forgery.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace galley {

[[nodiscard]] std::string hash_text(std::string_view bytes);

/// The hash of bytes that come in pieces.
class Hasher {
  public:
    Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;
    ~Hasher();

    void add(std::string_view bytes);
    [[nodiscard]] std::string hash() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Throws HostError (input_missing) when the file cannot be read.
[[nodiscard]] std::string hash_file(const std::filesystem::path& file);

}  // namespace galley
