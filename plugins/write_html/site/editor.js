// Correcting a document by hand: what is chosen, and what can be done with it. Operations are carried out by galley.editing.
(galley => {
    const {make} = galley;
    const {keyOf, linesOf, sourcesOf, isHead} = galley.parts;
    const roles = ['headline', 'kicker', 'subtitle', 'byline', 'dateline', 'section', 'body', 'crosshead', 'caption', 'credit', 'note', 'pullquote', 'table',
        'jump', 'advert', 'furniture'];
    const mostFields = 60;  // lines of a choice that can be mended one by one

    class Editor {
        constructor(reader) {
            this.reader = reader;
            this.chosen = new Map();  // key → line
            this.pages = new Map();
            this.titles = new WeakMap();
            this.session = new galley.editing.Editing(reader.info.id, reader.data, this.pages, index => reader.pageData(index), () => this.changed());
            this.build();
            this.listen();
        }

        async start() {
            try {
                await this.session.load();
            } catch (error) {
                this.note.textContent = galley.say('edit_unreadable', error.message);
                this.panel.classList.add('closed');
            }
        }

        // ---- what stands where

        build() {
            const button = (name, action) => make('button', {type: 'button', 'data-say': name, onclick: action});
            this.undoButton = button('undo', () => this.session.undo());
            this.redoButton = button('redo', () => this.session.redo());
            this.note = make('p', {class: 'saved', role: 'status'});
            this.count = make('p', {class: 'chosen-count'});
            this.role = make('select', {'data-name': 'mark_as', onchange: () => this.mark()});
            this.target = make('select', {'data-name': 'to_article'});
            this.tools = make('div', {class: 'edit-tools'}, this.role, this.target,
                button('move_there', () => this.move()), button('join_there', () => this.join()), button('split_here', () => this.split()),
                button('move_up', () => this.order(-1)), button('move_down', () => this.order(1)), button('let_go', () => this.choose([])));
            this.fields = make('ol', {class: 'edit-lines'});
            this.panel = make('section', {class: 'editor'}, make('div', {class: 'edit-state'}, this.undoButton, this.redoButton, this.note),
                this.count, this.tools, this.fields);
            this.reader.textSide.prepend(this.panel);
            document.body.classList.add('editing');
            this.relabel();
        }

        relabel() {
            const {say} = galley;
            this.panel.setAttribute('aria-label', say('editing'));
            for (const one of this.panel.querySelectorAll('[data-say]')) one.textContent = say(one.dataset.say);
            for (const one of this.panel.querySelectorAll('[data-name]')) one.setAttribute('aria-label', say(one.dataset.name));
            this.role.replaceChildren(make('option', {value: ''}, say('mark_as')), ...roles.map(role => make('option', {value: role}, say('role_' + role))));
            this.tell();
            this.fill();
        }

        /// Says what is saved, and what is not yet in the other formats.
        tell() {
            const {session} = this, {say} = galley, count = session.operations.length;
            this.undoButton.disabled = count === 0;
            this.redoButton.disabled = session.back.length === 0;
            const state = session.sentence === 'conflict' ? say('edit_conflict') : session.saved === 'failed' ? say('edit_failed', session.sentence)
                : say('edit_' + session.saved, count);
            const fresh = count > (session.shown ?? 0) || session.behind > 0;
            this.note.textContent = [state, session.saved === 'saved' && fresh ? say('edit_run') : '',
                this.reader.data.corrections?.refused.length ? say('edit_refused', this.reader.data.corrections.refused.length) : ''].filter(Boolean).join(' ');
            this.panel.dataset.saved = session.saved;
        }

        /// The page that is shown.
        show(page) {
            this.pages.set(page.index, page);
            this.choose([]);
        }

        changed() {
            const {reader, session} = this, {articles, rest} = session.state;
            this.tell();
            if (this.drawn === session.state || !reader.page) return;
            this.drawn = session.state;
            const stayed = reader.data.articles[reader.chosen]?.id;
            reader.data.articles = articles;
            reader.data.rest = rest;
            reader.info.articles = articles.map(article => this.info(article));
            reader.pointed = -1;
            reader.chosen = articles.findIndex(article => article.id === stayed);
            reader.redraw();
            this.fill();
        }

        /// An article as lists have it.
        info(article) {
            if (!this.titles.has(article)) {
                const headline = article.parts.filter(part => part.role === 'headline').map(part => part.text).join(' ');
                const start = ['body', 'caption', 'subtitle', 'kicker'].map(role => article.parts.find(part => part.role === role && part.text)?.text).find(Boolean) ?? '';
                const cut = Array.from(start).length > 40 ? Array.from(start).slice(0, 40).join('') + '…' : start;
                this.titles.set(article, {id: article.id, title: headline || cut, untitled: headline ? undefined : true, section: article.parts.find(part => part.role === 'section')?.text, pages: galley.corrections.pagesOf(article)});
            }
            return this.titles.get(article);
        }

        // ---- choosing

        choose(lines, more = false) {
            if (!more) this.chosen = new Map();
            const all = lines.every(line => this.chosen.has(keyOf(line)));
            for (const line of lines) {
                if (more && all) this.chosen.delete(keyOf(line));
                else this.chosen.set(keyOf(line), line);
            }
            this.fill();
        }

        lines() { return [...this.chosen.values()]; }
        text(line) { return this.session.state.texts.get(keyOf(line)) ?? this.printed(line); }
        block([page, id]) { return this.pages.get(page)?.blocks.find(block => block.id === id); }
        printed(line) { return this.block(line)?.lines[line[2]]?.text ?? ''; }

        /// What stood in a line before any correction, which is how it is found again.
        original(line) {
            const edit = this.pages.get(line[0])?.edits.find(one => one.stage === 'articles.correct' && one.block === line[1] && one.line === line[2]);
            return edit ? edit.before : this.printed(line);
        }

        /// Lines as places of the file: a block's lines that follow each other are one.
        places(lines) {
            const order = lines.slice().sort((a, b) => a[0] - b[0] || this.number(a) - this.number(b) || a[2] - b[2]);
            return sourcesOf(order).map(([page, block, first, count]) => {
                const own = linesOf({at: [[page, block, first, count]]}), [place] = galley.geometry.boxesOf([[page, block, first, count]], this.pages.get(page));
                return {page, block, lines: [first, count], text: count === 0 ? [] : own.map(line => this.original(line)), box: place?.box ?? [0, 0, 0, 0]};
            });
        }
        number(line) { return this.pages.get(line[0])?.blocks.findIndex(block => block.id === line[1]) ?? -1; }
        /// The place of an article: its first line on a page that is loaded.
        placeOf(article) {
            const line = article.parts.flatMap(linesOf).find(one => one[2] >= 0 && this.pages.has(one[0])) ?? article.parts.flatMap(linesOf)[0];
            return this.places([line])[0];
        }

        /// The line at a point of the page, or its picture.
        lineAt(x, y) {
            const within = ([bx, by, w, h]) => x >= bx && x < bx + w && y >= by && y < by + h;
            const {page} = this.reader;
            for (const block of page.blocks)
                for (let i = 0; i < block.lines.length; ++i)
                    if (block.lines[i].text && within(block.lines[i].box)) return [page.index, block.id, i];
            const picture = page.blocks.find(block => block.kind === 'image' && within(block.box));
            return picture ? [page.index, picture.id, -1] : null;
        }

        /// The article of the first chosen line, as a number.
        owner() {
            const [line] = this.lines();
            return line ? this.session.state.articles.findIndex(article => article.parts.some(part => galley.parts.holds(part, line))) : -1;
        }

        fill() {
            const {reader} = this, lines = this.lines(), owner = this.owner(), {say} = galley;
            if (!reader.page) return;
            this.count.textContent = lines.length > 0 ? say('edit_chosen', lines.length) : say('edit_choose');
            this.tools.hidden = lines.length === 0;
            this.role.value = '';
            const titles = this.session.state.articles.map((article, number) => [article, number]).filter(([article]) => this.info(article).pages.includes(reader.page.index));
            const kept = this.target.value;
            this.target.replaceChildren(make('option', {value: 'new'}, say('new_article')), make('option', {value: 'none'}, say('no_article_at_all')),
                ...titles.filter(([, number]) => number !== owner).map(([article, number]) =>
                    make('option', {value: article.id}, `${number + 1} · ${(this.info(article).title || say('untitled')).slice(0, 60)}`)));
            this.target.value = [...this.target.options].some(one => one.value === kept) ? kept : 'new';
            this.fields.replaceChildren(...lines.slice(0, mostFields).filter(line => line[2] >= 0).map(line => make('li', {}, make('input', {
                type: 'text', value: this.text(line), 'aria-label': say('mend_line'), lang: galley.words.languageOf(this.text(line)),
                onchange: event => this.mend(line, event.target.value)
            }))));
            reader.layers.pick(sourcesOf(lines.slice().sort((a, b) => this.number(a) - this.number(b) || a[2] - b[2])));
            for (const element of reader.column.querySelectorAll('[data-part], [data-rest]')) {
                const part = reader.partAt(element);
                element.classList.toggle('picked', lines.length > 0 && Boolean(part) && linesOf(part).some(line => this.chosen.has(keyOf(line))));
            }
        }

        // ---- doing

        do(operation) {
            const why = this.session.do(operation);
            if (why) this.note.textContent = galley.say('edit_not_done', why);
            return !why;
        }
        mark() {
            const role = this.role.value;
            if (role && this.chosen.size > 0) this.do({op: 'role', at: this.places(this.lines()), role});
        }
        move() {
            const id = this.target.value, article = this.session.state.articles.find(one => one.id === id);
            if (this.chosen.size > 0) this.do({op: 'move', at: this.places(this.lines()), article: article ? this.placeOf(article) : id});
        }
        join() {
            const into = this.session.state.articles.find(one => one.id === this.target.value);
            if (into) this.do({op: 'join', at: this.places(this.lines()).slice(0, 1), article: this.placeOf(into)});
            else this.note.textContent = galley.say('edit_choose_article');
        }
        split() { this.do({op: 'split', at: this.places(this.lines().slice(0, 1))}); }
        mend(line, to) {
            const text = to.replace(/[\r\n]+/g, ' ');
            if (text !== this.text(line)) this.do({op: 'text', at: this.places([line]), to: text});
        }

        /// Before the part before it in its article, or behind the one after.
        order(by) {
            const article = this.session.state.articles[this.owner()], lines = this.lines();
            if (!article) return;
            const twice = galley.parts.repeated(article.parts);
            const running = article.parts.filter((part, p) => !twice[p] && linesOf(part).length > 0);
            const own = running.findIndex(part => galley.parts.holds(part, lines[0]));
            const beside = running[own + by];
            if (!beside || isHead(beside.role) !== isHead(running[own].role)) return;
            const anchor = this.places([by < 0 ? linesOf(beside)[0] : linesOf(beside).at(-1)])[0];
            this.do({op: 'order', at: this.places(linesOf(running[own])), [by < 0 ? 'before' : 'after']: anchor});
        }

        listen() {
            const {reader} = this;
            reader.column.addEventListener('click', event => {
                if (event.target.closest('a, summary, button') || String(getSelection())) return;
                const part = reader.partAt(event.target.closest('[data-part], [data-rest]'));
                if (part) this.choose(linesOf(part).filter(line => this.pages.has(line[0])), event.shiftKey || event.ctrlKey || event.metaKey);
            });
            reader.column.addEventListener('keydown', event => {
                const part = ['Enter', ' '].includes(event.key) ? reader.partAt(event.target.closest('[data-part], [data-rest]')) : null;
                if (!part || event.target.closest('a, summary, input')) return;
                event.preventDefault();
                this.choose(linesOf(part).filter(line => this.pages.has(line[0])), event.shiftKey);
            });
            reader.layers.root.addEventListener('click', event => {
                const line = this.lineAt(...reader.sheet.pointOf(event));
                if (line) this.choose([line], event.shiftKey || event.ctrlKey || event.metaKey);
            });
            document.addEventListener('keydown', event => {
                if (!(event.ctrlKey || event.metaKey) || event.target.closest?.('input, textarea')) return;
                const key = event.key.toLowerCase(), back = key === 'z' && !event.shiftKey, again = key === 'y' || (key === 'z' && event.shiftKey);
                if (!back && !again) return;
                event.preventDefault();
                if (back) this.session.undo();
                else this.session.redo();
            });
        }
    }

    galley.Editor = Editor;
})(globalThis.galley ??= {});
