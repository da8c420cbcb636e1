// Loops that the compiler makes for several generations of processors; the best one is chosen when the library is
// loaded.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define GALLEY_FAST_LOOP __attribute__((target_clones("avx512f", "avx2,fma", "default"), optimize("O3")))
#else
#define GALLEY_FAST_LOOP
#endif
