/* The layout of abi.h, nailed. Include it in a test of any language mode: a struct that moves does not compile. */
#ifndef GALLEY_ABI_LAYOUT_H
#define GALLEY_ABI_LAYOUT_H

#include <stddef.h>

#include "galley/abi.h"

#ifdef __cplusplus
#define GALLEY_NAIL(condition) static_assert(condition, #condition)
#else
#define GALLEY_NAIL(condition) _Static_assert(condition, #condition)
#endif

#define GALLEY_SIZE(type, bytes) GALLEY_NAIL(sizeof(type) == (bytes))
#define GALLEY_AT(type, member, bytes) GALLEY_NAIL(offsetof(type, member) == (bytes))

/* Frozen for ABI major 1. */
GALLEY_SIZE(galley_text, 16);
GALLEY_SIZE(galley_box, 16);
GALLEY_SIZE(galley_point, 8);
GALLEY_SIZE(galley_word, 64);
GALLEY_AT(galley_word, box, 32);
GALLEY_AT(galley_word, confidence, 48);
GALLEY_SIZE(galley_line, 80);
GALLEY_AT(galley_line, baseline_from, 32);
GALLEY_AT(galley_line, has_baseline, 48);
GALLEY_AT(galley_line, word_count, 56);
GALLEY_AT(galley_line, writing_mode, 60);
GALLEY_AT(galley_line, point_count, 68);
GALLEY_SIZE(galley_block, 80);
GALLEY_AT(galley_block, kind, 48);
GALLEY_AT(galley_block, point_count, 68);
GALLEY_SIZE(galley_edit, 120);
GALLEY_AT(galley_edit, page, 96);
GALLEY_AT(galley_edit, confidence, 104);
GALLEY_SIZE(galley_source, 48);
GALLEY_AT(galley_source, page, 32);
GALLEY_SIZE(galley_fact, 112);
GALLEY_AT(galley_fact, source, 48);
GALLEY_AT(galley_fact, confidence, 96);
GALLEY_SIZE(galley_part, 48);
GALLEY_AT(galley_part, role, 32);
GALLEY_SIZE(galley_article, 88);
GALLEY_AT(galley_article, confidence, 72);
GALLEY_SIZE(galley_option, 88);
GALLEY_AT(galley_option, default_int, 40);
GALLEY_AT(galley_option, type, 72);
GALLEY_SIZE(galley_value, 72);
GALLEY_AT(galley_value, attrs, 48);

/* May grow at the tail: members never move. */
GALLEY_NAIL(sizeof(galley_page) >= GALLEY_PAGE_LEAST);
GALLEY_AT(galley_page, source, 8);
GALLEY_AT(galley_page, width, 40);
GALLEY_AT(galley_page, blocks, 56);
GALLEY_AT(galley_page, facts, 96);
GALLEY_AT(galley_page, block_count, 104);
GALLEY_NAIL(sizeof(galley_document) >= GALLEY_DOCUMENT_LEAST);
GALLEY_AT(galley_document, pages, 40);
GALLEY_AT(galley_document, facts, 72);
GALLEY_AT(galley_document, article_count, 80);
GALLEY_NAIL(sizeof(galley_image) >= GALLEY_IMAGE_LEAST);
GALLEY_AT(galley_image, stride, 16);
GALLEY_AT(galley_image, pixels, 32);
GALLEY_NAIL(sizeof(galley_entry) >= GALLEY_ENTRY_LEAST);
GALLEY_AT(galley_entry, document, 8);
GALLEY_AT(galley_entry, attrs, 56);
GALLEY_NAIL(sizeof(galley_host) >= GALLEY_HOST_LEAST);
GALLEY_AT(galley_host, report, 16);
GALLEY_AT(galley_host, resource, 40);
GALLEY_AT(galley_host, emit_entry, 48);
GALLEY_AT(galley_host, emit_asset, 80);
GALLEY_AT(galley_host, output, 88);
GALLEY_AT(galley_host, page_file, 96);
GALLEY_AT(galley_host, emit_asset_part, 104);
GALLEY_AT(galley_host, borrow_page, 112);
GALLEY_AT(galley_host, line_text, 120);
GALLEY_AT(galley_host, get_extension, 128);
GALLEY_NAIL(sizeof(galley_stage) >= GALLEY_STAGE_LEAST);
GALLEY_AT(galley_stage, id, 8);
GALLEY_AT(galley_stage, consumes, 32);
GALLEY_AT(galley_stage, options, 48);
GALLEY_AT(galley_stage, create, 56);
GALLEY_AT(galley_stage, identity, 72);
GALLEY_AT(galley_stage, document, 112);
GALLEY_AT(galley_stage, prepare, 120);
GALLEY_AT(galley_stage, finish, 128);
GALLEY_NAIL(sizeof(galley_plugin_desc) >= GALLEY_PLUGIN_DESC_LEAST);
GALLEY_AT(galley_plugin_desc, name, 16);
GALLEY_AT(galley_plugin_desc, stages, 40);

#endif
