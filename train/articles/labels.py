"""What each node and arc of a page's graph is, out of the truth of the page."""
import numpy as np

ROLES = ["body", "headline", "kicker", "subtitle", "byline", "dateline", "crosshead", "caption", "credit", "pullquote",
         "note", "section", "jump", "picture", "table", "advert", "furniture", "noise"]
RELATIONS = ["same", "next", "paragraph", "caption_of", "head_of"]
NOBODY = {"table", "advert", "furniture", "noise"}  # roles that no article has
HEADS = {"section", "kicker", "headline", "subtitle", "byline"}
ASIDE = {"caption", "credit", "pullquote"}  # read by themselves, not within the text

# Roles and kinds of sheetgen's truth that have another name here.
NAMES = {"dropcap": "body", "endmark": "body", "infographic": "noise", "scene": "noise", "bubble": "noise", "folio": "furniture",
         "masthead": "furniture", "footer": "furniture", "teaser": "furniture", "ear": "furniture", "label": "section",
         "banner": "furniture", "classified": "advert", "weather": "table", "filler": "advert"}


def role_of(line):
    """The role of a line of the truth. Lines of nobody are what their kind says."""
    if line["article"] is None and line.get("kind"):
        kind = NAMES.get(line["kind"], line["kind"])
        if kind in ROLES: return kind
    role = NAMES.get(line["role"], line["role"])
    if role in ROLES and (line["article"] is not None or role in NOBODY | {"section", "jump"}): return role
    return role if role in ROLES and line["article"] is not None else "advert" if line["article"] is None else "noise"


def nodes(document_page, ids):
    """For each node its truth: a list of numbers of lines, or the number of a region with a minus one before it."""
    blocks = {b["id"]: b for b in document_page["blocks"]}
    out = []
    for block, line in ids:
        b = blocks[block]
        if line < 0: out.append(("region", (b.get("attrs") or {}).get("truth")))
        else: out.append(("line", (b["lines"][line].get("attrs") or {}).get("truth") or []))
    return out


def of_graph(truth, told, targets):
    """Labels of a graph: roles [N], articles [N] (-1: nobody's), relations [N,K,A], weights [N,K,A] (0: not to learn from).

    `told` is what `nodes` gives; `targets` [N,K] holds the node that each arc leads to, or -1."""
    names = {a["id"]: i for i, a in enumerate(truth["articles"])}
    lines, regions = truth["lines"], truth["regions"]
    n = len(told)
    role, article, order = np.zeros(n, np.int64), np.full(n, -1), np.full(n, -1)
    figure, paragraph, unsure = [None] * n, [None] * n, np.zeros(n, bool)
    for i, (kind, what) in enumerate(told):
        if kind == "region":
            role[i] = ROLES.index("picture")
            if what is not None:
                article[i], figure[i] = names.get(regions[what]["article"], -1), regions[what]["figure"]
            continue
        if not what:
            role[i] = ROLES.index("noise")
            continue
        main = lines[what[0]]
        role[i] = ROLES.index(role_of(main))
        if ROLES[role[i]] not in NOBODY: article[i] = names.get(main["article"], -1)
        unsure[i] = ROLES[role[i]] == "noise" and main["article"] is not None or len({lines[w]["article"] for w in what}) > 1
        order[i], figure[i], paragraph[i] = min(lines[w]["order"] for w in what if lines[w]["article"] == main["article"]), main["figure"], main["paragraph"]
    after, first = _followers(role, article, order, figure)
    K = targets.shape[1]
    relations, weights = np.zeros((n, K, len(RELATIONS)), np.float32), np.zeros((n, K, len(RELATIONS)), np.float32)
    for i in range(n):
        for k in range(K):
            j = targets[i, k]
            if j < 0: continue
            weights[i, k] = 0 if unsure[i] or unsure[j] else 1
            one = article[i] >= 0 and article[i] == article[j]
            goes_on = after[i] == j
            text = ROLES[role[i]] == ROLES[role[j]]
            relations[i, k, 0] = one
            relations[i, k, 1] = goes_on
            relations[i, k, 2] = goes_on and text and paragraph[i] == paragraph[j]
            relations[i, k, 3] = one and ROLES[role[i]] in ("caption", "credit") and told[j][0] == "region" and figure[i] is not None and figure[i] == figure[j]
            relations[i, k, 4] = one and ROLES[role[i]] in HEADS and first.get(article[i]) == j
    return role, article, relations, weights


def _followers(role, article, order, figure):
    """The node that is read after each node (-1: none), and the first node of text of each article."""
    n = len(role)
    after, first, chains = np.full(n, -1), {}, {}
    for i in sorted(range(n), key=lambda i: order[i]):
        name = ROLES[role[i]]
        if article[i] < 0 or order[i] < 0: continue
        aside = ("figure", figure[i]) if name in ("caption", "credit") else name if name in ASIDE else None
        chains.setdefault((article[i], aside), []).append(i)
        if name == "body": first.setdefault(article[i], i)
    for chain in chains.values(): after[chain[:-1]] = chain[1:]
    return after, first
