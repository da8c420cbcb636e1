/* A page stage in plain C that hands every page through unchanged; macros break one thing each. */
#include <stddef.h>

#include "galley/abi.h"

#ifndef ABI_MAJOR
#define ABI_MAJOR GALLEY_ABI_MAJOR
#endif
#ifndef ABI_MINOR
#define ABI_MINOR GALLEY_ABI_MINOR
#endif
#ifndef DESCRIPTOR_SIZE
#define DESCRIPTOR_SIZE sizeof(galley_plugin_desc)
#endif
#ifndef STAGE_COUNT
#define STAGE_COUNT 1
#endif

#ifdef NEEDS_GONE
int galley_test_gone(void);
int galley_test_use(void);
int galley_test_use(void) { return galley_test_gone(); }
#endif

static int32_t create(const galley_host* host, const galley_value* values, uint32_t count, void** instance) {
    (void)host, (void)values, (void)count;
    *instance = NULL;
    return GALLEY_OK;
}

static void destroy(void* instance) { (void)instance; }

#ifndef NULL_FUNCTION
static int32_t page(void* instance, const galley_host* host, const galley_page* in) {
    (void)instance;
    return host->emit_page(host, in);
}
#endif

static const galley_stage stage = {
    .size = sizeof(galley_stage),
    .scope = GALLEY_SCOPE_PAGE,
    .id = "test.plain-c",
    .version = "1.0.0",
    .summary = "Hands every page through, written in C",
    .create = create,
    .destroy = destroy,
#ifndef NULL_FUNCTION
    .page = page,
#endif
};

static const galley_stage* const stages[] = {&stage};

#ifdef NO_SYMBOL
GALLEY_EXPORT const int galley_something_else = sizeof(stages);
#else
GALLEY_EXPORT const galley_plugin_desc galley_plugin = {DESCRIPTOR_SIZE, ABI_MAJOR, ABI_MINOR,    STAGE_COUNT,
                                                        "plain-c",       "1.0.0",   "Apache-2.0", stages};
#endif
