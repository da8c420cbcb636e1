// Two runs side by side: galley view OUT --against OTHER. This page is of OUT; the other's articles stand beside its own.
(galley => {
    const {make} = galley;

    /// Whether this page was served to be compared.
    const on = () => location.pathname.startsWith('/compare/');

    /// The articles of the same document in the other run. Its data files are scripts; here they are read as text, because what they would
    /// load has the same name as this run's.
    async function otherArticles(id) {
        const folder = '/against/' + galley.urlOf(id) + '/';
        const read = async (url, begin) => {
            const answer = await fetch(url);
            if (!answer.ok) throw new Error(String(answer.status));
            const text = await answer.text();
            return JSON.parse(text.slice(text.indexOf(begin), text.lastIndexOf(');')));
        };
        const {chunks} = await read(folder + 'viewer/document.js', '{"id"');
        const all = await Promise.all(galley.articles.scriptsOf(id, folder, chunks?.length ?? 1).map(({url}) => read(url, '{"articles"')));
        return {articles: all.flatMap(one => one.articles)};
    }

    class Compare {
        constructor(reader) {
            this.reader = reader;
            this.summary = make('p', {class: 'message'});
            this.only = make('input', {type: 'checkbox', id: 'only-changes', onchange: () => reader.render()});
            this.words = make('span');
            this.bar = make('section', {class: 'compare-bar'}, this.summary, make('label', {}, this.only, ' ', this.words));
            reader.textSide.prepend(this.bar);
            document.body.classList.add('comparing');
        }

        async start() {
            const {reader} = this;
            try {
                this.other = await otherArticles(reader.info.id);
            } catch {
                this.missing = true;
                this.other = {articles: []};
            }
            this.found = galley.differences.between(reader.data.articles, this.other.articles);
            this.relabel();
        }

        relabel() {
            const {say} = galley, count = kind => this.found.of.filter(one => one.kind === kind).length;
            this.bar.setAttribute('aria-label', say('comparing'));
            this.words.textContent = say('only_changes');
            this.summary.textContent = this.missing ? say('compare_missing')
                : say('compare_summary', count('same'), count('changed')) + ' ' + say('compare_summary_2', count('come'), this.found.gone.length);
        }

        /// Rows of this run's articles and what the other has of them; articles that it alone has come last, where they stand on this page.
        rows(numbers, elements, page) {
            const {say} = galley, {articles} = this.other;
            const column = (...children) => make('div', {class: 'other'}, ...children);
            const rows = numbers.map((number, i) => {
                const {kind, other} = this.found.of[number];
                if (this.only.checked && kind === 'same') return null;
                const pieces = kind === 'changed' ? this.marked(this.reader.data.articles[number], articles[other]) : [];
                return make('div', {class: `pair ${kind}`}, elements[i], column(make('p', {class: 'kind'}, say('compare_' + kind)), ...pieces));
            });
            const here = this.found.gone.filter(j => galley.corrections.pagesOf(articles[j]).includes(page.index));
            const gone = here.map(j => make('div', {class: 'pair gone'}, make('div'), column(make('p', {class: 'kind'}, say('compare_gone')),
                ...galley.differences.textOf(articles[j]).split('\n').map(text => make('p', {lang: galley.words.languageOf(text)}, make('del', {}, text))))));
            return [...rows.filter(Boolean), ...gone];
        }

        /// The other run's article with what is different now, a paragraph each.
        marked(now, before) {
            const elements = {same: 'span', gone: 'del', come: 'ins'}, paragraphs = [make('p')];
            for (const {text, kind} of galley.differences.wordDifference(galley.differences.textOf(before), galley.differences.textOf(now)))
                text.split('\n').forEach((line, i) => {
                    if (i > 0) paragraphs.push(make('p'));
                    if (line) paragraphs.at(-1).append(make(elements[kind], {}, line));
                });
            for (const one of paragraphs) one.lang = galley.words.languageOf(one.textContent) ?? '';
            return paragraphs.filter(one => one.textContent);
        }
    }

    galley.Compare = Compare;
    galley.comparing = on;
})(globalThis.galley ??= {});
