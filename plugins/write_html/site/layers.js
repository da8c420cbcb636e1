// What is drawn over the page: articles in colours, and layers to look closer. All in pixels of the page image.
(galley => {
    const {empty, regionsOf, boxesOf, arrowsOf, reach, united} = galley.geometry;
    const names = ['articles', 'blocks', 'lines', 'order', 'confidence', 'edits'];
    const colours = 8;        // in style.css: .c0 to .c7
    const doubtful = [0.6, 0.85];  // below the first a line is poor, below the second so-so
    const legible = 7;        // pixels of the screen: where lines are lower, labels of blocks have no room for the kind

    const svg = (name, attributes = {}, ...children) => {
        const element = document.createElementNS('http://www.w3.org/2000/svg', name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.append(...children);
        return element;
    };
    const rect = ([x, y, w, h], attributes = {}) => svg('rect', {x, y, width: w, height: h, ...attributes});
    const titled = (element, text) => {
        element.append(svg('title', {}, text));
        return element;
    };
    const gradeOf = confidence => confidence < doubtful[0] ? 'poor' : confidence < doubtful[1] ? 'fair' : 'good';

    class Layers {
        constructor() {
            this.root = svg('svg', {class: 'layers', 'aria-hidden': 'true'});
            this.shown = new Set(['articles']);
            this.groups = {};
        }

        /// Draws page data with the articles that stand on it. `words` is whether the page has no image, so that its
        /// lines are drawn as text.
        draw(page, articles, words) {
            this.page = page;
            this.articles = articles;
            this.em = Math.max(4, 2 * reach(page));
            this.regions = regionsOf(articles, page);
            this.root.setAttribute('viewBox', `0 0 ${page.w} ${page.h}`);
            this.groups = Object.fromEntries(names.map(name => [name, svg('g', {class: name})]));
            this.spot = svg('g', {class: 'spot'});
            this.picked = svg('g', {class: 'picked'});
            this.hits = svg('g', {class: 'hits'});
            this.filled = new Set();  // a layer is drawn when it is first shown
            const text = svg('g', {class: 'words'});
            if (words) this.fillWords(text);
            const {articles: coloured, ...others} = this.groups;
            this.root.replaceChildren(text, coloured, ...Object.values(others), this.hits, this.picked, this.spot);
            this.update();
            if (this.scale) this.scaled(this.scale);
        }

        /// The same page with other articles.
        redraw(articles) {
            this.articles = articles;
            this.regions = regionsOf(articles, this.page);
            for (const name of ['articles', 'order']) {
                this.groups[name].replaceChildren();
                this.filled.delete(name);
            }
            this.update();
        }

        fill(name) {
            const group = this.groups[name], {page, em} = this;
            if (name === 'articles')
                for (const region of this.regions) {
                    // Boxes with a wide edge of the same colour run together; the group's opacity makes them one tint.
                    const boxes = region.boxes.map(box => rect(box, {'stroke-width': em * 0.7, 'stroke-linejoin': 'round'}));
                    group.append(svg('g', {class: `region c${region.article % colours}`, 'data-article': region.article}, ...boxes));
                }
            if (name === 'order')
                for (const region of this.regions)
                    for (const arrow of arrowsOf(region.boxes)) group.append(this.arrow(arrow, region.article));
            if (name === 'articles' || name === 'order') return;
            page.blocks.forEach((block, number) => {
                if (name === 'blocks' && !empty(block.box)) {
                    const shape = block.polygon ? svg('polygon', {points: block.polygon.map(p => p.join(',')).join(' ')}) : rect(block.box);
                    shape.setAttribute('class', 'kind-' + block.kind);
                    group.append(titled(shape, `${number + 1} · ${galley.kindName(block.kind)} · ${block.id}`),
                        svg('text', {x: block.box[0], y: block.box[1] - em * 0.15, class: 'kind-' + block.kind}, String(number + 1),
                            svg('tspan', {}, ' ' + galley.kindName(block.kind))));
                }
                block.lines.forEach(line => {
                    if (empty(line.box)) return;
                    if (name === 'lines') group.append(titled(rect(line.box), line.text));
                    if (name === 'confidence' && line.text)
                        group.append(titled(rect(line.box, {class: gradeOf(line.confidence)}),
                            `${Math.round(line.confidence * 100)} % · ${line.text}`));
                });
            });
            if (name === 'edits') page.edits.forEach(edit => this.fillEdit(group, edit));
        }

        fillEdit(group, edit) {
            const block = this.page.blocks.find(one => one.id === edit.block), box = block?.lines[edit.line]?.box;
            if (empty(box)) return;
            const gone = galley.changes.removes(edit), [x, y, w, h] = box;
            const tall = h > w, middle = tall ? {x1: x + w / 2, x2: x + w / 2, y1: y, y2: y + h} : {x1: x, x2: x + w, y1: y + h / 2, y2: y + h / 2};
            const under = tall ? {x1: x, x2: x, y1: y, y2: y + h} : {x1: x, x2: x + w, y1: y + h, y2: y + h};
            group.append(titled(svg('g', {class: gone ? 'gone' : 'changed'}, rect(box), svg('line', gone ? middle : under)),
                `${edit.rule} (${edit.stage})\n${edit.before}\n→ ${edit.after}`));
        }

        arrow({from, to}, article) {
            // The head is drawn in pixels of the screen, its tip at 0; style.css keeps it as large at any distance.
            const angle = Math.atan2(to[1] - from[1], to[0] - from[0]) * 180 / Math.PI;
            return svg('g', {class: `arrow c${article % colours}`}, svg('line', {x1: from[0], y1: from[1], x2: to[0], y2: to[1]}),
                svg('g', {transform: `translate(${to.join(' ')}) rotate(${angle})`}, svg('polygon', {points: '0,0 -12,-5 -12,5'})));
        }

        /// The page set again, each line as long as its box: for pages whose image is not there.
        fillWords(group) {
            const drawn = this.page.blocks.filter(block => ['image', 'rule'].includes(block.kind) && !empty(block.box));
            for (const {kind, box} of drawn) {
                // What is called a rule may be a tinted area; text stands on it.
                const tint = kind === 'rule' && Math.min(box[2], box[3]) > this.em;
                const element = rect(box, {class: kind === 'image' ? 'picture' : tint ? 'tint' : 'rule'});
                if (tint) group.prepend(element);
                else group.append(element);
            }
            for (const block of this.page.blocks) {
                for (const line of block.lines) {
                    if (empty(line.box) || !line.text) continue;
                    const [x, y, w, h] = line.box, heading = block.kind === 'heading' ? ' heading' : '';
                    group.append(block.vertical
                        ? svg('text', {x: x + w / 2, y, 'font-size': w * 0.85, class: 'vertical' + heading, textLength: h, lengthAdjust: 'spacingAndGlyphs'}, line.text)
                        : svg('text', {x, y: y + h * 0.82, 'font-size': h * 0.85, class: heading.trim(), textLength: w, lengthAdjust: 'spacingAndGlyphs'}, line.text));
                }
            }
        }

        /// Tells how many pixels of the screen one of the page takes: what is drawn as wide at any distance, and how much.
        scaled(scale) {
            this.scale = scale;
            this.root.style.setProperty('--pixel', 1 / scale);
            this.root.classList.toggle('far', this.em * scale < legible);
        }

        toggle(name) {
            if (!this.shown.delete(name)) this.shown.add(name);
            this.update();
        }

        update() {
            for (const [name, group] of Object.entries(this.groups)) {
                const shown = this.shown.has(name);
                group.classList.toggle('off', !shown);
                if (!shown || this.filled.has(name)) continue;
                this.filled.add(name);
                this.fill(name);
            }
        }

        /// Marks the article pointed at and the one chosen; -1 for none.
        mark(pointed, chosen) {
            for (const region of this.groups.articles?.children ?? []) {
                const number = Number(region.dataset.article);
                region.classList.toggle('pointed', number === pointed);
                region.classList.toggle('chosen', number === chosen);
            }
            this.groups.articles?.classList.toggle('choosing', chosen >= 0);
        }

        /// Frames the sources `at` of one part.
        point(at) {
            this.spot?.replaceChildren(...(at ? boxesOf(at, this.page) : []).filter(one => !empty(one.box)).map(one => rect(one.box)));
        }

        /// Marks the terms of a query.
        hit(terms) {
            if (this.page) this.hits.replaceChildren(...galley.hits.hitsOn(this.page, terms).map(box => rect(box)));
        }

        /// Marks the lines that are chosen to be corrected.
        pick(at) {
            this.picked?.replaceChildren(...at.filter(([page]) => page === this.page.index).flatMap(source => boxesOf([source], this.page))
                .filter(one => !empty(one.box)).map(one => rect(one.box)));
        }

        /// The box around an article on this page; null when it has none here.
        around(article) {
            const region = this.regions?.find(one => one.article === article);
            return region ? region.boxes.reduce(united) : null;
        }
        first(article) { return this.regions?.find(one => one.article === article)?.boxes[0] ?? null; }
    }

    galley.Layers = Layers;
    galley.layerNames = names;
    galley.colours = colours;
})(globalThis.galley ??= {});
