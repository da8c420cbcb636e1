// What a reader does with hands: pointing, clicking, typing. It calls the Reader; nothing is kept here.
(galley => {
    const wait = 150;  // milliseconds after the last key of a search

    /// The places of what the pointer is on in the text.
    function sourcesAt(reader, element) {
        const edit = element.closest?.('[data-edit]'), part = element.closest?.('[data-part]'), rest = element.closest?.('[data-rest]');
        if (edit) {
            const {block, line} = reader.page.edits[Number(edit.dataset.edit)];
            return [[reader.page.index, block, line, 1]];
        }
        if (part) return reader.data.articles[Number(part.closest('[data-article]').dataset.article)].parts[Number(part.dataset.part)].at;
        return rest ? reader.data.rest[Number(rest.dataset.rest)].at : null;
    }

    function press(reader, event) {
        const far = 80;  // pixels that a key moves the page
        const pans = {ArrowLeft: [far, 0], ArrowRight: [-far, 0], ArrowUp: [0, far], ArrowDown: [0, -far]};
        const actions = {
            n: () => reader.step(1), j: () => reader.step(1), p: () => reader.step(-1), k: () => reader.step(-1),
            ArrowRight: () => reader.go(reader.at + 1), ArrowLeft: () => reader.go(reader.at - 1), '+': () => reader.sheet.nearer(),
            '=': () => reader.sheet.nearer(), '-': () => reader.sheet.farther(), 0: () => reader.sheet.whole(), '/': () => reader.field.focus(),
            '?': () => galley.help.open(), g: () => galley.contents.open(reader), Escape: () => reader.let_go(), a: () => reader.toggle('articles'),
            b: () => reader.toggle('blocks'), l: () => reader.toggle('lines'), r: () => reader.toggle('order'), c: () => reader.toggle('confidence'),
            e: () => reader.toggle('edits')
        };
        const action = event.shiftKey && pans[event.key] ? () => reader.sheet.move(...pans[event.key]) : actions[event.key];
        if (!action) return;
        event.preventDefault();
        action();
    }

    function listen(reader) {
        addEventListener('hashchange', () => reader.data && reader.follow());
        let later = 0;
        reader.field.addEventListener('input', () => {
            clearTimeout(later);
            later = setTimeout(() => reader.ready && reader.search(), wait);
        });
        const numberAt = event => Number(event.target.closest?.('[data-article]')?.dataset.article ?? -1);
        const point = number => {
            if (number === reader.pointed) return;
            reader.pointed = number;
            reader.mark();
        };
        reader.layers.root.addEventListener('pointerover', event => point(numberAt(event)));
        reader.layers.root.addEventListener('pointerleave', () => point(-1));
        reader.layers.root.addEventListener('click', event => {
            const number = numberAt(event);
            if (number >= 0) reader.choose(number, 'page');
            else if (reader.chosen >= 0) reader.let_go();
        });
        reader.column.addEventListener('pointerover', event => {
            point(numberAt(event));
            reader.layers.point(sourcesAt(reader, event.target));
        });
        reader.column.addEventListener('pointerleave', () => {
            point(-1);
            reader.layers.point(null);
        });
        reader.column.addEventListener('click', event => {
            const share = event.target.closest('[data-share]');
            if (share) galley.share.open(reader, Number(share.dataset.share));
            if (event.target.closest('a, summary, button') || String(getSelection())) return;
            const number = numberAt(event), at = sourcesAt(reader, event.target);
            if (number >= 0 && number !== reader.chosen) reader.choose(number, 'text');
            const [first] = at ? galley.geometry.boxesOf(at, reader.page) : [];
            if (first && !galley.geometry.empty(first.box)) reader.sheet.bring(first.box);
        });
        document.addEventListener('keydown', event => {
            if (event.key === 'Escape' && event.target === reader.field) reader.field.blur();
            if (reader.ready && galley.help.forPage(event)) press(reader, event);
        });
    }

    galley.hands = {listen};
})(globalThis.galley ??= {});
