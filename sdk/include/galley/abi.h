/* Galley plugin ABI, version 1.0. Plain C: compiles as C11, C++17 and C++20.
 *
 * A plugin is a shared library that exports one data symbol, `galley_plugin`, of type `const galley_plugin_desc`.
 * Nothing runs when it is loaded; the host checks abi_major and abi_minor_needed before it calls any function.
 *
 * Growth     A struct that is passed by pointer starts with `size`, the sizeof that its owner saw, and may grow at its
 *            tail in a minor version. Who reads one reads no more than `size` bytes of it, and takes what is missing
 *            for 0; who fills one writes no more. GALLEY_REACHES tells whether a member is there; those of 1.0 always
 *            are. A struct that is held in arrays by value never changes within a major version; new facts go into its
 *            `attrs`, or into `reserved`, which is 0 until a minor version says more.
 * Numbers    A kind, role, mode or format that a side does not know is from a newer one: it is carried as it is.
 * Ownership  What a function receives is borrowed until it returns. What it gives goes through an emit_ function of
 *            the host, which copies at once. Nobody frees the other's memory.
 * Threads    An instance is never called from two threads at once. Stages start no threads of their own.
 * Errors     A function returns GALLEY_OK or a GALLEY_E_ code; before any other code than GALLEY_OK it calls
 *            host->report once with GALLEY_ERROR and a sentence: what, where, why, what to do.
 *            No exception and no longjmp may leave a plugin function.
 * Text       UTF-8, not terminated by NUL. `data` may be NULL when `size` is 0. `attrs` is the text of one JSON
 *            object, or empty.
 * Units      Pixels of the page image as read, origin top left, y down. Confidence 0..1. dpi 0 means unknown.
 */
#ifndef GALLEY_ABI_H
#define GALLEY_ABI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GALLEY_ABI_MAJOR 1u
#define GALLEY_ABI_MINOR 0u

/* Whether the struct that `pointer` leads to has the member: needs <stddef.h>. */
#define GALLEY_REACHES(type, pointer, member) ((pointer)->size >= offsetof(type, member) + sizeof((pointer)->member))

#if defined(_WIN32)
#define GALLEY_EXPORT __declspec(dllexport)
#else
#define GALLEY_EXPORT __attribute__((visibility("default")))
#endif

/* Status codes. */
#define GALLEY_OK 0
#define GALLEY_E_OPTION 1    /* an option's value cannot be used */
#define GALLEY_E_INPUT 2     /* this page or document is damaged or of an unknown form */
#define GALLEY_E_RESOURCE 3  /* a model, profile or program that the stage needs is missing */
#define GALLEY_E_IO 4        /* reading or writing failed */
#define GALLEY_E_LIMIT 5     /* a limit on size, time or memory was reached */
#define GALLEY_E_CANCELLED 6 /* the host asked to stop */
#define GALLEY_E_INTERNAL 7  /* a fault of the plugin itself */

/* Severities of report. */
#define GALLEY_INFO 0
#define GALLEY_WARNING 1
#define GALLEY_ERROR 2

/* Scope of a stage. */
#define GALLEY_SCOPE_READ 0u     /* list and load (and image) */
#define GALLEY_SCOPE_PAGE 1u     /* page */
#define GALLEY_SCOPE_DOCUMENT 2u /* document */

/* What a stage needs and gives: bits of consumes and produces. */
#define GALLEY_HAS_IMAGE 1u
#define GALLEY_HAS_BLOCKS 2u
#define GALLEY_HAS_TEXT 4u
#define GALLEY_HAS_ARTICLES 8u
#define GALLEY_HAS_ASSETS 16u
#define GALLEY_HAS_LINES 32u /* found, not yet read nor placed in blocks */

/* Flags of a stage. */
#define GALLEY_STAGE_EXPENSIVE 1u     /* worth a checkpoint: OCR, layout */
#define GALLEY_STAGE_BORROWS_PAGES 2u /* document: its pages come without blocks and edits, borrow_page gives each */

/* Kinds of blocks. */
#define GALLEY_KIND_TEXT 0u
#define GALLEY_KIND_HEADING 1u
#define GALLEY_KIND_CAPTION 2u
#define GALLEY_KIND_TABLE 3u
#define GALLEY_KIND_IMAGE 4u
#define GALLEY_KIND_RULE 5u
#define GALLEY_KIND_ADVERT 6u
#define GALLEY_KIND_FURNITURE 7u
#define GALLEY_KIND_NOISE 8u

/* Roles of parts. */
#define GALLEY_ROLE_SECTION 0u
#define GALLEY_ROLE_KICKER 1u
#define GALLEY_ROLE_HEADLINE 2u
#define GALLEY_ROLE_SUBTITLE 3u
#define GALLEY_ROLE_BYLINE 4u
#define GALLEY_ROLE_DATELINE 5u
#define GALLEY_ROLE_BODY 6u
#define GALLEY_ROLE_CROSSHEAD 7u
#define GALLEY_ROLE_CAPTION 8u
#define GALLEY_ROLE_CREDIT 9u
#define GALLEY_ROLE_IMAGE 10u
#define GALLEY_ROLE_TABLE 11u
#define GALLEY_ROLE_JUMP 12u
#define GALLEY_ROLE_PULLQUOTE 13u
#define GALLEY_ROLE_NOTE 14u /* a fact box, an editor's note */

/* Writing modes. */
#define GALLEY_WRITING_HORIZONTAL_LTR 0u
#define GALLEY_WRITING_VERTICAL_RL 1u
#define GALLEY_WRITING_HORIZONTAL_RTL 2u

/* Pixel formats of galley_image. */
#define GALLEY_PIXELS_BILEVEL 0u /* 1 bit, 1 is black, highest bit leftmost */
#define GALLEY_PIXELS_GRAY 1u    /* 8 bits, 0 is black */
#define GALLEY_PIXELS_RGB 2u     /* 3 bytes: red, green, blue */

/* Types of options. */
#define GALLEY_OPTION_BOOL 0u
#define GALLEY_OPTION_INT 1u
#define GALLEY_OPTION_FLOAT 2u
#define GALLEY_OPTION_TEXT 3u
#define GALLEY_OPTION_CHOICE 4u /* text, one of `choices` */
#define GALLEY_OPTION_PATH 5u   /* text; the host makes it absolute, seen from the pipeline file */
#define GALLEY_OPTION_LIST 6u   /* list of texts */
#define GALLEY_OPTION_MAP 7u    /* text to text; items hold key, value, key, value… sorted by key */

/* Flags of options. */
#define GALLEY_OPTION_HAS_MIN 1u
#define GALLEY_OPTION_HAS_MAX 2u

/* ---- Frozen structs: held in arrays ---- */

typedef struct galley_text {
    const char* data;
    uint64_t size;
} galley_text;

typedef struct galley_box {
    int32_t x, y, w, h; /* w or h of 0: no box */
} galley_box;

typedef struct galley_point {
    int32_t x, y;
} galley_point;

typedef struct galley_word {
    galley_text text;
    galley_text attrs;
    galley_box box;
    double confidence;
    uint32_t reserved[2];
} galley_word;

typedef struct galley_line {
    galley_text attrs;
    galley_box box;
    galley_point baseline_from, baseline_to;
    uint32_t has_baseline; /* 0 or 1 */
    uint32_t first_word;   /* index into the page's words */
    uint32_t word_count;
    uint32_t writing_mode; /* GALLEY_WRITING_; of this line, newspapers mix them */
    uint32_t first_point;  /* polygon: index into the page's points; point_count 0: the box says it all */
    uint32_t point_count;
    uint32_t reserved[2];
} galley_line;

typedef struct galley_block {
    galley_text id; /* unique within the page */
    galley_text attrs;
    galley_box box;
    uint32_t kind;         /* GALLEY_KIND_ */
    uint32_t writing_mode; /* GALLEY_WRITING_ */
    uint32_t first_line;   /* index into the page's lines */
    uint32_t line_count;
    uint32_t first_point; /* polygon: index into the page's points; point_count 0: the box says it all */
    uint32_t point_count;
    uint32_t reserved[2];
} galley_block;

/* One change of a line's text; `before` and `after` are the whole text of the line. */
typedef struct galley_edit {
    galley_text stage;
    galley_text block;
    galley_text before;
    galley_text after;
    galley_text rule;
    galley_text attrs;
    int32_t page;
    int32_t line;
    double confidence;
    uint32_t reserved[2];
} galley_edit;

typedef struct galley_source {
    galley_text block;
    galley_text attrs;
    int32_t page;
    int32_t first_line;
    int32_t line_count;
    uint32_t reserved;
} galley_source;

/* What is known of a newspaper's issue: "title", "date" (ISO 8601), "number", "language" (BCP 47) and the like; of a
 * page "label" (A7, 03版), "section", and what differs from its document. */
typedef struct galley_fact {
    galley_text name;
    galley_text value;
    galley_text attrs;
    galley_source source; /* where it stands printed, when has_source is 1 */
    double confidence;
    uint32_t has_source; /* 0 or 1 */
    uint32_t reserved;
} galley_fact;

typedef struct galley_part {
    galley_text text;
    galley_text attrs;
    uint32_t role;         /* GALLEY_ROLE_ */
    uint32_t first_source; /* index into the document's sources */
    uint32_t source_count;
    uint32_t reserved;
} galley_part;

typedef struct galley_article {
    galley_text id;
    galley_text continued_from; /* id of an article of the same document, or empty */
    galley_text continued_to;
    galley_text attrs;
    uint32_t first_part; /* index into the document's parts */
    uint32_t part_count;
    double confidence;
    uint32_t reserved[2];
} galley_article;

/* One row of a stage's option table. `default_text` of a list holds its items with commas between; a map's default
 * is empty. */
typedef struct galley_option {
    const char* name;
    const char* help;
    const char* choices;      /* "sure|likely", or NULL */
    const char* default_text; /* text, choice, path, list; else NULL */
    const char* attrs;        /* a JSON object, or NULL */
    int64_t default_int;      /* int and bool */
    double default_float;
    double min, max; /* of int and float, when flags say so; both ends belong to the range */
    uint32_t type;   /* GALLEY_OPTION_ */
    uint32_t flags;
    uint32_t reserved[2];
} galley_option;

/* The value of one option, checked against its row. */
typedef struct galley_value {
    galley_text text;         /* text, choice, path */
    const galley_text* items; /* list, map */
    uint64_t item_count;
    int64_t integer; /* int, bool */
    double number;   /* float */
    galley_text attrs;
    uint32_t reserved[2];
} galley_value;

/* ---- Growing structs: passed by pointer ---- */

/* What each had in 1.0, in bytes on machines of 64 bits. One that says it is smaller was never given its size. */
#define GALLEY_PAGE_LEAST 128u
#define GALLEY_DOCUMENT_LEAST 104u
#define GALLEY_IMAGE_LEAST 40u
#define GALLEY_ENTRY_LEAST 72u
#define GALLEY_HOST_LEAST 136u
#define GALLEY_STAGE_LEAST 136u
#define GALLEY_PLUGIN_DESC_LEAST 48u

typedef struct galley_page {
    uint32_t size;
    int32_t index; /* within its document, from 0 */
    galley_text source;
    galley_text attrs;
    int32_t width, height;
    double dpi;
    const galley_block* blocks; /* in reading order */
    const galley_line* lines;
    const galley_word* words;
    const galley_point* points;
    const galley_edit* edits;
    const galley_fact* facts;
    uint32_t block_count, line_count, word_count, point_count, edit_count, fact_count;
} galley_page;

typedef struct galley_document {
    uint32_t size;
    uint32_t page_count;
    galley_text id;
    galley_text attrs;
    const galley_page* const* pages;
    const galley_article* articles;
    const galley_part* parts; /* of the articles; the last unassigned_count parts belong to none */
    const galley_source* sources;
    const galley_fact* facts; /* of the issue */
    uint32_t article_count, part_count, source_count, unassigned_count, fact_count;
    uint32_t reserved;
} galley_document;

typedef struct galley_image {
    uint32_t size;
    uint32_t format; /* GALLEY_PIXELS_ */
    int32_t width, height;
    int64_t stride; /* bytes a row */
    double dpi;
    const uint8_t* pixels;
} galley_image;

/* One page that a reading stage found. */
typedef struct galley_entry {
    uint32_t size;
    uint32_t number;      /* of the page within its file, from 0 */
    galley_text document; /* id: letters, digits, '-', '_', '.', '/'; the host makes it safe as a folder name */
    galley_text source;   /* path relative to the input's root */
    galley_text file;     /* absolute path: the bytes of the system, which may be no UTF-8 */
    galley_text attrs;    /* what load will need again */
} galley_entry;

/* The host, as a plugin sees it. Every function may be called only on the thread and during the call that received
 * this pointer. */
typedef struct galley_host {
    uint32_t size;
    uint32_t abi_minor;
    void* context; /* the host's own */

    /* Tells what happened. An error must name the cause; code is a GALLEY_E_ code (GALLEY_OK for info). */
    void (*report)(const struct galley_host* host, int32_t severity, int32_t code, galley_text message);
    /* Not 0 when the stage should stop soon and return GALLEY_E_CANCELLED. Cheap; ask often in long work. */
    int32_t (*cancelled)(const struct galley_host* host);
    /* The image of a page (its index in the document). `layer` is empty for the page as read, or the name under which
     * a stage emitted another. Fills *image up to the size that the caller set; pixels are borrowed until the next
     * page_image or the end of the call. GALLEY_E_INPUT when the page has no such image; then nothing is reported. */
    int32_t (*page_image)(const struct galley_host* host, int32_t page, galley_text layer, galley_image* image);
    /* The path of a data file by name ("profiles/zh.json"): looked up beside the pipeline file, then in the installed
     * share folder. Borrowed until the next call of resource. GALLEY_E_RESOURCE, reported, when there is none. */
    int32_t (*resource)(const struct galley_host* host, galley_text name, galley_text* path);

    /* What a stage gives back; each copies and returns GALLEY_OK, or a code when the value is not sound (reported). */
    int32_t (*emit_entry)(const struct galley_host* host, const galley_entry* entry);
    int32_t (*emit_page)(const struct galley_host* host, const galley_page* page);
    int32_t (*emit_image)(const struct galley_host* host, galley_text layer, const galley_image* image);
    /* Of pages in here that a stage with GALLEY_STAGE_BORROWS_PAGES emits, only facts are read. */
    int32_t (*emit_document)(const struct galley_host* host, const galley_document* document);
    /* A file of the output, its path relative to the document's folder; no "..", no absolute path. The host writes it
     * whole or not at all. */
    int32_t (*emit_asset)(const struct galley_host* host, galley_text path, galley_text media_type,
                          const uint8_t* bytes, uint64_t byte_count);
    /* The bytes of a file, its path relative to the output folder: in finish any that this run or an earlier one wrote,
     * and why a document did not come out, ID/failure.txt; in document those of its pages (`prepare` of galley_stage),
     * and ID/corrections.json. Borrowed until the next output. GALLEY_E_INPUT, not reported, when there is none. */
    int32_t (*output)(const struct galley_host* host, galley_text path, galley_text* bytes);
    /* The file that a page (its index in the document) was read from: its absolute path, and the number of the page
     * within it, from 0. For writers that keep a scan as it is. The path is borrowed until the next page_file or the
     * end of the call. GALLEY_E_INPUT when there is no such page, or its file is gone; then nothing is reported. */
    int32_t (*page_file)(const struct galley_host* host, int32_t page, galley_text* path, uint32_t* number);
    /* As emit_asset, for files too large to hold in memory: the pieces of one file in their order, `last` not 0 with
     * the final one. The file appears then; one that was never ended does not. Pieces of two files do not mix. */
    int32_t (*emit_asset_part)(const struct galley_host* host, galley_text path, galley_text media_type,
                               const uint8_t* bytes, uint64_t byte_count, uint32_t last);
    /* Only in document, for stages with GALLEY_STAGE_BORROWS_PAGES: the page at `position` of the document's pages,
     * from 0, with all that is on it. Borrowed until the next borrow_page or the end of the call. */
    int32_t (*borrow_page)(const struct galley_host* host, uint32_t position, const galley_page** page);
    /* The text of line number `line` of page->lines: its words, joined by the rule of docs/abi.md, "Text of a line".
     * The page may be the stage's own. Borrowed until the next line_text or the end of the call. */
    int32_t (*line_text)(const struct galley_host* host, const galley_page* page, uint32_t line, galley_text* text);
    /* What this ABI does not have yet: a table of functions by its name, which says what it is and how long it lives.
     * NULL when this host has none of that name. */
    const void* (*get_extension)(const struct galley_host* host, galley_text name);
} galley_host;

typedef struct galley_stage {
    uint32_t size;
    uint32_t scope;              /* GALLEY_SCOPE_ */
    const char* id;              /* "family.name" */
    const char* version;         /* of the stage; part of a record's key */
    const char* summary;         /* one line */
    uint32_t consumes, produces; /* GALLEY_HAS_ bits */
    uint32_t flags;              /* GALLEY_STAGE_ bits */
    uint32_t option_count;
    const galley_option* options;

    /* Makes an instance from one value per row of options, in their order. Borrowed values; copy what is kept. */
    int32_t (*create)(const galley_host* host, const galley_value* values, uint32_t value_count, void** instance);
    void (*destroy)(void* instance);
    /* May be NULL. Names, in *text, what the output depends on besides the options: the version of a library, the hash
     * of a model. It becomes part of a record's key. Borrowed until the instance's next call. */
    int32_t (*identity)(void* instance, const galley_host* host, galley_text* text);
    /* Read: emits an entry for each page of `input`, a file or folder. No entry when it is nothing for this reader. */
    int32_t (*list)(void* instance, const galley_host* host, galley_text input);
    /* Read: emits the page of an entry and, when it is cheap, its image. */
    int32_t (*load)(void* instance, const galley_host* host, const galley_entry* entry);
    /* Read, may be NULL: emits the image of an entry, for whoever asks later. */
    int32_t (*image)(void* instance, const galley_host* host, const galley_entry* entry);
    /* Page: emits the page changed; emitting nothing leaves it as it was. */
    int32_t (*page)(void* instance, const galley_host* host, const galley_page* page);
    /* Document: emits the document changed, assets, or both. */
    int32_t (*document)(void* instance, const galley_host* host, const galley_document* document);
    /* Document, may be NULL: emits the files of this page that depend on nothing but its image as read, the options and
     * what `page` says (its blocks and edits are left out), such as pictures of it. Called when the page has gone
     * through the page stages and its image is at hand, or before document; what it emits is kept by what it was made
     * of, and stands in the document's folder before document is called. emit_asset alone may be used. */
    int32_t (*prepare)(void* instance, const galley_host* host, const galley_page* page);
    /* Document, may be NULL: emits the files that stand for all documents together, such as an index. Called once,
     * after the last document, on an instance that has seen none of them. `documents` are the ids of all documents of
     * the run, sorted; each is also the document's folder. What a document has to say here it wrote as a file, which
     * host->output reads: documents may have been written by other processes. Assets are relative to the output
     * folder. */
    int32_t (*finish)(void* instance, const galley_host* host, const galley_text* documents, uint32_t document_count);
} galley_stage;

typedef struct galley_plugin_desc {
    uint32_t size;
    uint32_t abi_major;
    uint32_t abi_minor_needed; /* the lowest minor whose host has all that the plugin cannot do without */
    uint32_t stage_count;
    const char* name;
    const char* version;
    const char* license; /* SPDX */
    const galley_stage* const* stages;
} galley_plugin_desc;

#ifdef __cplusplus
}
#endif

#endif
