#include "core/base/packed_file.hpp"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <fstream>
#include <iterator>
#include <memory>

#include "core/base/host_error.hpp"

namespace galley {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t room = 1 << 16;

[[noreturn]] void damaged(const fs::path& file) {
    throw HostError(ExitCode::input_missing, fmt::format("\"{}\" is compressed, and damaged.", file.string()));
}

/// zlib hands on as it is what is not compressed.
std::string read_gzip(const fs::path& file) {
    const std::unique_ptr<gzFile_s, decltype(&gzclose)> in(gzopen(file.c_str(), "rb"), &gzclose);
    if (!in)
        throw HostError(ExitCode::input_missing, fmt::format("Cannot read \"{}\". Check its name.", file.string()));
    std::string out;
    std::array<char, room> piece;
    for (;;) {
        const int size = gzread(in.get(), piece.data(), room);
        if (size < 0) damaged(file);
        out.append(piece.data(), static_cast<std::size_t>(size));
        if (size == 0) break;
    }
    int state = Z_OK;
    gzerror(in.get(), &state);
    if (state != Z_OK) damaged(file);  // it ends too early
    return out;
}

std::string read_zstd(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    std::string out;
    std::array<char, room> piece;
    ZSTD_inBuffer from{bytes.data(), bytes.size(), 0};
    std::size_t left = 1;
    while (from.pos < from.size || left > 0) {
        ZSTD_outBuffer to{piece.data(), room, 0};
        left = ZSTD_decompressStream(context.get(), &to, &from);
        if (ZSTD_isError(left) != 0) damaged(file);
        out.append(piece.data(), to.pos);
        if (from.pos == from.size && to.pos < room && left > 0) damaged(file);  // it ends too early
    }
    return out;
}

}  // namespace

std::string read_packed(const fs::path& file) {
    if (fs::is_directory(file))
        throw HostError(ExitCode::input_missing, fmt::format("\"{}\" is a folder.", file.string()));
    return file.extension() == ".zst" && fs::exists(file) ? read_zstd(file) : read_gzip(file);
}

std::string unpacked_name(const fs::path& file) {
    const bool packed = file.extension() == ".gz" || file.extension() == ".zst";
    return (packed ? file.stem() : file.filename()).string();
}

}  // namespace galley
