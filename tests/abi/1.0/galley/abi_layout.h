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
GALLEY_SIZE(galley_word, 56);
GALLEY_AT(galley_word, box, 32);
GALLEY_AT(galley_word, confidence, 48);
GALLEY_SIZE(galley_line, 80);
GALLEY_AT(galley_line, baseline_from, 32);
GALLEY_AT(galley_line, has_baseline, 48);
GALLEY_AT(galley_line, word_count, 56);
GALLEY_AT(galley_line, writing_mode, 60);
GALLEY_AT(galley_line, point_count, 68);
GALLEY_SIZE(galley_block, 72);
GALLEY_AT(galley_block, kind, 48);
GALLEY_AT(galley_block, point_count, 68);
GALLEY_SIZE(galley_edit, 96);
GALLEY_AT(galley_edit, page, 80);
GALLEY_AT(galley_edit, confidence, 88);
GALLEY_SIZE(galley_source, 32);
GALLEY_SIZE(galley_part, 48);
GALLEY_AT(galley_part, role, 32);
GALLEY_SIZE(galley_article, 80);
GALLEY_AT(galley_article, confidence, 72);
GALLEY_SIZE(galley_option, 72);
GALLEY_AT(galley_option, default_int, 32);
GALLEY_AT(galley_option, type, 64);
GALLEY_SIZE(galley_value, 48);

/* May grow at the tail: members never move. */
GALLEY_NAIL(sizeof(galley_page) >= 120);
GALLEY_AT(galley_page, source, 8);
GALLEY_AT(galley_page, width, 40);
GALLEY_AT(galley_page, blocks, 56);
GALLEY_AT(galley_page, block_count, 96);
GALLEY_NAIL(sizeof(galley_document) >= 88);
GALLEY_AT(galley_document, pages, 40);
GALLEY_AT(galley_document, article_count, 72);
GALLEY_NAIL(sizeof(galley_image) >= 40);
GALLEY_AT(galley_image, stride, 16);
GALLEY_AT(galley_image, pixels, 32);
GALLEY_NAIL(sizeof(galley_entry) >= 72);
GALLEY_AT(galley_entry, document, 8);
GALLEY_AT(galley_entry, attrs, 56);
GALLEY_NAIL(sizeof(galley_host) >= 120);
GALLEY_AT(galley_host, report, 16);
GALLEY_AT(galley_host, resource, 40);
GALLEY_AT(galley_host, emit_entry, 48);
GALLEY_AT(galley_host, emit_asset, 80);
GALLEY_AT(galley_host, output, 88);
GALLEY_AT(galley_host, page_file, 96);
GALLEY_AT(galley_host, emit_asset_part, 104);
GALLEY_AT(galley_host, borrow_page, 112);
GALLEY_NAIL(sizeof(galley_stage) >= 120);
GALLEY_AT(galley_stage, id, 8);
GALLEY_AT(galley_stage, consumes, 32);
GALLEY_AT(galley_stage, options, 48);
GALLEY_AT(galley_stage, create, 56);
GALLEY_AT(galley_stage, identity, 72);
GALLEY_AT(galley_stage, document, 112);
GALLEY_AT(galley_stage, finish, 120);
GALLEY_NAIL(sizeof(galley_plugin_desc) >= 48);
GALLEY_AT(galley_plugin_desc, name, 16);
GALLEY_AT(galley_plugin_desc, stages, 40);

#endif
