// What the viewer says, in English and Chinese. {0} and {1} are filled in.
(galley => {
    const words = {
        en: {
            page_failed: 'Page {0} could not be read, so it has no image and no articles here.', document_failed: 'This document did not come out: {0}',
            comparing: 'Compared with the other run', only_changes: 'Only what is different', compare_missing: 'The other run does not have this document.',
            compare_summary: '{0} articles are the same, {1} are different,', compare_summary_2: '{0} are new, {1} are gone.', compare_same: 'The same',
            compare_changed: 'Different', compare_come: 'Only in this run', compare_gone: 'Only in the other run',
            all_dates: 'All dates', all_sections: 'All sections', facets: 'Date and section', share: 'Copy, cite, print, download', copied: 'Copied.',
            copy_text: 'Copy the text', copy_citation: 'Copy the citation', copy_link: 'Copy the address', print_article: 'Print', take_text: 'Text file',
            take_markdown: 'Markdown', take_json: 'JSON', take_pdf: 'PDF of the document', page_short: 'p. {0}',
            undo: 'Undo', redo: 'Redo', editing: 'Correcting', mark_as: 'Mark as …', to_article: 'Article', move_there: 'Move there',
            join_there: 'Join its article to it', split_here: 'Split here', move_up: '↑ Earlier', move_down: '↓ Later', let_go: 'Let go',
            new_article: 'A new article', no_article_at_all: 'No article', mend_line: 'Text of the line', edit_choose: 'Click text or a line on the page to choose it; Shift-click for more.',
            edit_chosen: '{0} lines chosen', edit_chosen_1: '1 line chosen', edit_loading: 'Reading the corrections …', edit_saved: 'Saved: {0} corrections.',
            edit_saved_1: 'Saved: 1 correction.', edit_waiting: 'Not saved yet.', edit_saving: 'Saving …',
            edit_failed: 'Not saved, trying again: {0}. Is galley view --edit still running?', edit_run: 'Run galley again to have them in every format.',
            edit_conflict: 'The corrections were changed in another tab or by hand. They were read anew; your last change was not kept.',
            edit_unreadable: 'corrections.json cannot be read, so nothing can be corrected here: {0}. Mend it or take it away, then load this page again.',
            edit_not_done: 'Not done: {0}.', edit_refused: '{0} corrections did not fit in the last run; document.json says which.',
            edit_refused_1: '1 correction did not fit in the last run; document.json says which.', edit_choose_article: 'Choose the article first.',
            role_headline: 'Headline', role_kicker: 'Kicker', role_subtitle: 'Subtitle', role_byline: 'Byline', role_dateline: 'Dateline', role_section: 'Section',
            role_body: 'Text', role_crosshead: 'Crosshead', role_caption: 'Caption', role_credit: 'Credit', role_note: 'Note', role_pullquote: 'Pull quote',
            role_table: 'Table', role_jump: 'Jump line', role_advert: 'Advertisement', role_furniture: 'Header or footer',
            about: 'About Galley', all_documents: 'All documents', article: 'Article', articles: 'Articles', blocks: 'Blocks',
            close: 'Close', confidence: 'Confidence', contents: 'Contents', continued: 'Continued on page {0}',
            continues: 'Continued from page {0}', count_articles: '{0} articles', count_articles_1: '1 article',
            count_documents: '{0} documents', count_documents_1: '1 document', count_pages: '{0} pages', count_pages_1: '1 page',
            dark: 'Dark', data_missing: 'A part of this site is missing: {0}. Copy the whole output folder, or run galley again.',
            documents: 'Documents', edits: 'Edits', edits_elsewhere: 'Edits outside of articles', edit_removed: 'taken out',
            edit_changed: 'changed', fit: 'Whole page', help: 'Help and keys', keys: 'Keyboard',
            keys_on: 'Single keys work', key_article: 'Next, previous article', key_page: 'Next, previous page',
            key_zoom: 'Nearer, farther, whole page', key_pan: 'Move the page', key_layers: 'Articles, blocks, lines, reading order, confidence, edits',
            key_search: 'Search', key_contents: 'Contents', key_help: 'This help', key_escape: 'Close; let go of the article',
            layers: 'Layers', light: 'Light', lines: 'Lines', link: 'Link to this article', no_article: 'There is no article {0} here.',
            no_articles: 'No articles on this page.', nothing: 'Nothing found.', no_documents: 'There are no documents here.',
            order: 'Reading order', page: 'Page', page_of: 'Page {0} of {1}', page_image: 'Image of page {0}',
            next_article: 'Next article', next_page: 'Next page', previous_article: 'Previous article', previous_page: 'Previous page',
            from_rule: 'rule {0} of {1}', results: '{0} articles found', results_1: '1 article found', results_more: 'Show more',
            search: 'Search', search_here: 'Search this document', search_all: 'Search all texts', searched: '{0} of {1} documents searched',
            show: 'Show on the page', skip: 'Skip to the text', system: 'As the system', text: 'Text', theme: 'Light or dark',
            language: '中文', unassigned: 'Not in any article', untitled: 'No headline', zoom_in: 'Nearer', zoom_out: 'Farther',
            help_look: 'Point at an article on the page or in the text to see it in both; click to stay with it. Drag moves the page, the wheel or two fingers bring it nearer. Every article has an address of its own: copy it from the # beside its headline.',
            help_edits: 'The layer of edits shows what was changed in the text as it was read: doubled captions struck through, with the rule that took them out.'
        },
        zh: {
            page_failed: '第 {0} 版无法读取，因此这里没有图像和文章。', document_failed: '这份文档没有生成：{0}', comparing: '与另一次运行比较',
            only_changes: '只看不同之处', compare_missing: '另一次运行没有这份文献。', compare_summary: '{0} 篇相同，{1} 篇不同，', compare_summary_2: '{0} 篇新增，{1} 篇消失。',
            compare_same: '相同', compare_changed: '不同', compare_come: '仅本次运行有', compare_gone: '仅另一次运行有',
            all_dates: '全部日期', all_sections: '全部栏目', facets: '日期与栏目', share: '复制、引用、打印、下载', copied: '已复制。', copy_text: '复制正文',
            copy_citation: '复制引文', copy_link: '复制地址', print_article: '打印', take_text: '文本文件', take_markdown: 'Markdown', take_json: 'JSON',
            take_pdf: '整份 PDF', page_short: '第 {0} 版',
            undo: '撤销', redo: '重做', editing: '校正', mark_as: '标为……', to_article: '文章', move_there: '移到该文章', join_there: '把所在文章并入',
            split_here: '从此处拆分', move_up: '↑ 前移', move_down: '↓ 后移', let_go: '取消选择', new_article: '新文章', no_article_at_all: '不属于任何文章',
            mend_line: '本行文字', edit_choose: '单击文字或版面上的行即可选定；按住 Shift 可多选。', edit_chosen: '已选 {0} 行', edit_loading: '正在读取校正……',
            edit_saved: '已保存 {0} 处校正。', edit_waiting: '尚未保存。', edit_saving: '正在保存……', edit_failed: '未能保存，将重试：{0}。galley view --edit 还在运行吗？',
            edit_run: '再次运行 galley，各种格式即可更新。', edit_conflict: '校正已在别的标签页或由人手改动，现已重新读取；您最后的改动没有保留。',
            edit_unreadable: '无法读取 corrections.json，因此不能校正：{0}。请修复或移走它，再刷新本页。', edit_not_done: '没有执行：{0}。',
            edit_refused: '上次运行有 {0} 处校正未能应用，详见 document.json。', edit_choose_article: '请先选择文章。',
            role_headline: '标题', role_kicker: '引题', role_subtitle: '副题', role_byline: '作者', role_dateline: '电头', role_section: '栏目', role_body: '正文',
            role_crosshead: '小标题', role_caption: '图注', role_credit: '图片来源', role_note: '附注', role_pullquote: '引语', role_table: '表格', role_jump: '转版行',
            role_advert: '广告', role_furniture: '报头报眉',
            about: '关于 Galley', all_documents: '全部文献', article: '文章', articles: '文章', blocks: '版块', close: '关闭',
            confidence: '置信度', contents: '目录', continued: '下转第 {0} 版', continues: '上接第 {0} 版', count_articles: '{0} 篇文章',
            count_documents: '{0} 份文献', count_pages: '{0} 版', dark: '深色', data_missing: '网站缺少文件：{0}。请复制整个输出文件夹，或重新运行 galley。',
            documents: '文献', edits: '修订', edits_elsewhere: '文章以外的修订', edit_removed: '已删除', edit_changed: '已修改', fit: '整版',
            help: '帮助与快捷键', keys: '键盘', keys_on: '启用单键快捷键', key_article: '下一篇、上一篇', key_page: '下一版、上一版',
            key_zoom: '放大、缩小、整版', key_pan: '移动版面', key_layers: '文章、版块、行、阅读顺序、置信度、修订', key_search: '搜索',
            key_contents: '目录', key_help: '本帮助', key_escape: '关闭；取消选择', layers: '图层', light: '浅色', lines: '行',
            link: '本文链接', no_article: '这里没有文章 {0}。', no_articles: '本版没有文章。', nothing: '没有找到。', no_documents: '这里没有文献。',
            order: '阅读顺序', page: '版面', page_of: '第 {0} 版，共 {1} 版', page_image: '第 {0} 版图像', next_article: '下一篇',
            next_page: '下一版', previous_article: '上一篇', previous_page: '上一版', from_rule: '规则 {0}（{1}）', results: '找到 {0} 篇文章',
            results_more: '显示更多', search: '搜索', search_here: '在本文献中搜索', search_all: '全文搜索', searched: '已搜索 {0} / {1} 份文献',
            show: '在版面上显示', skip: '跳到正文', system: '跟随系统', text: '正文', theme: '浅色或深色', language: 'English',
            unassigned: '未归入文章', untitled: '无标题', zoom_in: '放大', zoom_out: '缩小',
            help_look: '把指针移到版面或正文中的文章上，两边会同时标出；单击即可选定。拖动可移动版面，滚轮或双指可缩放。每篇文章都有自己的地址：点标题旁的 # 复制。',
            help_edits: '“修订”图层显示对原文所做的修改：重复的图片说明被划去，并注明删除它的规则。'
        }
    };
    const kinds = {
        text: '正文', heading: '标题', caption: '图注', table: '表格', image: '图片', rule: '线条', advert: '广告', furniture: '报头报眉',
        noise: '污点'
    };

    const fill = (text, values) => text.replace(/\{(\d)\}/g, (_, i) => values[i] ?? '');

    /// The words `key` in `language`; where they count, values[0] of 1 takes the singular.
    function say(language, key, ...values) {
        const list = words[language] ?? words.en;
        const one = String(values[0]) === '1' ? list[key + '_1'] : undefined;
        return fill(one ?? list[key] ?? words.en[key] ?? key, values);
    }

    /// The language tag of a text for fonts and line breaks: kana is Japanese, Hangul Korean, other Han Chinese.
    function languageOf(text) {
        const count = pattern => (text.match(pattern) ?? []).length;
        const han = count(/\p{Script=Han}/gu), kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
        const hangul = count(/\p{Script=Hangul}/gu), other = count(/[\p{Script=Latin}\p{Script=Cyrillic}]/gu);
        if (kana > han / 10 && kana > 0) return 'ja';
        if (hangul > han) return 'ko';
        return han * 4 > other ? (han > 0 ? 'zh' : null) : null;
    }

    galley.words = {say, kinds, words, languageOf};
})(globalThis.galley ??= {});
