// The list of what a search found, the same in a document and over all of them.
(galley => {
    const {make} = galley;
    const firstShown = 100;  // more are shown when asked for

    /// `found`: [{title, text, href, where}]. `list` is filled.
    function fill(list, found, terms, shown = firstShown) {
        list.replaceChildren(...found.slice(0, shown).map(one => make('li', {}, make('a', {href: one.href},
            make('span', {class: 'title', lang: galley.words.languageOf(one.title)}, ...galley.text.pieces(one.title || galley.say('untitled'), terms)),
            make('span', {class: 'where'}, one.where),
            make('span', {class: 'snippet', lang: galley.words.languageOf(one.text)},
                ...galley.search.snippet(one.text, terms).map(piece => piece.found ? make('mark', {}, piece.text) : piece.text))))));
        if (found.length > shown)
            list.append(make('li', {}, make('button', {type: 'button', onclick: () => fill(list, found, terms, shown * 5)}, galley.say('results_more'))));
    }

    /// The articles of a document that hold every term; `folded` keeps each one's folded text from query to query.
    function among(articles, terms, folded = new Map()) {
        return articles.filter(article => {
            if (!folded.has(article)) folded.set(article, galley.search.fold(galley.search.textOf(article)));
            return galley.search.holds(folded.get(article), terms);
        });
    }

    galley.results = {fill, among};
})(globalThis.galley ??= {});
