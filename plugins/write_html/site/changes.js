// Edits: what differs, and which part of which article each belongs to. Pure functions.
(galley => {
    const longest = 1000;  // characters of a line that are compared one by one

    /// For [i][j] how long the longest common subsequence of a from i and b from j is.
    function commonLengths(a, b) {
        const out = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
        for (let i = a.length - 1; i >= 0; --i)
            for (let j = b.length - 1; j >= 0; --j) out[i][j] = a[i] === b[j] ? out[i + 1][j + 1] + 1 : Math.max(out[i + 1][j], out[i][j + 1]);
        return out;
    }

    /// What an edit took out and put in: pieces {text, kind}, kind being same, gone or come. By the longest common
    /// subsequence of characters, so that of a doubled line one copy stays and the other is gone.
    function difference(before, after) {
        const a = Array.from(before), b = Array.from(after), pieces = [];
        const add = (kind, text) => {
            const last = pieces[pieces.length - 1];
            if (!text) return;
            if (last?.kind === kind) last.text += text;
            else pieces.push({text, kind});
        };
        if (a.length > longest || b.length > longest) {
            add('gone', before);
            add('come', after);
            return pieces;
        }
        const common = commonLengths(a, b);
        let i = 0, j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] === b[j]) [i, j] = (add('same', a[i]), [i + 1, j + 1]);
            else if (common[i + 1][j] >= common[i][j + 1]) add('gone', a[i++]);
            else add('come', b[j++]);
        }
        add('gone', a.slice(i).join(''));
        add('come', b.slice(j).join(''));
        return pieces;
    }

    /// How near an edit is to a source of the same block: 0 within its lines, else the lines between; Infinity elsewhere.
    function distance(edit, page, [index, block, first, count]) {
        if (index !== page || block !== edit.block) return Infinity;
        if (edit.line < first) return first - edit.line;
        return edit.line < first + count ? 0 : edit.line - (first + count) + 1;
    }

    /// The part that an edit of page `page` belongs to: the one whose lines it touches, or the nearest of its block.
    /// {article, part} as numbers, or null when no article has that block.
    function ownerOf(edit, page, articles) {
        let best = Infinity, owner = null;
        articles.forEach((article, a) => article.parts.forEach((part, p) => part.at.forEach(source => {
            const far = distance(edit, page, source);
            if (far < best) [best, owner] = [far, {article: a, part: p}];
        })));
        return owner;
    }

    /// Edits of a page by owner: {owned: Map "article/part" → edits, rest: edits of none}.
    function placed(page, articles) {
        const owned = new Map(), rest = [];
        for (const edit of page.edits) {
            const owner = ownerOf(edit, page.index, articles);
            if (!owner) {
                rest.push(edit);
                continue;
            }
            const key = owner.article + '/' + owner.part;
            owned.set(key, [...(owned.get(key) ?? []), edit]);
        }
        return {owned, rest};
    }

    /// Whether an edit took text out and put none in, as it does with doubles. White space is no text.
    function removes(edit) {
        const pieces = difference(edit.before, edit.after);
        return pieces.every(piece => piece.kind !== 'come') && pieces.some(piece => piece.kind === 'gone' && piece.text.trim() !== '');
    }

    galley.changes = {difference, ownerOf, placed, removes};
})(globalThis.galley ??= {});
