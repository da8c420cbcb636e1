/* @ID@: calls a block furniture when all it holds is the number of a page. */
#include <stdlib.h>
#include <string.h>

#include "rules.h"

static int32_t fail(const galley_host* host, int32_t code, const char* why) {
    host->report(host, GALLEY_ERROR, code, (galley_text){why, strlen(why)});
    return code;
}

/* No options, nothing to keep: there is no instance. */
static int32_t create(const galley_host* host, const galley_value* values, uint32_t count, void** instance) {
    (void)values;
    *instance = NULL;
    return count == 0 ? GALLEY_OK : fail(host, GALLEY_E_OPTION, "@ID@ has no options");
}

static void destroy(void* instance) { (void)instance; }

static int32_t page(void* instance, const galley_host* host, const galley_page* in) {
    (void)instance;
    galley_block* blocks = malloc((in->block_count + 1) * sizeof *blocks);
    if (blocks == NULL) return fail(host, GALLEY_E_LIMIT, "memory ran out");
    galley_page out = *in; /* what is borrowed may be handed back: the host copies it */
    out.size = sizeof out;
    out.blocks = blocks;
    for (uint32_t i = 0; i < in->block_count; ++i) {
        blocks[i] = in->blocks[i];
        if (blocks[i].line_count != 1) continue;
        const galley_line* line = &in->lines[blocks[i].first_line];
        if (line->word_count == 1 && is_folio(in->words[line->first_word].text)) blocks[i].kind = GALLEY_KIND_FURNITURE;
    }
    const int32_t status = host->emit_page(host, &out);
    free(blocks);
    return status;
}

static const galley_stage stage = {
    .size = sizeof(galley_stage),
    .scope = GALLEY_SCOPE_PAGE,
    .id = "@ID@",
    .version = "1.0.0",
    .summary = "Calls page numbers furniture",
    .consumes = GALLEY_HAS_TEXT,
    .produces = GALLEY_HAS_BLOCKS,
    .create = create,
    .destroy = destroy,
    .page = page,
};
static const galley_stage* const stages[] = {&stage};

GALLEY_EXPORT const galley_plugin_desc galley_plugin = {
    sizeof galley_plugin, GALLEY_ABI_MAJOR, 0 /* minor needed */, 1, "@NAME@", "1.0.0", "Apache-2.0", stages};
