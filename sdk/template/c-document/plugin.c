/* @ID@: writes the headlines of a document into one file. */
#include <stdlib.h>
#include <string.h>

#include "rules.h"

static galley_text text_of(const char* text) { return (galley_text){text, strlen(text)}; }

static int32_t fail(const galley_host* host, int32_t code, const char* why) {
    host->report(host, GALLEY_ERROR, code, text_of(why));
    return code;
}

/* No options, nothing to keep: there is no instance. */
static int32_t create(const galley_host* host, const galley_value* values, uint32_t count, void** instance) {
    (void)values;
    *instance = NULL;
    return count == 0 ? GALLEY_OK : fail(host, GALLEY_E_OPTION, "@ID@ has no options");
}

static void destroy(void* instance) { (void)instance; }

static int32_t document(void* instance, const galley_host* host, const galley_document* in) {
    (void)instance;
    const uint64_t size = headlines(in, NULL);
    char* bytes = malloc(size + 1);
    if (bytes == NULL) return fail(host, GALLEY_E_LIMIT, "memory ran out");
    headlines(in, bytes);
    const int32_t status =
        host->emit_asset(host, text_of("headlines.txt"), text_of("text/plain"), (const uint8_t*)bytes, size);
    free(bytes);
    return status;
}

static const galley_stage stage = {
    .size = sizeof(galley_stage),
    .scope = GALLEY_SCOPE_DOCUMENT,
    .id = "@ID@",
    .version = "1.0.0",
    .summary = "Writes the headlines of a document",
    .consumes = GALLEY_HAS_ARTICLES,
    .produces = GALLEY_HAS_ASSETS,
    .create = create,
    .destroy = destroy,
    .document = document,
};
static const galley_stage* const stages[] = {&stage};

GALLEY_EXPORT const galley_plugin_desc galley_plugin = {
    sizeof galley_plugin, GALLEY_ABI_MAJOR, 0 /* minor needed */, 1, "@NAME@", "1.0.0", "Apache-2.0", stages};
