#include "packing.hpp"

#include <zlib.h>
#include <zstd.h>

#include <array>

#include "galley/error.hpp"

namespace galley::write_json {

namespace {

constexpr std::size_t room = 1 << 16;  // bytes that are handed on at once

class Gzip {
  public:
    explicit Gzip(Sink sink) : sink_(std::move(sink)) {
        constexpr int gzip = 16, memory = 8;  // as zlib counts: a gzip header around, its usual memory
        if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip, memory, Z_DEFAULT_STRATEGY) !=
            Z_OK)
            throw LimitError("zlib cannot start: memory ran out");
    }
    ~Gzip() { deflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    void add(std::string_view bytes, bool last) {
        std::array<char, room> out;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib only reads it
        stream_.avail_in = static_cast<uInt>(bytes.size());
        int state = Z_OK;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(out.data());
            stream_.avail_out = room;
            state = deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH);
            const std::size_t made = room - stream_.avail_out;
            if (made > 0 || state == Z_STREAM_END) sink_({out.data(), made}, state == Z_STREAM_END);
        } while (stream_.avail_out == 0 && state != Z_STREAM_END);
    }

  private:
    Sink sink_;
    z_stream stream_{};
};

class Zstd {
  public:
    explicit Zstd(Sink sink) : sink_(std::move(sink)), context_(ZSTD_createCCtx(), &ZSTD_freeCCtx) {
        if (!context_) throw LimitError("zstd cannot start: memory ran out");
        ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
    }

    void add(std::string_view bytes, bool last) {
        std::array<char, room> out;
        ZSTD_inBuffer from{bytes.data(), bytes.size(), 0};
        std::size_t left = 0;
        do {
            ZSTD_outBuffer to{out.data(), room, 0};
            left = ZSTD_compressStream2(context_.get(), &to, &from, last ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left) != 0) throw LimitError(std::string("zstd: ") + ZSTD_getErrorName(left));
            const bool end = last && left == 0;
            if (to.pos > 0 || end) sink_({out.data(), to.pos}, end);
        } while (last ? left > 0 : from.pos < from.size);
    }

  private:
    Sink sink_;
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context_;
};

template <typename Packer>
Sink through(Sink sink) {
    return [packer = std::make_shared<Packer>(std::move(sink))](std::string_view bytes, bool last) {
        packer->add(bytes, last);
    };
}

}  // namespace

Packing packing_named(std::string_view name) {
    return name == "gzip" ? Packing::gzip : name == "zstd" ? Packing::zstd : Packing::none;
}

std::string suffix_of(Packing packing) {
    return packing == Packing::gzip ? ".gz" : packing == Packing::zstd ? ".zst" : "";
}

std::string media_type_of(Packing packing) {
    return packing == Packing::gzip   ? "application/gzip"
           : packing == Packing::zstd ? "application/zstd"
                                      : "application/json";
}

Sink packed(Packing packing, Sink sink) {
    if (packing == Packing::gzip) return through<Gzip>(std::move(sink));
    if (packing == Packing::zstd) return through<Zstd>(std::move(sink));
    return sink;
}

}  // namespace galley::write_json
