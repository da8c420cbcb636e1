// Pages that could not be read: they stand in their place, with the reason where it is known. Pure but for `reasons`.
(galley => {
    /// `pages` with an entry {failed: true} for each number that is left out.
    function withGaps(pages) {
        const out = [];
        let next = 0;
        for (const page of pages) {
            for (; next < page.index; ++next) out.push({index: next, n: next + 1, w: 0, h: 0, levels: [], failed: true});
            out.push(page);
            next = page.index + 1;
        }
        return out;
    }

    /// Why pages of a document failed, by index, out of run.json; a page from disk may not read that, and the map is empty.
    async function reasons(root, document) {
        if (!/^https?:$/.test(location.protocol)) return new Map();
        try {
            const {pages} = await (await fetch(root + 'run.json')).json();
            return new Map(pages.filter(page => page.document === document && page.error).map(page => [page.index, [page.error.stage, page.error.message].filter(Boolean).join(': ')]));
        } catch {
            return new Map();
        }
    }

    galley.failed = {withGaps, reasons};
})(globalThis.galley ??= {});
