#include "core/store/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <fstream>
#include <memory>
#include <vector>

#include "core/base/host_error.hpp"

namespace galley {

namespace {
std::string hex(XXH128_hash_t hash) { return fmt::format("{:016x}{:016x}", hash.high64, hash.low64); }
}  // namespace

std::string hash_text(std::string_view bytes) { return hex(XXH3_128bits(bytes.data(), bytes.size())); }

struct Hasher::State {
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> xxh{XXH3_createState(), &XXH3_freeState};
};

Hasher::Hasher() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->xxh.get()); }
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) { XXH3_128bits_update(state_->xxh.get(), bytes.data(), bytes.size()); }

std::string Hasher::hash() const { return hex(XXH3_128bits_digest(state_->xxh.get())); }

std::string hash_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    Hasher hasher;
    std::vector<char> buffer(1 << 18);  // bytes a read
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0)
        hasher.add({buffer.data(), static_cast<std::size_t>(in.gcount())});
    if (in.bad() || !in.eof())
        throw HostError(ExitCode::input_missing,
                        fmt::format("The file {} cannot be read; check its name and its rights.", file.string()));
    return hasher.hash();
}

}  // namespace galley
