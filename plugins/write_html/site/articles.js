// The articles of a document as they are read: all at once, or where they are many a script at a time, those of the page that is shown first.
(galley => {
    /// Where the scripts of a document are, seen from `folder`, with the names that they load under.
    const scriptsOf = (id, folder, count) => Array.from({length: count}, (_, k) => ({
        url: `${folder}viewer/articles${k > 0 ? '-' + k : ''}.js`, id: k > 0 ? `${id}\n${k}` : id
    }));

    /// Numbers of the scripts that a page (its index) needs: those with an article on it, and the one with what else stands there.
    /// `chunks` are [how many articles, the page at which the next one begins].
    function needed(chunks, articles, page) {
        const out = new Set();
        let number = 0;
        chunks.forEach(([count, next], k) => {
            for (const end = number + count; number < end; ++number) if (articles[number].pages.includes(page)) out.add(k);
            if (page < next && (k === 0 || page >= chunks[k - 1][1])) out.add(k);
        });
        return [...out].sort((a, b) => a - b);
    }

    class Articles {
        /// `info` is the document's; an article that was not read yet has no parts.
        constructor(info) {
            this.info = info;
            this.chunks = info.chunks ?? [[info.articles.length, Infinity]];
            this.scripts = scriptsOf(info.id, '', this.chunks.length);
            this.data = {articles: info.articles.map(({id}) => ({id, parts: [], confidence: 1})), rest: []};
            this.coming = [];
        }

        async load(k) {
            const {articles, rest, corrections} = await galley.want(this.scripts[k].url, 'articles', this.scripts[k].id);
            const first = this.chunks.slice(0, k).reduce((sum, [count]) => sum + count, 0);
            articles.forEach((article, i) => this.data.articles[first + i] = article);
            this.data.rest.push(...rest);
            if (corrections) this.data.corrections = corrections;
        }
        read(numbers) { return Promise.all(numbers.map(k => this.coming[k] ??= this.load(k))); }

        /// All that stands on a page; on the first one also what stands nowhere.
        forPage(page, first) {
            const numbers = needed(this.chunks, this.info.articles, page);
            return this.read(first && this.info.articles.some(article => article.pages.length === 0) ? [...this.chunks.keys()] : numbers);
        }
        whole() { return this.read([...this.chunks.keys()]); }
    }

    /// All articles of a document that another page than its own reads.
    async function allOf(id, folder, count) {
        const chunks = await Promise.all(scriptsOf(id, folder, count).map(({url, id: name}) => galley.want(url, 'articles', name)));
        return chunks.flatMap(chunk => chunk.articles);
    }

    galley.articles = {Articles, allOf, needed, scriptsOf};
})(globalThis.galley ??= {});
