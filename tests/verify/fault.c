/* A plugin with one fault: FAULT_X is the one that the check x must find, and no other check may. Plain C, so that the
 * faults are the ABI's and no SDK stands before them. */
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "galley/abi.h"

#if defined(FAULT_EMPTY_DOCUMENT) || defined(FAULT_ASSET_PATH_RELATIVE)
#define DOCUMENT_STAGE
#endif

#define CROWD 10000 /* words of a page that is huge */

static int32_t fail(const galley_host* host, int32_t code, const char* why) {
    const galley_text message = {why, strlen(why)};
    host->report(host, GALLEY_ERROR, code, message);
    return code;
}

typedef struct state {
    int calls;
    int number; /* of the instance */
} state;

static int instances = 0; /* made so far */
static int living = 0;

#ifdef FAULT_NO_THREADS_LEFT
static void* linger(void* unused) {
    sleep(600);
    return unused;
}
#endif

#ifdef FAULT_LOAD_NOW
int galley_test_is_nowhere(void);
#endif

static int32_t create(const galley_host* host, const galley_value* values, uint32_t count, void** instance) {
    (void)values;
#ifndef FAULT_OPTION_BAD_VALUE_REFUSED
    if (count != 1) return fail(host, GALLEY_E_OPTION, "the fixture takes one option");
#else
    (void)count;
#endif
#ifdef FAULT_CREATE_DESTROY_REPEAT
    if (living > 0) return fail(host, GALLEY_E_RESOURCE, "there can be only one");
#endif
#ifdef FAULT_NO_THREADS_LEFT
    pthread_t thread;
    if (instances == 0 && pthread_create(&thread, NULL, linger, NULL) == 0) pthread_detach(thread);
#endif
#ifdef FAULT_LOAD_NOW
    if (galley_test_is_nowhere()) return GALLEY_E_INTERNAL;
#endif
    (void)host;
    state* made = calloc(1, sizeof *made);
    made->number = instances++;
    ++living;
    *instance = made;
    return GALLEY_OK;
}

static void destroy(void* instance) {
    free(instance);
    --living;
}

#ifdef DOCUMENT_STAGE
static int32_t document(void* instance, const galley_host* host, const galley_document* in) {
    (void)instance;
#ifdef FAULT_EMPTY_DOCUMENT
    if (in->page_count == 0) return fail(host, GALLEY_E_INPUT, "there are no pages");
#else
    (void)in;
    const galley_text path = {"../outside.txt", 14}, type = {"text/plain", 10};
    return host->emit_asset(host, path, type, (const uint8_t*)"x", 1);
#endif
    return GALLEY_OK;
}
#else

/* Changes one thing of a copy of the page's words and blocks, and emits it. */
static int32_t page(void* instance, const galley_host* host, const galley_page* in) {
    state* self = instance;
    galley_page out = *in;
    galley_word* words = malloc((in->word_count + 1) * sizeof *words);
    galley_block* blocks = malloc((in->block_count + 1) * sizeof *blocks);
    char attrs[32];
    int32_t status = GALLEY_OK;
    if (in->word_count > 0) memcpy(words, in->words, in->word_count * sizeof *words);
    if (in->block_count > 0) memcpy(blocks, in->blocks, in->block_count * sizeof *blocks);
    out.words = words;
    out.blocks = blocks;
    ++self->calls;
    (void)attrs;
#ifdef FAULT_UTF8_PRESERVED
    if (in->word_count > 0) words[0].text.data = "\xC0\x80", words[0].text.size = 2;
#endif
#ifdef FAULT_BOXES_INSIDE_PAGE
    if (in->block_count > 0 && in->width > 0) blocks[0].box.x = in->width;
#endif
#ifdef FAULT_CONFIDENCE_RANGE
    if (in->word_count > 0) words[0].confidence = 98;
#endif
#ifdef FAULT_INDICES_IN_RANGE
    if (in->block_count > 0) blocks[in->block_count - 1].line_count += 1000;
#endif
#ifdef FAULT_PRODUCES_ONLY_DECLARED
    if (in->block_count > 0) blocks[0].kind = GALLEY_KIND_NOISE;
#endif
#ifdef FAULT_DETERMINISTIC_TWICE
    out.attrs.size = (uint64_t)snprintf(attrs, sizeof attrs, "{\"n\":%d}", self->calls);
    out.attrs.data = attrs;
#endif
#ifdef FAULT_INSTANCES_EQUAL
    out.attrs.size = (uint64_t)snprintf(attrs, sizeof attrs, "{\"n\":%d}", self->number);
    out.attrs.data = attrs;
#endif
#ifdef FAULT_CANCEL_HONOURED
    if (in->word_count > CROWD) usleep(2300000);
#endif
#ifdef FAULT_STDOUT_CLEAN
    printf("page %d\n", in->index);
#endif
#ifdef FAULT_NO_LEAK_SLOPE
    if (malloc(100) == NULL) status = GALLEY_E_LIMIT;
#endif
#ifdef FAULT_HUGE_PAGE
    if (in->word_count > CROWD) status = fail(host, GALLEY_E_INTERNAL, "so many words");
#endif
#ifdef FAULT_EMPTY_PAGE
    if (in->block_count == 0) status = fail(host, GALLEY_E_INPUT, "there is nothing on the page");
#endif
#ifdef FAULT_ERROR_HAS_MESSAGE
    galley_image image = {.size = sizeof image};
    const galley_text whole = {NULL, 0};
    if (in->width > 0 && in->block_count == 0) status = host->page_image(host, in->index, whole, &image);
#endif
#ifdef FAULT_CRASH
    if (in->block_count == 0 && in->width == 0) raise(SIGSEGV);
#endif
#ifdef FAULT_HANG
    while (in->block_count == 0 && in->width == 0) usleep(1000);
#endif
    if (status == GALLEY_OK) status = host->emit_page(host, &out);
    free(words);
    free(blocks);
    return status;
}
#endif

#ifdef FAULT_LOAD_TIME
/* Only where it is looked at: the other checks load the file too. */
__attribute__((constructor)) static void slow(void) {
    char line[4096] = {0};
    FILE* file = fopen("/proc/self/cmdline", "r");
    const size_t size = file != NULL ? fread(line, 1, sizeof line - 1, file) : 0;
    if (file != NULL) fclose(file);
    if (memmem(line, size, "--check\0load-time", 17) != NULL) usleep(2300000);
}
#endif

#ifdef FAULT_EXPORTS_ONLY_ENTRY
GALLEY_EXPORT int galley_test_extra(void);
int galley_test_extra(void) { return 1; }
#endif

#ifdef FAULT_OPTION_DEFAULTS_VALID
#define DEFAULT 9
#else
#define DEFAULT 2
#endif

static const galley_option options[] = {{.name = "size",
                                         .help = "A number that nobody needs",
                                         .default_int = DEFAULT,
                                         .min = 1,
                                         .max = 4,
                                         .type = GALLEY_OPTION_INT,
                                         .flags = GALLEY_OPTION_HAS_MIN | GALLEY_OPTION_HAS_MAX}};

static const galley_stage stage = {
    .size = sizeof(galley_stage),
    .id = "test.fault",
    .version = "1.0.0",
#ifdef FAULT_DESCRIPTOR_COMPLETE
    .summary = "",
#else
    .summary = "Breaks one rule on purpose",
#endif
    .option_count = 1,
    .options = options,
    .create = create,
    .destroy = destroy,
#ifdef DOCUMENT_STAGE
    .scope = GALLEY_SCOPE_DOCUMENT,
    .document = document,
    .consumes = GALLEY_HAS_BLOCKS,
    .produces = GALLEY_HAS_ASSETS,
#else
    .scope = GALLEY_SCOPE_PAGE,
    .page = page,
#ifdef FAULT_EMPTY_PAGE
    .consumes = GALLEY_HAS_TEXT,
#else
    .consumes = GALLEY_HAS_IMAGE, /* a stage of pixels may fail on a page without any */
#endif
#ifndef FAULT_PRODUCES_ONLY_DECLARED
    .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT,
#endif
#endif
};

static const galley_stage* const stages[] = {
    &stage,
#ifdef FAULT_IDS_UNIQUE
    &stage,
#endif
};

GALLEY_EXPORT const galley_plugin_desc galley_plugin = {
    .size = sizeof(galley_plugin_desc),
#ifdef FAULT_ABI_VERSION
    .abi_major = GALLEY_ABI_MAJOR + 1,
#else
    .abi_major = GALLEY_ABI_MAJOR,
#endif
    .abi_minor_needed = 0,
    .stage_count = sizeof stages / sizeof *stages,
    .name = "test-fault",
    .version = "1.0.0",
    .license = "Apache-2.0",
    .stages = stages,
};
