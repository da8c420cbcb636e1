// What is different between the articles of two runs. Pure functions.
(galley => {
    const alike = 0.3;       // share of their pairs of characters that two articles have in common, to be the same one
    const mostTokens = 3000; // of a text that is compared word by word

    const textOf = article => article.parts.filter(part => part.text && part.role !== 'credit').map(part => part.text).join('\n');

    /// A text's pairs of characters, as often as they come.
    function pairsOf(text) {
        const out = new Map(), characters = Array.from(galley.search.fold(text));
        let count = 0;
        for (let i = 0; i + 1 < characters.length; ++i, ++count) {
            const pair = characters[i] + characters[i + 1];
            out.set(pair, (out.get(pair) ?? 0) + 1);
        }
        return {pairs: out, count};
    }

    /// Share in common, 0 to 1 (Dice).
    function likeness(a, b) {
        if (a.count + b.count === 0) return 1;
        let common = 0;
        const [few, many] = a.pairs.size < b.pairs.size ? [a, b] : [b, a];
        for (const [pair, count] of few.pairs) common += Math.min(count, many.pairs.get(pair) ?? 0);
        return 2 * common / (a.count + b.count);
    }

    /// Which article of `before` each of `now` is: numbers, -1 for none; the most alike first.
    function matched(now, before) {
        const a = now.map(article => pairsOf(textOf(article))), b = before.map(article => pairsOf(textOf(article))), all = [];
        a.forEach((one, i) => b.forEach((other, j) => {
            // Two of very different length have little in common.
            if (Math.min(one.count, other.count) * 6 < Math.max(one.count, other.count)) return;
            const value = likeness(one, other);
            if (value >= alike) all.push([value, i, j]);
        }));
        all.sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2]);
        const out = now.map(() => -1), taken = new Set();
        for (const [, i, j] of all)
            if (out[i] < 0 && !taken.has(j)) {
                out[i] = j;
                taken.add(j);
            }
        return out;
    }

    const tokensOf = text => text.match(/\p{Script=Han}|\s+|[^\s\p{Script=Han}]+/gu) ?? [];

    /// Pieces {text, kind}, kind being same, gone (in `before` alone) or come; words, and single Chinese characters.
    function wordDifference(before, now) {
        const a = tokensOf(before), b = tokensOf(now), pieces = [];
        const add = (kind, text) => {
            const last = pieces.at(-1);
            if (!text) return;
            if (last?.kind === kind) last.text += text;
            else pieces.push({text, kind});
        };
        let head = 0, tail = 0;
        while (head < a.length && head < b.length && a[head] === b[head]) ++head;
        while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) ++tail;
        const x = a.slice(head, a.length - tail), y = b.slice(head, b.length - tail);
        add('same', a.slice(0, head).join(''));
        if (x.length > mostTokens || y.length > mostTokens) {
            add('gone', x.join(''));
            add('come', y.join(''));
        } else {
            const common = Array.from({length: x.length + 1}, () => new Uint16Array(y.length + 1));
            for (let i = x.length - 1; i >= 0; --i)
                for (let j = y.length - 1; j >= 0; --j) common[i][j] = x[i] === y[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            let i = 0, j = 0;
            while (i < x.length && j < y.length) {
                if (x[i] === y[j]) [i, j] = (add('same', x[i]), [i + 1, j + 1]);
                else if (common[i + 1][j] >= common[i][j + 1]) add('gone', x[i++]);
                else add('come', y[j++]);
            }
            add('gone', x.slice(i).join(''));
            add('come', y.slice(j).join(''));
        }
        add('same', tail > 0 ? a.slice(-tail).join('') : '');
        return pieces;
    }

    /// Whether two articles say the same in the same roles.
    const same = (a, b) => JSON.stringify(a.parts.map(part => [part.role, part.text])) === JSON.stringify(b.parts.map(part => [part.role, part.text]));

    /// {of: for each article of `now` {kind: same, changed or come, other: number in `before` or -1}, gone: numbers in `before`}.
    function between(now, before) {
        const pairs = matched(now, before), used = new Set(pairs);
        return {
            of: now.map((article, i) => pairs[i] < 0 ? {kind: 'come', other: -1} : {kind: same(article, before[pairs[i]]) ? 'same' : 'changed', other: pairs[i]}),
            gone: before.map((_, j) => j).filter(j => !used.has(j))
        };
    }

    galley.differences = {between, matched, wordDifference, textOf};
})(globalThis.galley ??= {});
