"""Character errors. Standard library only."""


def edit_distance(a, b):
    """Levenshtein distance by Myers' bit vectors (1999), fast on whole pages."""
    if not a: return len(b)
    if not b: return len(a)
    places = {}
    for i, c in enumerate(a): places[c] = places.get(c, 0) | 1 << i
    mask, last = (1 << len(a)) - 1, 1 << len(a) - 1
    plus, minus, distance = mask, 0, len(a)
    for c in b:
        equal = places.get(c, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up, down = minus | ~(horizontal | plus) & mask, plus & horizontal
        if up & last: distance += 1
        if down & last: distance -= 1
        up, down = up << 1 | 1, down << 1
        plus, minus = (down | ~(vertical | up)) & mask, up & vertical & mask
    return distance
