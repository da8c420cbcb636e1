// Where on the page the terms of a query stand. Pure functions.
(galley => {
    const {empty} = galley.geometry;

    /// The stretch from character `from` to `to` of a line, as if all its characters were as long.
    function stretch(line, from, to, vertical) {
        const [x, y, w, h] = line.box, length = Math.max(1, line.text.length), a = from / length, b = to / length;
        const along = value => Math.round(value * 10) / 10;
        return vertical || h > 2 * w ? [x, along(y + h * a), w, along(h * (b - a))] : [along(x + w * a), y, along(w * (b - a)), h];
    }

    /// Boxes of the terms on a page; one that runs over a line's end has a box in each line. Lines of one block are read as one text,
    /// in which a broken word is found as well.
    function hitsOn(page, terms) {
        const out = [];
        if (terms.length === 0) return out;
        for (const block of page.blocks) {
            const text = block.lines.map(line => line.text).join('\n'), folded = galley.search.fold(text);
            const held = terms.filter(term => folded.includes(term));
            if (held.length === 0) continue;
            for (const [from, to] of galley.search.places(text, held)) {
                let start = 0;
                for (const line of block.lines) {
                    const a = Math.max(from, start), b = Math.min(to, start + line.text.length);
                    if (a < b && !empty(line.box)) out.push(stretch(line, a - start, b - start, block.vertical));
                    start += line.text.length + 1;
                }
            }
        }
        return out;
    }

    galley.hits = {hitsOn, stretch};
})(globalThis.galley ??= {});
