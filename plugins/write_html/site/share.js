// What a reader takes along of an article: its text, a citation, a print, a file. The first functions are pure.
(galley => {
    const {make} = galley;
    const textOf = (article, roles) => article.parts.filter(part => roles.includes(part.role)).map(part => part.text).filter(Boolean);
    const heads = ['section', 'kicker', 'headline', 'subtitle', 'byline', 'dateline'];
    const running = ['body', 'crosshead', 'table', 'note', 'pullquote'];

    /// Paragraphs with empty lines between, heads first, captions last.
    const plain = article => [...heads, 'running', 'caption'].flatMap(role => textOf(article, role === 'running' ? running : [role])).join('\n\n') + '\n';

    /// Marks of Markdown at the start of a paragraph, and those within, stay what they are.
    const escaped = text => text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^(\s*\d*)([#+.)-])/, '$1\\$2');
    function markdown(article, about) {
        const out = [`---\n${Object.entries(about).filter(([, value]) => value).map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join('\n')}\n---`];
        for (const role of heads) for (const text of textOf(article, [role])) out.push(role === 'headline' ? '# ' + escaped(text) : role === 'kicker' || role === 'subtitle' ? `**${escaped(text)}**` : `*${escaped(text)}*`);
        for (const part of article.parts)
            if (running.includes(part.role) && part.text) out.push((part.role === 'crosshead' ? '## ' : part.role === 'pullquote' ? '> ' : '') + escaped(part.text));
        for (const text of textOf(article, ['caption'])) out.push(`*${escaped(text)}*`);
        return out.join('\n\n') + '\n';
    }

    /// “Title”, paper, date, section, page, address; what is not known is left out.
    function citation({title, paper, date, section, page, url}, language) {
        const day = /^\d{4}-\d\d-\d\d$/.test(date ?? '') ? new Date(date + 'T12:00:00Z').toLocaleDateString(language, {dateStyle: 'long', timeZone: 'UTC'}) : date;
        return [title ? `“${title}”` : '', paper, day, section, page, url].filter(Boolean).join(', ') + '.';
    }

    /// A name for a file: letters and digits of any script.
    const fileName = (text, end) => (Array.from(text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')).slice(0, 60).join('') || 'article') + end;

    function save(name, type, text) {
        const url = URL.createObjectURL(new Blob([text], {type}));
        make('a', {href: url, download: name}).click();
        setTimeout(() => URL.revokeObjectURL(url), 10000);
    }

    async function copy(text) {
        try {
            await navigator.clipboard.writeText(text);
        } catch {  // a page that the browser does not trust with the clipboard
            const field = make('textarea', {}, text);
            (document.querySelector('dialog[open]') ?? document.body).append(field);
            field.select();
            document.execCommand('copy');
            field.remove();
        }
    }

    /// What is known of an article's place in its paper.
    function about(reader, number) {
        const {info} = reader, article = info.articles[number], page = info.pages.find(one => one.index === article.pages[0]) ?? info.pages[0];
        const label = page ? page.label ?? String(page.n) : '';
        return {
            title: article.title, paper: info.issue?.title ?? '', date: info.issue?.date ?? '', section: article.section ?? page?.section ?? '', page: label ? galley.say('page_short', label) : '',
            url: location.href.replace(/#.*$/, '').replace(/\?.*$/, '') + '#' + encodeURIComponent(article.id)
        };
    }

    function print(reader, number) {
        const element = reader.element(number), {paper, date, section, page} = about(reader, number);
        const head = make('p', {class: 'print-head'}, [paper || reader.info.id, date, section, page].filter(Boolean).join(' · '));
        element.prepend(head);
        element.classList.add('printing');
        document.body.classList.add('print-one');
        addEventListener('afterprint', () => {
            head.remove();
            element.classList.remove('printing');
            document.body.classList.remove('print-one');
        }, {once: true});
        globalThis.print();
    }

    /// Asks what to do with an article.
    function open(reader, number) {
        const {say} = galley, article = reader.data.articles[number], facts = about(reader, number), done = make('p', {class: 'message', role: 'status'});
        const plainFacts = {id: article.id, document: reader.info.id, headline: facts.title, newspaper: facts.paper, date: facts.date, section: facts.section, page: facts.page, url: facts.url};
        const name = end => fileName(facts.title || article.id, end);
        const told = async text => {
            await copy(text);
            done.textContent = say('copied');
        };
        const button = (key, action) => make('button', {type: 'button', 'data-do': key, onclick: action}, say(key));
        const pdf = reader.info.stages?.includes('write.pdf') ? make('a', {href: 'document.pdf', class: 'button', download: true}, say('take_pdf')) : null;
        const dialog = make('dialog', {class: 'share', 'aria-labelledby': 'share-title'},
            make('form', {method: 'dialog'}, make('h2', {id: 'share-title'}, facts.title || say('untitled')),
                make('button', {class: 'plain close', 'aria-label': say('close')}, '×')),
            make('p', {class: 'citation'}, citation(facts, document.documentElement.lang)),
            make('div', {class: 'choices'}, button('copy_text', () => told(plain(article))), button('copy_citation', () => told(citation(facts, document.documentElement.lang))),
                button('copy_link', () => told(facts.url)),
                button('print_article', () => {
                    dialog.close();
                    print(reader, number);
                }),
                button('take_text', () => save(name('.txt'), 'text/plain;charset=utf-8', plain(article))),
                button('take_markdown', () => save(name('.md'), 'text/markdown;charset=utf-8', markdown(article, plainFacts))),
                button('take_json', () => save(name('.json'), 'application/json', JSON.stringify({...plainFacts, ...article}, null, 1) + '\n')), pdf), done);
        document.querySelector('dialog.share')?.remove();
        document.body.append(dialog);
        dialog.showModal();
    }

    galley.share = {plain, markdown, citation, fileName, open};
})(globalThis.galley ??= {});
