// The page in its pane: its image in tiles, moved and brought nearer by hand, wheel, fingers and keys.
(galley => {
    const {viewport, make} = {viewport: galley.viewport, make: galley.make};
    const step = 1.25;        // one step of zooming
    const slack = 4;          // pixels that a click may move and still be one
    const wheelPixels = 500;  // of turning the wheel for e times nearer

    class Sheet {
        /// `pane` is the element that shows the page; `layers.root` is put over the image and moves with it.
        constructor(pane, layers) {
            this.pane = pane;
            this.image = make('div', {class: 'image'});
            this.sheet = make('div', {class: 'sheet'}, this.image, layers.root);
            this.layers = layers;
            pane.append(this.sheet);
            this.page = null;
            this.fingers = new Map();
            this.dragged = false;
            this.listen();
            new ResizeObserver(() => this.resized()).observe(pane);
        }

        size() { return {w: this.pane.clientWidth, h: this.pane.clientHeight}; }

        /// Shows a page {w, h, levels, folder}; without levels only the overlay.
        show(page) {
            this.page = page;
            this.tiles = new Map();
            this.image.replaceChildren();
            this.sheet.classList.toggle('blank', page.levels.length === 0);
            Object.assign(this.sheet.style, {width: page.w + 'px', height: page.h + 'px'});
            const size = this.size();
            this.touched = false;
            this.level = -1;
            if (page.levels.length > 0) this.addTiles(0, viewport.fit(page, {w: page.w, h: page.h}), {w: 1e9, h: 1e9});
            this.set(viewport.fit(page, size));
        }

        resized() {
            if (!this.page || this.pane.clientWidth === 0) return;
            this.set(this.touched ? viewport.clamped(this.view, this.page, this.size()) : viewport.fit(this.page, this.size()));
        }

        set(view) {
            if (!(view.scale > 0)) return;
            this.view = view;
            this.sheet.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
            this.layers.scaled(view.scale);
            if (!this.asked) this.asked = requestAnimationFrame(() => {
                this.asked = 0;
                this.draw();
            });
        }

        /// Puts in the tiles that are in sight, and takes out those of other levels but the first, which is below all.
        draw() {
            const {page, view} = this;
            if (!page || page.levels.length === 0) return;
            const level = viewport.levelFor(page.levels, view, page, devicePixelRatio);
            if (level !== this.level) {
                for (const [key, tile] of this.tiles)
                    if (tile.level > 0 && tile.level !== level && tile.level !== this.level) {
                        tile.element.remove();
                        this.tiles.delete(key);
                    }
                this.level = level;
            }
            if (level > 0) this.addTiles(level, view, this.size());
        }

        addTiles(number, view, size) {
            const level = this.page.levels[number];
            for (const tile of viewport.tilesInSight(level, view, this.page, size)) {
                const key = `${number}-${tile.row}-${tile.column}`;
                if (this.tiles.has(key)) continue;
                const element = make('img', {alt: '', draggable: 'false', src: `${this.page.folder}/${key}.${level.type}`});
                element.decoding = number === 0 ? 'sync' : 'async';
                element.onerror = () => element.remove();
                Object.assign(element.style, {
                    left: tile.x + 'px', top: tile.y + 'px', width: tile.w + 'px', height: tile.h + 'px', zIndex: number
                });
                this.image.append(element);
                this.tiles.set(key, {element, level: number});
            }
        }

        /// Where on the page an event of a pointer was, in pixels of the page: [x, y].
        pointOf(event) {
            const corner = this.pane.getBoundingClientRect(), {x, y, scale} = this.view;
            return [(event.clientX - corner.left - x) / scale, (event.clientY - corner.top - y) / scale];
        }

        zoom(factor, x = this.pane.clientWidth / 2, y = this.pane.clientHeight / 2) {
            if (!this.page) return;
            this.touched = true;
            this.set(viewport.zoomed(this.view, factor, x, y, this.page, this.size()));
        }
        nearer() { this.zoom(step); }
        farther() { this.zoom(1 / step); }
        whole() {
            this.touched = false;
            if (this.page) this.set(viewport.fit(this.page, this.size()));
        }
        move(dx, dy) {
            if (!this.page) return;
            this.touched = true;
            this.set(viewport.moved(this.view, dx, dy, this.page, this.size()));
        }
        bring(box) {
            if (this.page && this.pane.clientWidth > 0) this.set(viewport.showing(this.view, box, this.page, this.size()));
        }

        listen() {
            const pane = this.pane;
            const at = event => {
                const corner = pane.getBoundingClientRect();
                return {x: event.clientX - corner.left, y: event.clientY - corner.top};
            };
            pane.addEventListener('wheel', event => {
                event.preventDefault();
                const lines = event.deltaMode === 1 ? 16 : 1, pinch = event.ctrlKey ? 4 : 1;
                const p = at(event);
                this.zoom(Math.exp(-event.deltaY * lines * pinch / wheelPixels), p.x, p.y);
            }, {passive: false});
            pane.addEventListener('dblclick', event => this.zoom(step * step, at(event).x, at(event).y));
            pane.addEventListener('pointerdown', event => {
                if (event.button !== 0) return;
                if (this.fingers.size === 0) [this.dragged, this.way] = [false, 0];
                this.fingers.set(event.pointerId, at(event));
            });
            pane.addEventListener('pointermove', event => {
                const before = this.fingers.get(event.pointerId);
                if (!before) return;
                const now = at(event);
                this.way += Math.hypot(now.x - before.x, now.y - before.y);
                if (this.way > slack && !this.dragged) {
                    this.dragged = true;
                    pane.setPointerCapture(event.pointerId);
                    pane.classList.add('dragging');
                }
                if (!this.dragged) return;
                if (this.fingers.size === 1) this.move(now.x - before.x, now.y - before.y);
                if (this.fingers.size === 2) {
                    const [other] = [...this.fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
                    const apart = (p, q) => Math.max(1, Math.hypot(p.x - q.x, p.y - q.y));
                    this.zoom(apart(now, other) / apart(before, other), (now.x + other.x) / 2, (now.y + other.y) / 2);
                    this.move((now.x - before.x) / 2, (now.y - before.y) / 2);
                }
                this.fingers.set(event.pointerId, now);
            });
            const up = event => {
                this.fingers.delete(event.pointerId);
                if (this.fingers.size === 0) pane.classList.remove('dragging');
            };
            pane.addEventListener('pointerup', up);
            pane.addEventListener('pointercancel', up);
            // A drag that ends over an article does not choose it.
            pane.addEventListener('click', event => this.dragged && event.stopPropagation(), {capture: true});
        }
    }

    galley.Sheet = Sheet;
})(globalThis.galley ??= {});
