// The page of one document: the paper on one side, its text on the other.
(galley => {
    const {make} = galley;

    class Reader {
        constructor(root) {
            this.root = root;
            this.info = {...galley.loaded('document', 'this')};
            this.articles = new galley.articles.Articles(this.info);
            this.data = this.articles.data;
            this.layers = new galley.Layers();
            this.at = 0;           // number of the page in info.pages
            this.pointed = this.chosen = -1;
            this.query = new URLSearchParams(location.search).get('q') ?? '';
            this.terms = galley.search.termsOf(this.query);
            this.folded = new Map();
            this.build();
            this.sheet = new galley.Sheet(this.pane, this.layers);
            galley.hands.listen(this);
            const first = this.info.pages.find(page => page.n === Number(/^#page=(\d+)$/.exec(location.hash)?.[1])) ?? this.pageOfHash();
            this.preview(Math.max(0, this.info.pages.indexOf(first)));
            this.start();
        }

        pageOfHash() {
            const id = this.hashId(), article = this.info.articles.find(one => one.id === id);
            return this.info.pages.find(page => page.index === article?.pages[0]) ?? this.info.pages[0];
        }
        hashId() {
            try {
                return decodeURIComponent(location.hash.slice(1));
            } catch {
                return location.hash.slice(1);
            }
        }

        async start() {
            try {
                if (galley.editing.on() || galley.comparing()) await this.articles.whole();
            } catch (error) {
                this.missing(error);
                return;
            }
            if (galley.editing.on()) this.editor = new galley.Editor(this);
            if (galley.comparing()) {
                this.compare = new galley.Compare(this);
                await this.compare.start();
            }
            await this.show(this.at);
            this.follow();
            await this.editor?.start();
        }

        missing(error) { this.message.textContent = galley.say('data_missing', error.message); }

        // ---- what stands where

        build() {
            const button = (name, action, sign) => make('button', {type: 'button', id: name, class: 'plain', onclick: action}, sign);
            this.title = make('h1', {}, this.info.id.split('/').pop());
            this.title.title = this.info.id;
            this.home = make('a', {class: 'home', href: this.root + 'index.html' + (this.query ? '#' + new URLSearchParams({q: this.query}) : '')});
            this.pages = make('select', {id: 'pages', onchange: event => this.go(Number(event.target.value))});
            this.field = make('input', {type: 'search', id: 'search', autocomplete: 'off', value: new URLSearchParams(location.search).get('q')});
            this.buttons = {
                previous: button('previous-page', () => this.go(this.at - 1), '‹'), next: button('next-page', () => this.go(this.at + 1), '›'),
                contents: button('contents', () => galley.contents.open(this), '☰')
            };
            this.controls = make('div', {class: 'settings'}, ...galley.settings.controls(() => this.relabel()));
            this.message = make('p', {class: 'message', role: 'status'});
            this.toggles = galley.layerNames.map(name => make('button', {
                type: 'button', class: 'layer', 'data-layer': name, onclick: () => this.toggle(name)
            }));
            this.zoom = {
                zoom_out: button('zoom-out', () => this.sheet.farther(), '−'), fit: button('fit', () => this.sheet.whole(), '⤢'),
                zoom_in: button('zoom-in', () => this.sheet.nearer(), '+')
            };
            this.bar = make('div', {class: 'bar', role: 'group'}, make('span', {class: 'zoom'}, ...Object.values(this.zoom)), ...this.toggles);
            this.pane = make('div', {class: 'pane', tabindex: '0', role: 'img'});
            this.paper = make('section', {class: 'paper'}, this.bar, this.pane);
            this.column = make('div', {class: 'column'});
            this.steps = make('nav', {class: 'steps'}, button('previous-article', () => this.step(-1), '‹'), button('next-article', () => this.step(1), '›'));
            this.textSide = make('section', {class: 'text', id: 'text', tabindex: '-1'}, this.message, this.column, this.steps);
            this.tabs = make('nav', {class: 'tabs'}, ...['page', 'text'].map(side => make('button', {
                type: 'button', 'data-side': side, onclick: () => this.turn(side)
            })));
            this.skip = make('a', {class: 'skip', href: '#text', onclick: event => {
                event.preventDefault();
                this.turn('text');
                this.textSide.focus();
            }});
            document.body.append(this.skip,
                make('header', {class: 'top'}, this.home, this.title, make('nav', {class: 'pager'}, this.buttons.previous, this.pages, this.buttons.next),
                    this.buttons.contents, make('search', {role: 'search'}, this.field), this.controls),
                make('main', {class: 'reader'}, this.paper, this.textSide), this.tabs);
            this.turn('page');
            this.relabel();
        }

        relabel() {
            const say = galley.say;
            const name = (element, key) => {
                element.setAttribute('aria-label', say(key));
                element.title = say(key);
            };
            this.home.replaceChildren('←', make('span', {}, ' ' + say('all_documents')));
            this.home.setAttribute('aria-label', say('all_documents'));
            this.skip.textContent = say('skip');
            name(this.pages, 'page');
            this.pages.replaceChildren(...this.info.pages.map((page, i) => make('option', {value: i}, `${page.n} / ${this.info.pages.at(-1).n}${page.label ? ' · ' + page.label : ''}${page.failed !== undefined ? ' ⚠' : ''}`)));
            this.pages.value = this.at;
            name(this.field, 'search_here');
            this.field.placeholder = say('search_here');
            name(this.buttons.previous, 'previous_page');
            name(this.buttons.next, 'next_page');
            name(this.buttons.contents, 'contents');
            name(this.steps.children[0], 'previous_article');
            name(this.steps.children[1], 'next_article');
            for (const [key, element] of Object.entries(this.zoom)) name(element, key);
            this.bar.setAttribute('aria-label', say('layers'));
            for (const toggle of this.toggles) toggle.textContent = say(toggle.dataset.layer);
            for (const tab of this.tabs.children) tab.textContent = say(tab.dataset.side);
            this.steps.setAttribute('aria-label', say('articles'));
            this.pane.setAttribute('aria-label', say('page_image', this.info.pages[this.at]?.n ?? 1));
            this.textSide.setAttribute('aria-label', say('text'));
            this.paper.setAttribute('aria-label', say('page'));
            this.editor?.relabel();
            if (this.compare?.found) this.compare.relabel();
            if (this.page) this.render();
        }

        turn(side) {
            document.body.dataset.side = side;
            for (const tab of this.tabs.children) tab.setAttribute('aria-pressed', tab.dataset.side === side);
        }

        // ---- pages

        folder(page) { return 'viewer/' + String(page.n).padStart(4, '0'); }

        /// The page's image at once, before its data is there.
        preview(at) {
            this.at = at;
            const page = this.info.pages[at];
            if (!page) return;
            this.sized = {...page, folder: this.folder(page)};
            if (page.w > 0 && page.h > 0) this.sheet.show(this.sized);
        }

        async show(at) {
            const info = this.info.pages[at];
            if (!info) {
                this.message.textContent = galley.say('no_articles');
                return;
            }
            if (info.failed !== undefined) {
                this.showFailed(at);
                return;
            }
            if (at !== this.at || !this.sheet.page) this.preview(at);
            let raw;
            try {
                [raw] = await Promise.all([galley.want(this.folder(info) + '.js', 'page', String(info.index)),
                    this.articles.forPage(info.index, at === this.firstRead())]);
            } catch (error) {
                this.missing(error);
                return;
            }
            if (at !== this.at) return;  // the reader has gone on meanwhile
            this.message.textContent = '';
            this.page = galley.unpack(raw, info);
            // A page of text alone has no paper: its text column says it all.
            this.bare = info.levels.length === 0 && !galley.geometry.hasBoxes(this.page);
            document.body.classList.toggle('bare', this.bare);
            if (this.bare) this.turn('text');
            this.pages.value = at;
            this.buttons.previous.disabled = at === 0;
            this.buttons.next.disabled = at === this.info.pages.length - 1;
            this.chosen = this.pointed = -1;
            this.placed = galley.changes.placed(this.page, this.data.articles);
            this.layers.draw(this.page, this.data.articles, info.levels.length === 0);
            this.layers.hit(this.terms);
            if (!(info.w > 0)) this.sheet.show({...this.sized, w: this.page.w, h: this.page.h});
            this.render();
            this.editor?.show(this.page);
            this.ready = true;
            document.body.dataset.page = info.n;  // told when all of the page is there
        }

        /// A page that could not be read has no data: it says so in its place.
        showFailed(at) {
            const info = this.info.pages[at];
            this.at = at;
            this.page = {index: info.index, blocks: [], edits: [], w: 1, h: 1};
            this.placed = galley.changes.placed(this.page, []);
            this.chosen = this.pointed = -1;
            this.layers.draw(this.page, [], false);
            document.body.classList.add('bare');
            this.turn('text');
            this.pages.value = at;
            this.buttons.previous.disabled = at === 0;
            this.buttons.next.disabled = at === this.info.pages.length - 1;
            this.message.textContent = '';
            this.render();
            this.editor?.show(this.page);
            this.ready = true;
            document.body.dataset.page = info.n;
        }

        go(at, hash = true) {
            if (at < 0 || at >= this.info.pages.length) return Promise.resolve();
            if (hash) this.setHash('page=' + this.info.pages[at].n);
            return this.show(at).then(() => this.textSide.scrollTo(0, 0));
        }

        /// The data of a page by its index, shown or not.
        async pageData(index) {
            const info = this.info.pages.find(page => page.index === index);
            const page = info ? galley.unpack(await galley.want(this.folder(info) + '.js', 'page', String(index)), info) : null;
            if (page) this.editor?.pages.set(index, page);
            return page;
        }

        /// The articles are other than they were when the page was shown.
        redraw() {
            this.folded = new Map();
            this.placed = galley.changes.placed(this.page, this.data.articles);
            this.layers.redraw(this.data.articles);
            this.render();
        }

        // ---- text

        /// The part that an element of the text shows; null for none.
        partAt(element) {
            if (element?.dataset.rest) return this.data.rest[Number(element.dataset.rest)] ?? null;
            const article = element?.closest('[data-article]');
            return article && element.dataset.part ? this.data.articles[Number(article.dataset.article)]?.parts[Number(element.dataset.part)] ?? null : null;
        }

        numberOf(id) { return this.data.articles.findIndex(article => article.id === id); }
        pagesOf(number) { return this.info.articles[number]?.pages ?? []; }
        pageNumber(index) { return this.info.pages.find(page => page.index === index)?.n ?? index + 1; }

        firstRead() { return this.info.pages.findIndex(page => page.failed === undefined); }

        /// Numbers of the articles to read here; one without any place stands on the first page that could be read.
        here() {
            const first = this.firstRead();
            return this.data.articles.map((_, number) => number).filter(number => {
                const pages = this.pagesOf(number);
                return pages.length > 0 ? pages.includes(this.page.index) : this.at === first;
            });
        }

        render() {
            const {failed, n} = this.info.pages[this.at];
            if (failed !== undefined) {
                this.column.replaceChildren(...[galley.say('page_failed', n), failed].map(text => make('p', {class: 'failed-page'}, text)));
                return;
            }
            const view = {
                page: this.page, info: this.sized, terms: this.terms, edits: this.placed, pageNumber: index => this.pageNumber(index),
                pageOf: id => this.pageNumber(this.pagesOf(this.numberOf(id))[0] ?? 0)
            };
            const here = this.here();
            let articles = here.map(number => this.articleElement(number, view));
            if (this.compare?.found) articles = this.compare.rows(here, articles, this.page);
            const rest = galley.text.restElements(this.data.rest, view);
            this.column.classList.toggle('with-edits', this.layers.shown.has('edits'));
            this.column.classList.toggle('with-confidence', this.layers.shown.has('confidence'));
            this.column.replaceChildren(...articles, ...rest);
            if (this.editor) for (const element of this.column.querySelectorAll('[data-part], [data-rest]')) element.tabIndex = 0;
            if (articles.length === 0) this.column.prepend(make('p', {class: 'none'}, galley.say('no_articles')));
            for (const toggle of this.toggles) toggle.setAttribute('aria-pressed', this.layers.shown.has(toggle.dataset.layer));
            this.mark();
        }

        /// While correcting, most articles are as they were: their elements are taken again.
        articleElement(number, view) {
            const article = this.data.articles[number], kept = this.kept?.get(article);
            if (this.editor && kept && kept.number === number && kept.page === this.page && kept.terms === this.terms && kept.language === document.documentElement.lang)
                return kept.element;
            const element = galley.text.articleElement(article, number, view);
            this.kept ??= new WeakMap();
            this.kept.set(article, {element, number, page: this.page, terms: this.terms, language: document.documentElement.lang});
            return element;
        }

        mark() {
            this.layers.mark(this.pointed, this.chosen);
            for (const element of this.column.querySelectorAll('.article')) {
                const number = Number(element.dataset.article);
                element.classList.toggle('pointed', number === this.pointed);
                element.classList.toggle('chosen', number === this.chosen);
            }
        }

        element(number) { return this.column.querySelector(`.article[data-article="${number}"]`); }

        toggle(name) {
            this.layers.toggle(name);
            this.column.classList.toggle('with-edits', this.layers.shown.has('edits'));
            this.column.classList.toggle('with-confidence', this.layers.shown.has('confidence'));
            for (const toggle of this.toggles) toggle.setAttribute('aria-pressed', this.layers.shown.has(toggle.dataset.layer));
        }

        // ---- choosing an article

        setHash(hash) {
            if (location.hash !== '#' + hash) location.replace('#' + hash);
        }

        /// Stays with an article: marks it on both sides and brings it into sight. `from` is where the reader chose it:
        /// that side does not move.
        async choose(number, from) {
            const article = this.data.articles[number];
            if (!article) return;
            const pages = this.pagesOf(number);
            if (pages.length > 0 && !pages.includes(this.page.index))
                await this.show(this.info.pages.findIndex(page => page.index === pages[0]));
            this.chosen = number;
            this.setHash(encodeURIComponent(article.id));
            this.mark();
            const element = this.element(number);
            if (from !== 'text' && element) {
                element.scrollIntoView({block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'});
                if (from === 'keys') element.focus({preventScroll: true});
            }
            if (from === 'page') this.turn('text');
            else this.bring(number);
        }

        bring(number) {
            const around = this.layers.around(number);
            if (around) this.sheet.bring(around);
        }

        let_go() {
            this.chosen = -1;
            this.mark();
        }

        step(by) {
            const here = this.here(), now = here.indexOf(this.chosen);
            const next = now < 0 ? (by > 0 ? 0 : here.length - 1) : now + by;
            if (here[next] !== undefined) return this.choose(here[next], 'keys');
            const at = this.at + by;
            if (at < 0 || at >= this.info.pages.length) return Promise.resolve();
            return this.go(at).then(() => {
                const there = this.here();
                if (there.length > 0) return this.choose(by > 0 ? there[0] : there.at(-1), 'keys');
            });
        }

        /// Goes where the address says.
        follow() {
            const id = this.hashId(), page = /^page=(\d+)$/.exec(id);
            if (page) {
                const at = this.info.pages.findIndex(one => one.n === Number(page[1]));
                if (at >= 0 && at !== this.at) this.go(at, false);
            } else if (id && id !== 'text') {
                const number = this.numberOf(id);
                if (number < 0) this.message.textContent = galley.say('no_article', id);
                else if (number !== this.chosen) this.choose(number, 'address');
            }
        }

        // ---- search

        async search() {
            const query = this.field.value;
            this.terms = galley.search.termsOf(query);
            this.layers.hit(this.terms);
            this.list?.remove();
            this.textSide.classList.toggle('searching', this.terms.length > 0);
            this.message.textContent = '';
            this.render();
            if (this.terms.length === 0) return;
            try {
                await this.articles.whole();
            } catch (error) {
                this.missing(error);
                return;
            }
            if (query !== this.field.value) return;
            const found = galley.results.among(this.data.articles, this.terms, this.folded);
            this.message.textContent = found.length > 0 ? galley.say('results', found.length) : galley.say('nothing');
            this.list?.remove();
            this.list = make('ol', {class: 'results'});
            galley.results.fill(this.list, found.map(article => {
                const number = this.numberOf(article.id);
                return {
                    title: this.info.articles[number].title, text: galley.search.textOf(article), href: '#' + encodeURIComponent(article.id),
                    where: `${galley.say('page')} ${this.pagesOf(number).map(index => this.pageNumber(index)).join(', ')}`
                };
            }), this.terms);
            this.list.addEventListener('click', event => {
                const link = event.target.closest('a');
                if (!link) return;
                this.textSide.classList.remove('searching');
                this.message.textContent = '';
                this.chosen = -1;  // the same article again is a choice too
                setTimeout(() => this.follow());
            });
            this.column.before(this.list);
            this.turn('text');
        }
    }

    galley.Reader = Reader;
})(globalThis.galley ??= {});
