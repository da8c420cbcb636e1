// The page of all documents: the list, and the search over everything.
(galley => {
    const {make} = galley;
    const wait = 200;       // milliseconds after the last key of a search
    const atOnce = 8;       // documents whose texts are loaded side by side
    const openUpTo = 12;    // so few documents show their articles at once

    class Catalogue {
        constructor() {
            this.index = galley.loaded('index', 'all');
            this.folded = new Map();
            this.round = 0;
            this.title = make('h1');
            this.count = make('p', {class: 'count'});
            this.field = make('input', {type: 'search', id: 'search', autocomplete: 'off'});
            this.message = make('p', {class: 'message', role: 'status'});
            this.list = make('ol', {class: 'results'});
            this.documents = make('section', {class: 'documents'});
            this.controls = make('div', {class: 'settings'}, ...galley.settings.controls(() => this.relabel()));
            document.body.classList.add('catalogue');
            document.body.append(make('header', {class: 'masthead'}, this.controls, this.title, this.count,
                make('search', {role: 'search'}, this.field)), make('main', {}, this.message, this.list, this.documents));
            this.relabel();
            this.listen();
            this.field.value = new URLSearchParams(location.search).get('q') ?? '';
            if (this.field.value) this.search();
        }

        relabel() {
            const documents = this.index.documents, sum = count => documents.reduce((all, one) => all + count(one), 0);
            const number = value => value.toLocaleString(document.documentElement.lang);
            this.title.textContent = this.index.title || galley.say('documents');
            document.title = this.title.textContent;
            this.count.textContent = [galley.say('count_documents', number(documents.length)), galley.say('count_pages', number(sum(one => one.pages))),
                galley.say('count_articles', number(sum(one => one.articles.length)))].join(' · ');
            this.field.placeholder = galley.say('search_all');
            this.field.setAttribute('aria-label', galley.say('search_all'));
            this.documents.setAttribute('aria-label', galley.say('documents'));
            this.documents.replaceChildren(...documents.map(one => this.card(one, documents.length <= openUpTo)));
            if (documents.length === 0) this.documents.append(make('p', {class: 'none'}, galley.say('no_documents')));
        }

        href(one, hash = '', query = '') {
            return galley.urlOf(one.id) + '/index.html' + (query ? '?q=' + encodeURIComponent(query) : '') + (hash ? '#' + encodeURIComponent(hash) : '');
        }

        card(one, open) {
            const card = make('details', {class: 'card', open});
            const fill = () => {
                if (card.childElementCount > 1) return;
                const picture = one.thumb ? make('img', {
                    src: `${galley.urlOf(one.id)}/${one.thumb[0]}`, width: one.thumb[1], height: one.thumb[2], alt: '', loading: 'lazy'
                }) : null;
                card.append(make('div', {class: 'inside'}, picture ? make('a', {href: this.href(one), tabindex: '-1', 'aria-hidden': 'true'}, picture) : null,
                    make('ol', {}, ...one.articles.map(([id, title, , untitled]) => make('li', {}, make('a', {
                        href: this.href(one, id), class: untitled ? 'untitled' : null, lang: galley.words.languageOf(title)
                    }, title || galley.say('untitled')))))));
            };
            card.append(make('summary', {}, make('a', {class: 'name', href: this.href(one)}, one.id), make('span', {class: 'where'},
                galley.say('count_pages', one.pages) + ' · ' + galley.say('count_articles', one.articles.length))));
            if (open) fill();
            card.addEventListener('toggle', () => card.open && fill());
            return card;
        }

        /// Loads the texts of document after document, and shows what is found as it is found.
        async search() {
            const round = ++this.round, query = this.field.value, terms = galley.search.termsOf(query);
            this.documents.hidden = terms.length > 0;
            this.message.textContent = '';
            this.list.replaceChildren();
            if (terms.length === 0) return;
            const all = this.index.documents, may = await galley.lookup.candidates(terms, all.length, this.index.blocks);
            if (round !== this.round) return;
            const documents = all.filter((one, number) => one.unlisted || may.has(number));
            const found = documents.map(() => []), missing = [];
            let next = 0, done = 0, drawn = 0;
            const tell = last => {
                const all = found.flat();
                const count = all.length > 0 || !last ? galley.say('results', all.length) : galley.say('nothing');
                this.message.textContent = [count, last ? '' : galley.say('searched', done, documents.length),
                    missing.length > 0 ? galley.say('data_missing', missing.join(', ')) : ''].filter(text => text).join(' · ');
                galley.results.fill(this.list, all, terms);
            };
            const worker = async () => {
                while (next < documents.length && round === this.round) {
                    const number = next++, one = documents[number];
                    try {
                        const data = await galley.want(`${galley.urlOf(one.id)}/viewer/articles.js`, 'articles', one.id);
                        found[number] = galley.results.among(data.articles, terms, this.folded).map(article => ({
                            title: one.articles.find(([id]) => id === article.id)?.[1], text: galley.search.textOf(article),
                            href: this.href(one, article.id, query), where: one.id
                        }));
                    } catch {
                        missing.push(one.id);
                    }
                    ++done;
                    if (round === this.round && performance.now() - drawn > 250) {
                        tell(false);
                        drawn = performance.now();
                    }
                }
            };
            await Promise.all(Array.from({length: atOnce}, worker));
            if (round !== this.round) return;
            tell(true);
            document.body.dataset.searched = query;  // told when all is searched
        }

        listen() {
            let later = 0;
            this.field.addEventListener('input', () => {
                clearTimeout(later);
                later = setTimeout(() => this.search(), wait);
            });
            document.addEventListener('keydown', event => {
                if (!galley.help.forPage(event)) return;
                if (event.key === '/') {
                    event.preventDefault();
                    this.field.focus();
                }
                if (event.key === '?') galley.help.open();
            });
        }
    }

    galley.Catalogue = Catalogue;
})(globalThis.galley ??= {});
