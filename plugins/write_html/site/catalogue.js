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
            this.choice = {period: '', section: ''};
            this.period = make('select', {id: 'period', onchange: () => this.choose()});
            this.section = make('select', {id: 'section', onchange: () => this.choose()});
            this.facets = make('div', {class: 'facets', role: 'group'}, this.period, this.section);
            this.controls = make('div', {class: 'settings'}, ...galley.settings.controls(() => this.relabel()));
            document.body.classList.add('catalogue');
            document.body.append(make('header', {class: 'masthead'}, this.controls, this.title, this.count,
                make('search', {role: 'search'}, this.field), this.facets), make('main', {}, this.message, this.list, this.documents));
            this.recall();
            this.relabel();
            this.listen();
            if (this.field.value) this.search();
        }

        // ---- what is looked for stands in the address, so that going back brings it again

        recall() {
            const given = new URLSearchParams(location.hash.slice(1)), asked = new URLSearchParams(location.search);
            this.field.value = given.get('q') ?? asked.get('q') ?? '';
            this.choice = {period: given.get('date') ?? '', section: given.get('section') ?? ''};
        }
        remember() {
            const {period, section} = this.choice, kept = Object.entries({q: this.field.value, date: period, section}).filter(([, value]) => value);
            const hash = '#' + new URLSearchParams(kept);
            if (location.hash !== hash && (hash !== '#' || location.hash)) location.replace(hash);
        }

        choose() {
            this.choice = {period: this.period.value, section: this.section.value};
            this.remember();
            this.listDocuments();
            if (this.field.value) this.search();
        }

        /// The lists to choose from; one with nothing to tell apart is not shown.
        fillFacets() {
            const {periods, sections} = galley.facets.facetsOf(this.index.documents);
            const fill = (select, name, values, chosen) => {
                select.setAttribute('aria-label', galley.say(name));
                select.replaceChildren(make('option', {value: ''}, galley.say(name)), ...values.map(([value, count]) => make('option', {value}, `${value} (${count})`)));
                select.value = values.some(([value]) => value === chosen) ? chosen : '';
                select.hidden = values.length < 2;
            };
            fill(this.period, 'all_dates', periods, this.choice.period);
            fill(this.section, 'all_sections', sections, this.choice.section);
            this.facets.setAttribute('aria-label', galley.say('facets'));
            this.facets.hidden = this.period.hidden && this.section.hidden;
            this.choice = {period: this.period.value, section: this.section.value};
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
            this.fillFacets();
            this.listDocuments();
        }

        listDocuments() {
            const documents = this.index.documents.filter(one => galley.facets.holds(one, this.choice));
            this.documents.replaceChildren(...documents.map(one => this.card(one, documents.length <= openUpTo)));
            if (documents.length === 0) this.documents.append(make('p', {class: 'none'}, galley.say('no_documents')));
        }

        href(one, hash = '', query = '') {
            return galley.urlOf(one.id) + '/index.html' + (query ? '?q=' + encodeURIComponent(query) : '') + (hash ? '#' + encodeURIComponent(hash) : '');
        }

        card(one, open) {
            const more = make('details', {open});
            const fill = () => {
                if (more.childElementCount > 1) return;
                const picture = one.thumb ? make('img', {
                    src: `${galley.urlOf(one.id)}/${one.thumb[0]}`, width: one.thumb[1], height: one.thumb[2], alt: '', loading: 'lazy'
                }) : null;
                more.append(make('div', {class: 'inside'}, picture ? make('a', {href: this.href(one), tabindex: '-1', 'aria-hidden': 'true'}, picture) : null,
                    make('ol', {}, ...one.articles.filter(article => galley.facets.holdsArticle(one, article, this.choice)).map(([id, title, , untitled]) => make('li', {}, make('a', {
                        href: this.href(one, id), class: untitled ? 'untitled' : null, lang: galley.words.languageOf(title)
                    }, title || galley.say('untitled')))))));
            };
            more.append(make('summary', {class: 'where'},
                galley.say('count_pages', one.pages) + ' · ' + galley.say('count_articles', one.articles.length)));
            const failed = one.failed === undefined ? null : make('p', {class: 'failed-page'}, galley.say('document_failed', one.failed));
            if (one.pages === 0) return make('div', {class: 'card'}, make('span', {class: 'name'}, one.id), failed);
            const card = make('div', {class: 'card'}, make('a', {class: 'name', href: this.href(one)}, one.title ? [one.title, one.date].filter(Boolean).join(' · ') : one.id), failed, more);
            if (open) fill();
            more.addEventListener('toggle', () => more.open && fill());
            return card;
        }

        /// Loads the texts of document after document, and shows what is found as it is found.
        async search() {
            const round = ++this.round, query = this.field.value, terms = galley.search.termsOf(query);
            this.remember();
            this.documents.hidden = terms.length > 0;
            this.message.textContent = '';
            this.list.replaceChildren();
            if (terms.length === 0) return;
            const all = this.index.documents, may = await galley.lookup.candidates(terms, all.length, this.index.blocks);
            if (round !== this.round) return;
            const documents = all.filter((one, number) => one.pages > 0 && (one.unlisted || may.has(number)) && galley.facets.holds(one, this.choice));
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
                        const articles = await galley.articles.allOf(one.id, galley.urlOf(one.id) + '/', one.chunks ?? 1);
                        const titles = new Map(one.articles.map(article => [article[0], article]));
                        const among = galley.results.among(articles, terms, this.folded).filter(article =>
                            galley.facets.holdsArticle(one, titles.get(article.id) ?? [], this.choice));
                        found[number] = among.map(article => ({
                            title: titles.get(article.id)?.[1], text: galley.search.textOf(article),
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
