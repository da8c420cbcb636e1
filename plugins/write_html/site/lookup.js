// Which documents may hold a query's terms: the index of pieces that write.html made (pieces.hpp, lookup.hpp), loaded in
// the shards that the query needs. A document that it names may still not hold the terms; one that it leaves out does not.
(galley => {
    const cjk = /[\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
    const bits = 22, piecesAShard = 2 ** bits / 256, documentsABlock = 1000;

    function numberOf(piece) {
        let out = 2166136261;
        for (const character of piece) out = Math.imul(out ^ character.codePointAt(0), 16777619);
        return out >>> (32 - bits);
    }

    /// The numbers of the pieces of a folded text: Chinese characters, pairs at them, three of any others in a row.
    function piecesOf(folded) {
        const characters = Array.from(folded), out = new Set();
        const chinese = characters.map(one => cjk.test(one));
        characters.forEach((_, i) => {
            const add = length => i + length <= characters.length && out.add(numberOf(characters.slice(i, i + length)));
            if (chinese[i]) add(1);
            if (chinese[i] || chinese[i + 1]) add(2);
            if (!chinese[i] && !chinese[i + 1] && !chinese[i + 2]) add(3);
        });
        return [...out];
    }

    /// Numbers from the differences between them.
    function summed(differences) {
        let last = 0;
        return differences.map(one => last += one);
    }

    /// The documents of one block, counted within it, that hold all pieces; null where the index does not tell.
    async function holdersIn(block, pieces) {
        const lists = await Promise.all(pieces.map(async piece => {
            const name = `${block}-${Math.floor(piece / piecesAShard)}`;
            try {
                const shard = await galley.want(`viewer/search/${name}.js`, 'pieces', name);
                return shard[piece] === undefined ? [] : shard[piece] === 0 ? null : summed(shard[piece]);
            } catch {
                return null;  // a shard that is gone leaves nothing out
            }
        }));
        const told = lists.filter(list => list !== null).sort((a, b) => a.length - b.length);
        if (told.length === 0) return null;
        const [first, ...rest] = told.map(list => new Set(list));
        return [...first].filter(number => rest.every(set => set.has(number)));
    }

    /// The numbers of the documents, of `count`, that may hold all folded terms; `blocks` of the index are there.
    async function candidates(terms, count, blocks) {
        const pieces = [...new Set(terms.flatMap(piecesOf))], out = new Set();
        for (let block = 0; block * documentsABlock < count; ++block) {
            const from = block * documentsABlock, size = Math.min(documentsABlock, count - from);
            const holders = pieces.length > 0 && block < blocks ? await holdersIn(block, pieces) : null;
            for (const number of holders ?? Array.from({length: size}, (_, i) => i)) out.add(from + number);
        }
        return out;
    }

    galley.lookup = {piecesOf, candidates};
})(globalThis.galley ??= {});
