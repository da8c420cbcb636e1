// Full-text search without an index: texts are folded, and a query's terms looked for as they are. Needs no words, and so
// no word breaking: Chinese is found by any of its characters. Pure functions.
(galley => {
    const cjk = '\\u2e80-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
    const spaceAtCjk = new RegExp(`(?<=[${cjk}]) | (?=[${cjk}])`, 'gu');

    /// Small letters, no accents, full-width forms as usual ones; one space for any white space, none beside Chinese.
    function fold(text) {
        return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/\s+/g, ' ')
            .replace(spaceAtCjk, '').trim();
    }

    /// fold(text) with, for each of its code units, the place in `text` it comes from: {text, at}, where at[i] is the
    /// index of the character and at[length] the end.
    function foldWithPlaces(text) {
        const units = [], places = [];
        let index = 0;
        for (const character of text) {
            for (const unit of character.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().split('')) {
                const space = /\s/.test(unit);
                if (!space || units[units.length - 1] !== ' ') {
                    units.push(space ? ' ' : unit);
                    places.push(index);
                }
            }
            index += character.length;
        }
        const joined = units.join(''), dropped = new Set();
        for (const match of joined.matchAll(spaceAtCjk)) dropped.add(match.index);
        if (units[0] === ' ') dropped.add(0);
        if (units[units.length - 1] === ' ') dropped.add(units.length - 1);
        const keep = units.map((_, i) => i).filter(i => !dropped.has(i));
        return {text: keep.map(i => units[i]).join(''), at: [...keep.map(i => places[i]), text.length]};
    }

    /// The folded terms of a query: words, and phrases in quotation marks.
    function termsOf(query) {
        const out = [];
        for (const [, phrase, word] of query.matchAll(/["“”„]([^"“”„]+)["“”„]?|([^\s"“”„]+)/gu)) {
            const term = fold(phrase ?? word);
            if (term && !out.includes(term)) out.push(term);
        }
        return out;
    }

    const holds = (folded, terms) => terms.length > 0 && terms.every(term => folded.includes(term));

    /// Where terms stand in `text`: [from, to] pairs, sorted, not overlapping.
    function places(text, terms) {
        const folded = foldWithPlaces(text), found = [];
        for (const term of terms)
            for (let i = folded.text.indexOf(term); i >= 0; i = folded.text.indexOf(term, i + term.length)) {
                const last = folded.at[i + term.length - 1];
                const to = folded.at.slice(i + term.length).find(place => place > last) ?? text.length;
                // White space that folding dropped after the match does not belong to it.
                found.push([folded.at[i], last + text.slice(last, to).trimEnd().length]);
            }
        found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
        return found.reduce((out, next) => {
            const before = out[out.length - 1];
            if (before && next[0] <= before[1]) before[1] = Math.max(before[1], next[1]);
            else out.push(next);
            return out;
        }, []);
    }

    /// `text` in pieces {text, found}.
    function marked(text, terms) {
        if (terms.length === 0 || !text) return [{text, found: false}];
        const out = [];
        let done = 0;
        for (const [from, to] of places(text, terms)) {
            if (from > done) out.push({text: text.slice(done, from), found: false});
            out.push({text: text.slice(from, to), found: true});
            done = to;
        }
        if (done < text.length) out.push({text: text.slice(done), found: false});
        return out;
    }

    /// The surroundings of the first term found, in pieces: `radius` characters to either side.
    function snippet(text, terms, radius = 36) {
        const [first] = places(text, terms);
        const characters = Array.from(text);
        if (!first) return marked(characters.slice(0, 2 * radius).join('') + (characters.length > 2 * radius ? '…' : ''), []);
        const before = Array.from(text.slice(0, first[0])), after = Array.from(text.slice(first[1]));
        const part = (before.length > radius ? '…' : '') + before.slice(-radius).join('') + text.slice(first[0], first[1]) +
                     after.slice(0, radius).join('') + (after.length > radius ? '…' : '');
        return marked(part, terms);
    }

    /// An article's texts as one.
    const textOf = article => article.parts.map(part => part.text).filter(text => text).join('\n');

    galley.search = {places, fold, foldWithPlaces, termsOf, holds, marked, snippet, textOf};
})(globalThis.galley ??= {});
