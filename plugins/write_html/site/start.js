// Starts the page: of one document when its data is there, else of all documents.
(galley => {
    galley.kindName = kind => galley.settings.settings.language === 'zh' ? galley.words.kinds[kind] ?? kind : kind;

    /// The data of a page, with names instead of places. A page without a size gets that of its boxes.
    galley.unpack = (raw, info) => {
        const blocks = raw.blocks.map(block => ({
            ...block, lines: block.lines.map(([box, confidence, text]) => ({box, confidence, text}))
        }));
        const boxes = blocks.flatMap(block => [block.box, ...block.lines.map(line => line.box)]);
        const reach = (from, size) => Math.max(1, ...boxes.map(box => box[from] + box[size]));
        return {...raw, blocks, w: info.w > 0 ? info.w : reach(0, 2), h: info.h > 0 ? info.h : reach(1, 3)};
    };

    globalThis.document?.addEventListener('DOMContentLoaded', () => {
        galley.settings.apply();
        if (galley.loaded('index', 'all')) galley.page = new galley.Catalogue();
        else if (galley.loaded('document', 'this')) galley.page = new galley.Reader(document.documentElement.dataset.root);
        else document.body.append(galley.make('p', {class: 'message'}, galley.say('data_missing', 'viewer/')));
    });
})(globalThis.galley ??= {});
