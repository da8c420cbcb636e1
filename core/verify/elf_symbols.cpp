#include "core/verify/elf_symbols.hpp"

#include <elf.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace galley::verify {

namespace {

/// A struct at an offset of the file, copied out.
template <typename T>
T at(const std::string& bytes, std::uint64_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) throw std::runtime_error("its ELF tables are cut");
    T out;
    std::memcpy(&out, bytes.data() + offset, sizeof(T));
    return out;
}

bool exported(const Elf64_Sym& symbol) {
    const auto binding = ELF64_ST_BIND(symbol.st_info);
    const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    return symbol.st_shndx != SHN_UNDEF && symbol.st_shndx != SHN_ABS && binding != STB_LOCAL &&
           (visibility == STV_DEFAULT || visibility == STV_PROTECTED);
}

}  // namespace

std::vector<std::string> exported_symbols(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto header = at<Elf64_Ehdr>(bytes, 0);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
        throw std::runtime_error("it is no 64-bit ELF file");
    std::vector<std::string> out;
    for (unsigned i = 0; i < header.e_shnum; ++i) {
        const auto section = at<Elf64_Shdr>(bytes, header.e_shoff + std::uint64_t{i} * header.e_shentsize);
        if (section.sh_type != SHT_DYNSYM) continue;
        const auto names = at<Elf64_Shdr>(bytes, header.e_shoff + std::uint64_t{section.sh_link} * header.e_shentsize);
        for (std::uint64_t k = 1; k * sizeof(Elf64_Sym) < section.sh_size; ++k) {
            const auto symbol = at<Elf64_Sym>(bytes, section.sh_offset + k * sizeof(Elf64_Sym));
            const std::uint64_t name = names.sh_offset + symbol.st_name;
            if (name >= bytes.size()) throw std::runtime_error("its ELF tables are cut");
            if (exported(symbol)) out.emplace_back(bytes.c_str() + name);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace galley::verify
