// The contents of a document: its pages in small, each with the articles that begin there.
(galley => {
    const {make} = galley;

    /// Opens the list of all pages and their articles beside the page that `reader` shows.
    function open(reader) {
        document.querySelector('.drawer')?.remove();
        let drawer = null;
        const close = () => drawer.close();
        const groups = reader.info.pages.map((page, at) => {
            const articles = reader.info.articles.filter(article => (article.pages[0] ?? reader.info.pages[0].index) === page.index);
            return make('li', {}, make('a', {href: '#page=' + page.n, class: 'leaf', onclick: close, 'aria-current': at === reader.at ? 'page' : null},
                page.thumb ? make('img', {src: reader.folder(page) + '/thumb.jpg', alt: '', loading: 'lazy', width: page.thumb[0], height: page.thumb[1]}) : null,
                make('span', {}, galley.say('page_of', page.n, reader.info.pages.at(-1).n) + (page.label ? ' · ' + page.label : '') + (page.failed !== undefined ? ' ⚠' : ''))),
                make('ol', {}, ...articles.map(article => make('li', {}, make('a', {
                    href: '#' + encodeURIComponent(article.id), onclick: close, class: article.untitled ? 'untitled' : null, lang: galley.words.languageOf(article.title)
                }, article.title || galley.say('untitled'))))));
        });
        drawer = make('dialog', {class: 'drawer', 'aria-labelledby': 'contents-title', onclick: event => event.target === drawer && close()},
            make('form', {method: 'dialog'}, make('h2', {id: 'contents-title'}, galley.say('contents')),
                make('button', {class: 'plain close', 'aria-label': galley.say('close')}, '×')),
            make('ol', {class: 'leaves'}, ...groups));
        document.body.append(drawer);
        drawer.showModal();
        drawer.querySelector('[aria-current]')?.scrollIntoView({block: 'center'});
    }

    galley.contents = {open};
})(globalThis.galley ??= {});
