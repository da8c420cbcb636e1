/* @ID@: reads the page of a file whose name ends in .lines. */
#define _GNU_SOURCE /* memrchr */
#include <stdio.h>
#include <stdlib.h>

#include "rules.h"

#define LARGEST (1 << 20) /* bytes of a page */

static int32_t fail(const galley_host* host, int32_t code, const char* why) {
    host->report(host, GALLEY_ERROR, code, (galley_text){why, strlen(why)});
    return code;
}

static int32_t create(const galley_host* host, const galley_value* values, uint32_t count, void** instance) {
    (void)values;
    *instance = malloc(LARGEST); /* the bytes of the file in hand */
    if (*instance == NULL) return fail(host, GALLEY_E_LIMIT, "memory ran out");
    return count == 0 ? GALLEY_OK : (free(*instance), fail(host, GALLEY_E_OPTION, "@ID@ has no options"));
}

static int32_t list(void* instance, const galley_host* host, galley_text input) {
    (void)instance;
    if (input.size < 6 || memcmp(input.data + input.size - 6, ".lines", 6) != 0) return GALLEY_OK; /* not for us */
    const char* name = memrchr(input.data, '/', input.size);
    name = name != NULL ? name + 1 : input.data;
    const galley_text source = {name, (uint64_t)(input.data + input.size - name)};
    const galley_entry entry = {.size = sizeof entry, .document = {name, source.size - 6}, .source = source, .file = input};
    return host->emit_entry(host, &entry);
}

static int32_t load(void* instance, const galley_host* host, const galley_entry* entry) {
    char path[4096];
    snprintf(path, sizeof path, "%.*s", (int)entry->file.size, entry->file.data);
    FILE* file = fopen(path, "rb");
    if (file == NULL) return fail(host, GALLEY_E_IO, "the file cannot be opened");
    const uint64_t size = fread(instance, 1, LARGEST, file);
    fclose(file);
    const uint32_t count = split_lines(instance, size, NULL);
    galley_word* words = calloc(count + 1, sizeof *words);
    galley_line* lines = calloc(count + 1, sizeof *lines);
    if (words == NULL || lines == NULL) return free(words), free(lines), fail(host, GALLEY_E_LIMIT, "memory ran out");
    split_lines(instance, size, words);
    for (uint32_t i = 0; i < count; ++i) lines[i].first_word = i, lines[i].word_count = 1;
    const galley_block block = {.id = {"b1", 2}, .line_count = count};
    const galley_page page = {.size = sizeof page, .blocks = &block, .block_count = 1, .lines = lines, .line_count = count,
                              .words = words, .word_count = count};
    const int32_t status = host->emit_page(host, &page);
    return free(words), free(lines), status;
}

static const galley_stage stage = {.size = sizeof stage, .scope = GALLEY_SCOPE_READ, .id = "@ID@", .version = "1.0.0",
                                   .summary = "Reads pages from .lines files",
                                   .produces = GALLEY_HAS_BLOCKS | GALLEY_HAS_TEXT, .create = create, .destroy = free,
                                   .list = list, .load = load};
static const galley_stage* const stages[] = {&stage};

GALLEY_EXPORT const galley_plugin_desc galley_plugin = {
    sizeof galley_plugin, GALLEY_ABI_MAJOR, 0 /* minor needed */, 1, "@NAME@", "1.0.0", "Apache-2.0", stages};
