"""Groups of features that a page may lack altogether, and how often training does without them."""

# Beginnings of names, as page_graph tells them.
TEXT = ("read", "han", "kana", "latin", "digits", "marks", "capitals", "first_", "last_", "ends_sentence", "stops_inside", "leaves_open",
        "trades", "byline", "credit", "caption", "dateline", "section", "jump_", "furniture", "words", "this_ends", "that_ends", "this_goes_on",
        "that_begins", "both_read", "other_script", "this_patterns", "that_patterns", "after_sentence")
TYPE = ("weight", "ink", "ground", "slanted", "coloured", "reversed", "exact")
AREAS = ("rule_", "level_rule", "upright_rule", "region_", "in_region", "in_frame", "same_region", "other_region", "same_frame", "other_frame", "on_picture", "same_picture")
LAYOUT = ("kind_", "starts_paragraph", "block", "same_kind", "same_block", "order", "that_starts_paragraph", "this_starts_paragraph", "both_text")
GROUPS = {"text": (TEXT, 0.15), "type": (TYPE, 0.12), "areas": (AREAS, 0.1), "layout": (LAYOUT, 0.25)}  # and the share of pages without them


def of(name, prefixes):
    """Is a feature of this name one of the group?"""
    return name.startswith(prefixes)
