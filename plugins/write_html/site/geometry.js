// Where articles stand on a page. Pure functions over the page's data; boxes are [x, y, w, h] in pixels of the page image.
(galley => {
    const empty = box => !box || box[2] <= 0 || box[3] <= 0;

    function united(a, b) {
        if (empty(a)) return b;
        if (empty(b)) return a;
        const x = Math.min(a[0], b[0]), y = Math.min(a[1], b[1]);
        return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y];
    }

    /// The box of some lines of a block; the block's own when they have none. Lines whose text was taken out, doubles that
    /// may stand askew, do not count while others have text.
    function boxOf(block, first, count) {
        const lines = block.lines.slice(Math.max(0, first), Math.max(0, first + count)), told = lines.filter(line => line.text !== '');
        const box = (told.length > 0 ? told : lines).reduce((all, line) => united(all, line.box), null);
        return empty(box) ? block.box : box;
    }

    const blocksById = page => new Map(page.blocks.map(block => [block.id, block]));

    /// Boxes of the sources `at` ([page, block, first line, lines]) that stand on `page`.
    function boxesOf(at, page, blocks = blocksById(page)) {
        const out = [];
        for (const [index, id, first, count] of at) {
            const block = index === page.index ? blocks.get(id) : undefined;
            if (block) out.push({block: id, box: boxOf(block, first, count)});
        }
        return out;
    }

    /// For each article that stands on the page: {article, boxes, order}. `boxes` follow each other as they are read;
    /// sources that follow each other in one block share a box. Articles are numbers in `articles`.
    function regionsOf(articles, page) {
        const blocks = blocksById(page), out = [];
        articles.forEach((article, number) => {
            const boxes = [];
            let last = null;
            for (const part of article.parts)
                for (const {block, box} of boxesOf(part.at, page, blocks)) {
                    if (empty(box)) continue;
                    if (block === last) boxes[boxes.length - 1] = united(boxes[boxes.length - 1], box);
                    else boxes.push(box);
                    last = block;
                }
            if (boxes.length > 0) out.push({article: number, boxes});
        });
        return out;
    }

    const middle = box => [box[0] + box[2] / 2, box[1] + box[3] / 2];

    /// From the middle of each box to that of the next.
    const arrowsOf = boxes => boxes.slice(1).map((box, i) => ({from: middle(boxes[i]), to: middle(box)}));

    /// Half the usual height of a line (its width where it is vertical): how far the boxes of an article reach out to
    /// close the gaps between them.
    function reach(page) {
        const sizes = [];
        for (const block of page.blocks)
            for (const line of block.lines) if (!empty(line.box)) sizes.push(block.vertical ? line.box[2] : line.box[3]);
        sizes.sort((a, b) => a - b);
        return sizes.length > 0 ? sizes[sizes.length >> 1] / 2 : 0;
    }

    /// What a page without size (a text dump) has instead: whether it has any boxes to draw.
    const hasBoxes = page => page.blocks.some(block => !empty(block.box) || block.lines.some(line => !empty(line.box)));

    galley.geometry = {empty, united, boxOf, boxesOf, regionsOf, arrowsOf, reach, hasBoxes, blocksById};
})(globalThis.galley ??= {});
