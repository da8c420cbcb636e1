// The text column: the articles of a page as they read, each part tied to its place on the page.
(galley => {
    const {make} = galley;
    const heads = ['section', 'kicker', 'headline', 'subtitle', 'byline', 'dateline'];

    /// `text` with the query's terms marked.
    const pieces = (text, terms) =>
        galley.search.marked(text, terms).map(piece => piece.found ? make('mark', {}, piece.text) : piece.text);

    function editItem(edit, index) {
        const elements = {same: 'span', gone: 'del', come: 'ins'};
        const pieces = galley.changes.difference(edit.before, edit.after);
        const whole = galley.changes.removes(edit);
        return make('li', {class: whole ? 'edit gone' : 'edit', 'data-edit': index, lang: galley.words.languageOf(edit.before)},
            ...pieces.map(piece => make(elements[piece.kind], {}, piece.text)),
            make('span', {class: 'rule', lang: document.documentElement.lang},
                `${galley.say(whole ? 'edit_removed' : 'edit_changed')} · ${galley.say('from_rule', edit.rule, edit.stage)}`));
    }

    function editList(edits, page) {
        return edits?.length ? make('ul', {class: 'edits'}, ...edits.map(edit => editItem(edit, page.edits.indexOf(edit)))) : null;
    }

    /// A picture of the page cut out of its smallest image.
    function crop(part, page, info) {
        const [source] = galley.geometry.boxesOf(part.at, page);
        if (!source || galley.geometry.empty(source.box) || info.levels.length === 0) return null;
        const [x, y, w, h] = source.box, width = Math.min(360, w), f = width / w;
        const element = make('div', {class: 'crop', role: 'img', 'aria-label': galley.say('show')});
        Object.assign(element.style, {
            width: width + 'px', height: h * f + 'px', backgroundImage: `url("${info.folder}/0-0-0.${info.levels[0].type}")`,
            backgroundSize: `${info.w * f}px ${info.h * f}px`, backgroundPosition: `${-x * f}px ${-y * f}px`
        });
        return element;
    }

    function partElement(part, number, page, info, terms) {
        const attributes = {'data-part': number, class: part.role};
        if (part.role === 'image') {
            const picture = crop(part, page, info);
            return picture ? make('div', attributes, picture) : null;
        }
        const name = {headline: 'h2', crosshead: 'h3'}[part.role] ?? 'p';
        return make(name, attributes, ...pieces(part.text, terms));
    }

    /// One article. `view` is {page, info, terms, edits, pageNumber(index), hrefOf(article id)}.
    function articleElement(article, number, view) {
        const {page, info, terms, edits} = view;
        const title = make('header', {}), body = make('div', {class: 'body'});
        const hasHeadline = article.parts.some(part => part.role === 'headline');
        const tools = make('p', {class: 'tools'}, make('span', {class: `chip c${number % galley.colours}`, 'aria-hidden': 'true'}, String(number + 1)),
            make('a', {class: 'link', href: '#' + encodeURIComponent(article.id), title: galley.say('link'), 'aria-label': galley.say('link')}, '#'),
            make('button', {type: 'button', class: 'plain more', 'data-share': number, title: galley.say('share'), 'aria-label': galley.say('share')}, '⋯'),
            make('span', {class: 'sure', title: (article.why ?? []).join('\n')},
                [`${galley.say('confidence')} ${Math.round(article.confidence * 100)} %`, ...(article.why ?? [])].join(' · ')));
        title.append(tools);
        if (!hasHeadline) title.append(make('h2', {class: 'untitled'}, galley.say('untitled')));
        const captions = article.parts.filter(part => part.role === 'caption').map(part => galley.search.fold(part.text));
        article.parts.forEach((part, p) => {
            // A credit that its caption holds already is not said twice.
            if (part.role === 'credit' && captions.some(text => text.includes(galley.search.fold(part.text)))) return;
            const element = partElement(part, p, page, info, terms);
            if (!element) return;
            const isHead = heads.includes(part.role);
            (isHead ? title : body).append(element);
            // Text that stands on another page is marked with that page.
            const other = part.at.find(([index]) => index !== page.index);
            if (other && !part.at.some(([index]) => index === page.index)) {
                element.classList.add('elsewhere');
                element.title = `${galley.say('page')} ${view.pageNumber(other[0])}`;
            }
            const list = editList(edits.owned.get(number + '/' + p), page);
            if (list) (isHead ? title : body).append(list);
        });
        for (const [id, words] of [[article.from, 'continues'], [article.to, 'continued']])
            if (id) body.append(make('p', {class: 'jump'}, make('a', {href: '#' + encodeURIComponent(id)}, galley.say(words, view.pageOf(id)))));
        return make('article', {
            class: `article c${number % galley.colours}`, 'data-article': number, tabindex: '-1', lang: galley.words.languageOf(galley.search.textOf(article))
        }, title, body);
    }

    /// Everything on the page that no article claims, and edits that belong to none.
    function restElements(rest, view) {
        const here = rest.filter(part => part.at.some(([index]) => index === view.page.index) && (part.text || part.role === 'image'));
        const out = [];
        const texts = here.filter(part => part.text);
        if (texts.length > 0)
            out.push(make('details', {class: 'rest'}, make('summary', {}, `${galley.say('unassigned')} (${texts.length})`),
                ...texts.map(part => make('p', {'data-rest': rest.indexOf(part), lang: galley.words.languageOf(part.text)}, ...pieces(part.text, view.terms)))));
        const list = editList(view.edits.rest, view.page);
        if (list) out.push(make('section', {class: 'rest-edits'}, make('h3', {}, galley.say('edits_elsewhere')), list));
        return out;
    }

    galley.text = {articleElement, restElements, pieces};
})(globalThis.galley ??= {});
