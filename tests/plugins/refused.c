/* A page stage in plain C that hands every page through unchanged; macros break one thing each. */
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "galley/abi.h"

#ifndef ABI_MAJOR
#define ABI_MAJOR GALLEY_ABI_MAJOR
#endif
#ifndef ABI_MINOR
#define ABI_MINOR 0
#endif
#ifndef DESCRIPTOR_SIZE
#define DESCRIPTOR_SIZE sizeof(galley_plugin_desc)
#endif
#ifndef STAGE_ID
#define STAGE_ID "test.plain-c"
#endif
#ifndef STAGE_COUNT
#define STAGE_COUNT 1
#endif

#ifndef STAGE_SIZE
#define STAGE_SIZE sizeof(galley_stage)
#endif

#ifdef NEEDS_GONE
int galley_test_gone(void);
int galley_test_use(void);
int galley_test_use(void) { return galley_test_gone(); }
#endif

/* Code that runs when the file is loaded, before anyone can look at its version. */
#if defined(CRASH_AT_LOAD) || defined(EXIT_AT_LOAD) || defined(MARK_AT_LOAD)
__attribute__((constructor)) static void at_load(void) {
#if defined(CRASH_AT_LOAD)
    raise(SIGSEGV);
#elif defined(EXIT_AT_LOAD)
    fputs("I do not want to be loaded\n", stderr);
    _exit(0);
#else
    const char* name = getenv("GALLEY_TEST_LOADS");
    FILE* file = name != NULL ? fopen(name, "a") : NULL;
    if (file != NULL) fprintf(file, "%d\n", (int)getpid()), fclose(file);
#endif
}
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

#ifdef NAMELESS_OPTION
static const galley_option options[] = {{.help = "It has no name"}};
#endif

static const galley_stage stage = {
    .size = STAGE_SIZE,
#ifdef NAMELESS_OPTION
    .option_count = 1,
    .options = options,
#endif
    .scope = GALLEY_SCOPE_PAGE,
    .id = STAGE_ID,
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
