// Corrections shown at once, as articles.correct will carry them out in the next run; tested with the same cases. Pure functions.
// A state is {articles, rest, texts, made}: articles and rest as in articles.js, texts a Map of the lines that were mended, made how many
// articles are new. carryOut gives another state and leaves the old one alone, so that undoing is going back to it.
(galley => {
    const {parts: {heads, isHead, ofPicture, keyOf, linesOf, holds, sourcesOf, textOf, repeated, stretches, withLine, pieceOfLine}} = galley;

    class Refusal extends Error {}

    const begin = (articles, rest) => ({articles, rest, texts: new Map(), made: 0});

    const blockOf = (page, id) => {
        page.byId ??= new Map(page.blocks.map((block, number) => [block.id, {block, number}]));
        return page.byId.get(id);
    };

    /// A state that is being changed. `pages` is a Map of pages by index, as galley.unpack gives them.
    class Desk {
        constructor(state, pages) {
            this.state = {...state, articles: [...state.articles], rest: [...state.rest]};
            this.pages = pages;
            this.text = line => this.state.texts.get(keyOf(line)) ?? this.printed(line) ?? '';
        }
        printed([page, block, line]) { return blockOf(this.pages.get(page) ?? {blocks: []}, block)?.block.lines[line]?.text; }
        order([page, block, line]) { return [page, blockOf(this.pages.get(page) ?? {blocks: []}, block)?.number ?? -1, line]; }
        orderOf(part) {
            const [line] = linesOf(part);
            return line ? this.order(line) : [];
        }
        change(index, values) { this.state.articles[index] = {...this.state.articles[index], ...values}; }

        /// The lines of places; a place whose lines the page does not have is refused.
        lines(places) {
            const out = new Map();
            for (const {page, block, lines: [first, count]} of places) {
                const found = this.pages.has(page) ? blockOf(this.pages.get(page), block)?.block : undefined;
                if (!found || first + count > Math.max(1, found.lines.length)) throw new Refusal('gone');
                for (const line of linesOf({at: [[page, block, first, count]]})) out.set(keyOf(line), line);
            }
            return [...out.values()];
        }
        line(place) { return this.lines([place])[0]; }

        partOf(parts, line) {
            if (!parts.some(part => holds(part, line))) return -1;
            const twice = repeated(parts);
            return parts.findIndex((part, p) => !twice[p] && holds(part, line));
        }
        articleOf(line) { return this.state.articles.findIndex(article => this.partOf(article.parts, line) >= 0); }
        articleWith(line) {
            const index = this.articleOf(line);
            if (index < 0) throw new Refusal('its line is in no article');
            return index;
        }

        /// `parts` without the lines `chosen`, which go to `taken`.
        cut(parts, chosen, withRepeats, taken) {
            const touched = part => linesOf(part).some(line => chosen.has(keyOf(line)));
            if (!parts.some(touched)) return parts;
            const twice = repeated(parts), kept = [], repeats = [];
            const pieces = parts.map((part, p) => twice[p] || !touched(part) ? null : stretches(part, chosen, this.text));
            const staying = pieces.flatMap(list => list ?? []).filter(one => !one.chosen).map(one => one.part.text).join('\n') + '\n';
            parts.forEach((part, p) => {
                if (!touched(part)) kept.push(part);
                else if (!twice[p]) for (const one of pieces[p]) (one.chosen ? taken : kept).push(one.part);
                else if (staying.includes(part.text)) kept.push(part);
                else if (withRepeats) repeats.push(part);
            });
            taken.push(...repeats);
            return kept;
        }
        take(lines, withRepeats) {
            const chosen = new Set(lines.map(keyOf)), taken = [];
            this.state.articles.forEach((article, a) => {
                const parts = this.cut(article.parts, chosen, withRepeats, taken);
                if (parts !== article.parts) this.change(a, {parts});
            });
            this.state.rest = this.cut(this.state.rest, chosen, withRepeats, taken);
            const held = new Set(taken.flatMap(linesOf).map(keyOf));
            for (const source of sourcesOf(lines.filter(line => !held.has(keyOf(line))))) {
                const part = {role: source[3] === 0 ? 'image' : 'body', text: '', at: [source]};
                part.text = textOf(linesOf(part), this.text);
                if (source[3] === 0 || part.text) taken.push(part);
            }
            return taken;
        }

        fittingPlace(parts, part) {
            const order = this.orderOf(part), before = other => less(this.orderOf(other), order);
            if (ofPicture(part.role)) return parts.length;
            if (isHead(part.role)) {
                let out = 0;
                parts.forEach((other, i) => {
                    const mine = heads.indexOf(part.role), its = heads.indexOf(other.role);
                    if (its >= 0 && (its < mine || (its === mine && before(other)))) out = i + 1;
                });
                return out;
            }
            let first = -1, after = -1, behindHeads = 0;
            parts.forEach((other, i) => {
                if (isHead(other.role)) behindHeads = i + 1;
                if (isHead(other.role) || ofPicture(other.role)) return;
                if (first < 0) first = i;
                if (before(other)) after = i + 1;
            });
            return after >= 0 ? after : first >= 0 ? first : behindHeads;
        }
        put(index, parts, where, beside) {
            let out = [...this.state.articles[index].parts];
            if (!where) {
                for (const part of parts) out.splice(this.fittingPlace(out, part), 0, part);
            } else {
                const amongHeads = out.some(part => isHead(part.role) && holds(part, beside));
                for (const part of amongHeads ? [] : parts.filter(one => isHead(one.role))) out.splice(this.fittingPlace(out, part), 0, part);
                let at = this.partOf(out, beside);
                at = at < 0 ? out.length : where === 'after' ? at + 1 : at;
                out.splice(at, 0, ...(amongHeads ? parts : parts.filter(one => !isHead(one.role))));
            }
            this.change(index, {parts: out});
        }
        putAway(parts) { this.state.rest.push(...parts); }

        add(index, page) {
            const {articles} = this.state;
            let id = '';
            do id = 'c' + ++this.state.made;
            while (articles.some(one => one.id === id));
            const later = articles.findIndex(one => one.parts.length > 0 && Math.min(...pagesOf(one)) > page);
            const at = index >= 0 ? index + 1 : later < 0 ? articles.length : later;
            articles.splice(at, 0, {id, parts: [], confidence: 1, from: '', to: ''});
            return at;
        }
        dropEmpty() {
            const gone = new Set(this.state.articles.filter(one => one.parts.length === 0).map(one => one.id));
            if (gone.size === 0) return;
            this.state.articles = this.state.articles.filter(one => one.parts.length > 0).map(one => gone.has(one.from) || gone.has(one.to)
                ? {...one, from: gone.has(one.from) ? '' : one.from, to: gone.has(one.to) ? '' : one.to} : one);
        }

        // ---- the operations

        mend({at, to}) {
            const line = this.line(at[0]), before = this.text(line);
            if (line[2] < 0) throw new Refusal('a picture has no text');
            if (before === to) return;
            this.state.texts = new Map(this.state.texts).set(keyOf(line), to);
            const emptied = [];
            this.state.articles.forEach((article, a) => {
                const parts = this.mended(article.parts, line, before, to);
                if (parts === article.parts) return;
                const empty = part => part.text === '' && part.role !== 'image' && part.at.length > 0;
                emptied.push(...parts.filter(empty));
                this.change(a, {parts: parts.filter(part => !empty(part))});
            });
            this.state.rest = this.mended(this.state.rest, line, before, to);
            this.putAway(emptied);
            this.dropEmpty();
        }
        mended(parts, line, before, to) {
            if (!parts.some(part => holds(part, line))) return parts;
            const twice = repeated(parts);
            return parts.map((part, p) => {
                if (!holds(part, line)) return part;
                if (twice[p]) return {...part, text: pieceOfLine(part.text, before, to) ?? part.text};
                const lines = linesOf(part), key = keyOf(line);
                const ahead = textOf(lines.slice(0, lines.findIndex(one => keyOf(one) === key)), this.text).length;
                const whole = to === '' ? null : withLine(part.text, before, to, ahead);
                return {...part, text: whole ?? textOf(lines, this.text)};
            });
        }

        role({at, role}) {
            const lines = this.lines(at), index = this.articleOf(lines[0]), none = role === 'advert' || role === 'furniture';
            if (!none && lines.some(line => line[2] < 0)) throw new Refusal('a picture has no such role');
            if (none) {
                this.putAway(this.take(lines, false).map(part => part.role === 'image' ? part : {...part, role: 'body'}));
            } else if (index >= 0) {
                this.put(index, this.take(lines, false).map(part => ({...part, role})));
            } else {
                const chosen = new Set(lines.map(keyOf));
                this.state.rest = this.state.rest.map(part => linesOf(part).length > 0 && chosen.has(keyOf(linesOf(part)[0])) ? {...part, role} : part);
            }
            this.dropEmpty();
        }

        move({at, article, before, after}) {
            const lines = this.lines(at), from = this.articleOf(lines[0]);
            if (before || after) return this.reorder({at, before, after});
            if (article === 'none') {
                this.putAway(this.take(lines, false));
            } else if (article === 'new') {
                const taken = this.take(lines, true);
                this.put(this.add(from, lines[0][0]), taken);
            } else {
                const index = this.articleWith(this.line(article)), taken = this.take(lines, true);
                const headed = this.state.articles[index].parts.some(part => part.role === 'headline' && part.text);
                this.put(index, taken.map(part => headed && part.role === 'headline' ? {...part, role: 'crosshead'} : part));
            }
            this.dropEmpty();
        }

        reorder({at, before, after}) {
            const lines = this.lines(at), beside = this.line(before ?? after);
            if (lines.some(line => keyOf(line) === keyOf(beside))) throw new Refusal('it would stand beside itself');
            const index = this.articleWith(beside);
            this.put(index, this.take(lines, true), before ? 'before' : 'after', beside);
            this.dropEmpty();
        }

        split({at}) {
            const line = this.lines(at)[0], index = this.articleWith(line), old = this.state.articles[index];
            let parts = old.parts;
            const whole = this.partOf(parts, line), own = linesOf(parts[whole]), key = keyOf(line);
            const from = own.findIndex(one => keyOf(one) === key);
            if (from > 0) {
                const chosen = new Set(own.slice(from).map(keyOf));
                parts = [...parts.slice(0, whole), ...stretches(parts[whole], chosen, this.text).map(one => one.part), ...parts.slice(whole + 1)];
            }
            const first = this.partOf(parts, line), atHead = isHead(parts[first].role), order = this.order(line), twice = repeated(parts);
            const stay = [], go = [];
            parts.forEach((part, p) => {
                const later = part.at.length > 0 && !less(this.orderOf(part), order);
                const byPage = ofPicture(part.role) || twice[p] || (atHead && !isHead(part.role));
                (p === first || (byPage ? later : p > first) ? go : stay).push(part);
            });
            if (!stay.some(part => part.text)) throw new Refusal('its line is the first of the article');
            if (go[0].role === 'crosshead') go[0] = {...go[0], role: 'headline'};
            this.change(index, {parts: stay, to: ''});
            const made = this.add(index, line[0]), {id} = this.state.articles[made];
            this.change(made, {parts: go, confidence: old.confidence, to: old.to});
            if (old.to) this.state.articles.forEach((one, i) => one.id === old.to && this.change(i, {from: id}));
        }

        join({at, article}) {
            const from = this.articleWith(this.line(at[0])), to = this.articleWith(this.line(article));
            if (from === to) throw new Refusal('both lines are in one article already');
            const gone = this.state.articles[from], id = this.state.articles[to].id, pictures = [];
            const headed = this.state.articles[to].parts.some(part => part.role === 'headline');
            this.change(from, {parts: []});
            for (let part of gone.parts) {
                if (headed && ['headline', 'kicker', 'subtitle'].includes(part.role)) part = {...part, role: 'crosshead'};
                if (ofPicture(part.role)) {
                    pictures.push(part);
                } else if (isHead(part.role)) {
                    this.put(to, [part]);
                } else {
                    const parts = [...this.state.articles[to].parts];
                    let behind = parts.length;
                    while (behind > 0 && ofPicture(parts[behind - 1].role)) --behind;
                    parts.splice(behind, 0, part);
                    this.change(to, {parts});
                }
            }
            const kept = {...this.state.articles[to], parts: [...this.state.articles[to].parts, ...pictures]};
            if (kept.to === gone.id) kept.to = gone.to;
            if (kept.from === gone.id) kept.from = gone.from;
            if (!kept.to && gone.to !== id) kept.to = gone.to;
            if (!kept.from && gone.from !== id) kept.from = gone.from;
            if (kept.from === id) kept.from = '';
            if (kept.to === id) kept.to = '';
            this.change(to, kept);
            this.state.articles.forEach((one, i) => (one.from === gone.id || one.to === gone.id) &&
                this.change(i, {from: one.from === gone.id ? id : one.from, to: one.to === gone.id ? id : one.to}));
            this.dropEmpty();
        }
    }

    function less(a, b) {
        for (let i = 0; i < Math.max(a.length, b.length); ++i)
            if (a[i] !== b[i]) return a[i] === undefined || a[i] < b[i];
        return false;
    }

    const pagesOf = article => [...new Set(article.parts.flatMap(part => part.at.map(([page]) => page)))].sort((a, b) => a - b);

    const acts = {text: 'mend', role: 'role', move: 'move', split: 'split', join: 'join', order: 'reorder'};

    /// {state, why}: what the operation makes of a state, or the same state and why it was refused.
    function carryOut(state, operation, pages) {
        const desk = new Desk(state, pages);
        try {
            desk[acts[operation.op]](operation);
            return {state: desk.state};
        } catch (error) {
            if (!(error instanceof Refusal) && acts[operation?.op]) throw error;
            return {state, why: error.message};
        }
    }

    /// The pages that an operation speaks of.
    const pagesIn = operation => [...(operation.at ?? []), operation.article, operation.before, operation.after]
        .map(place => place?.page).filter(page => Number.isInteger(page));

    galley.corrections = {begin, carryOut, pagesIn, pagesOf};
})(globalThis.galley ??= {});
