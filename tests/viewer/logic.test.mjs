// The viewer's pure functions.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {test} from 'node:test';

const require = createRequire(import.meta.url);
for (const name of ['articles', 'words', 'search', 'lookup', 'facets', 'geometry', 'hits', 'changes', 'viewport', 'share', 'differences', 'parts', 'corrections', 'start']) require(`../../plugins/write_html/site/${name}.js`);
const {search, lookup, geometry, changes, viewport, words, unpack} = globalThis.galley;
const galley = globalThis.galley;

const found = (text, query) => search.marked(text, search.termsOf(query)).filter(piece => piece.found).map(piece => piece.text);

test('folding makes alike what a reader takes for alike', () => {
    assert.equal(search.fold('ＡＢＣ  Café\nÉTÉ'), 'abc cafe ete');
    assert.equal(search.fold('花 卉\n小镇 2026 年'), '花卉小镇2026年');
});

test('folding with places gives the same text, and leads back', () => {
    for (const text of ['', ' a  b ', 'ＡＢＣ Café', '花 卉\n小镇', 'ﬁne  ﬂow', '👩‍👩‍👧‍👦 花', 'が ガ ㌔', '한국 어', 'a\u0301b']) {
        const folded = search.foldWithPlaces(text);
        assert.equal(folded.text, search.fold(text), JSON.stringify(text));
        assert.equal(folded.at.length, folded.text.length + 1);
        assert.ok(folded.at.every((place, i) => i === 0 || place >= folded.at[i - 1]));
    }
});

// The same texts and numbers stand in tests/unit/write_html/pieces_test.cpp: both sides must agree.
test('texts are cut into the pieces of the index', () => {
    assert.deepEqual(lookup.piecesOf(search.fold('Ｃａｆé\u3000花 卉  b')), [4070673, 1052517, 79895, 2937184, 195055, 3348041, 2987446]);
    assert.deepEqual(lookup.piecesOf(search.fold('がab  İﬁne ')),
        [3377485, 2478627, 2558265, 2147888, 1495571, 2135628, 2924760, 2143606, 3291433, 2734694]);
    assert.deepEqual(lookup.piecesOf(search.fold('花')), [2937184]);
});

test('the index leaves out documents that lack a piece of a term', async () => {
    const [flower, plant, pair] = lookup.piecesOf(search.fold('花卉'));
    galley.want = async (url, kind, name) => {
        if (name === '1-' + (flower >> 14)) throw new Error('gone');
        return name.startsWith('0-') ? {[flower]: [1, 2, 4], [plant]: [3, 4], [pair]: 0} : {};
    };
    assert.deepEqual([...await lookup.candidates(['花卉'], 1000, 1)], [3, 7]);
    assert.deepEqual([...await lookup.candidates(['ab'], 3, 1)], [0, 1, 2]);  // too short to tell
    assert.deepEqual([...await lookup.candidates([], 2, 1)], [0, 1]);
    assert.deepEqual([...await lookup.candidates(['花卉'], 2, 0)], [0, 1]);  // no index
});

test('a query is words and phrases', () => {
    assert.deepEqual(search.termsOf('花卉 "Spring  Festival" 花卉 ＡＢ'), ['花卉', 'spring festival', 'ab']);
    assert.deepEqual(search.termsOf('  '), []);
    assert.deepEqual(search.termsOf('"open phrase'), ['open phrase']);
});

test('what was found is marked in the text as it stands', () => {
    assert.deepEqual(found('今年的花\n卉订单，花卉', '花卉'), ['花\n卉', '花卉']);
    assert.deepEqual(found('Ｃａｆé au lait', 'cafe'), ['Ｃａｆé']);
    assert.deepEqual(found('the CAFE\u0301 bar', 'café'), ['CAFE\u0301']);
    assert.deepEqual(found('aaaa', 'aa'), ['aaaa']);
    assert.deepEqual(found('abc', 'bc ab'), ['abc']);
    assert.deepEqual(found('a.b', '.'), ['.']);
    const text = '前面 <b>花卉</b> 后面';
    assert.equal(search.marked(text, ['花卉']).map(piece => piece.text).join(''), text);
});

test('a snippet shows the surroundings, cut between characters', () => {
    const pieces = search.snippet('👩'.repeat(90) + '花卉' + '😀'.repeat(90), ['花卉'], 3);
    assert.equal(pieces.map(piece => piece.text).join(''), '…👩👩👩花卉😀😀😀…');
});

const page = {index: 0, blocks: [
    {id: 'a', box: [0, 0, 100, 90], lines: [{box: [0, 0, 100, 20]}, {box: [0, 30, 90, 20]}, {box: [0, 60, 100, 30]}]},
    {id: 'b', box: [200, 0, 50, 50], lines: []}, {id: 'c', box: [0, 0, 0, 0], lines: [{box: [0, 0, 0, 0]}]}
]};

test('regions follow the sources; lines of one block share a box', () => {
    const articles = [
        {parts: [{at: [[0, 'a', 0, 1]]}, {at: [[0, 'a', 1, 1]]}, {at: [[0, 'b', 0, 0], [1, 'a', 0, 1]]}]}, {parts: [{at: [[0, 'c', 0, 1], [0, 'nowhere', 0, 1]]}]}
    ];
    assert.deepEqual(geometry.regionsOf(articles, page), [{article: 0, boxes: [[0, 0, 100, 50], [200, 0, 50, 50]]}]);
    assert.deepEqual(geometry.arrowsOf([[0, 0, 10, 10], [20, 0, 10, 30]]), [{from: [5, 5], to: [25, 15]}]);
    assert.equal(geometry.reach(page), 10);
    assert.equal(geometry.hasBoxes({blocks: [page.blocks[2]]}), false);
});

test('a line whose text was taken out does not widen an article', () => {
    const block = {id: 'a', box: [0, 0, 200, 50], lines: [{text: 'kept', box: [0, 0, 100, 20]}, {text: '', box: [50, 0, 150, 20]}]};
    assert.deepEqual(geometry.boxOf(block, 0, 2), [0, 0, 100, 20]);
    assert.deepEqual(geometry.boxOf(block, 1, 1), [50, 0, 150, 20]);
});

test('an edit shows what went and what came', () => {
    const told = (before, after) => changes.difference(before, after).map(({text, kind}) => ({same: text, gone: `-${text}-`, come: `+${text}+`})[kind]).join('');
    assert.equal(told('元 ，增长', '元，增长'), '元- -，增长');
    assert.equal(told('花卉花卉。。摄摄', '花卉。摄'), '花卉-花卉-。-。-摄-摄-');
    assert.equal(told('😀a', '😁a'), '-😀-+😁+a');
    assert.equal(told('整行', ''), '-整行-');
    assert.equal(told('', '新'), '+新+');
    assert.equal(told('长'.repeat(1001), '长'), `-${'长'.repeat(1001)}-+长+`);
});

test('taking text out is told from mending it', () => {
    assert.ok(changes.removes({before: '花卉花卉', after: '花卉'}));
    assert.ok(changes.removes({before: '花卉', after: ''}));
    assert.ok(!changes.removes({before: '花 卉', after: '花卉'}));
    assert.ok(!changes.removes({before: '花弁', after: '花卉'}));
});

test('an edit belongs to the part whose lines it touches, or the nearest of its block', () => {
    const articles = [{parts: [{at: [[0, 'a', 0, 1]]}, {at: [[0, 'a', 2, 1]]}]}];
    assert.deepEqual(changes.ownerOf({block: 'a', line: 2}, 0, articles), {article: 0, part: 1});
    assert.deepEqual(changes.ownerOf({block: 'a', line: 9}, 0, articles), {article: 0, part: 1});
    assert.equal(changes.ownerOf({block: 'b', line: 0}, 0, articles), null);
    assert.equal(changes.ownerOf({block: 'a', line: 0}, 1, articles), null);
});

test('the view fits, comes nearer at a point, and stays on the paper', () => {
    const size = {w: 1000, h: 2000}, pane = {w: 500, h: 500};
    const fit = viewport.fit(size, pane);
    assert.deepEqual(fit, {x: 125, y: 0, scale: 0.25});
    const near = viewport.zoomed(fit, 4, 250, 250, size, pane);
    assert.equal(near.scale, 1);
    assert.deepEqual([(250 - near.x) / near.scale, (250 - near.y) / near.scale], [500, 1000]);
    assert.deepEqual(viewport.moved(near, 9999, -9999, size, pane), {x: 0, y: -1500, scale: 1});
    const shown = viewport.showing(near, [0, 1900, 100, 100], size, pane);
    assert.ok(shown.x === 0 && 1900 + shown.y < 500);
});

test('as many pixels as the screen shows, and only the tiles in sight', () => {
    const size = {w: 4000, h: 4000}, levels = [{w: 1000, h: 1000, tile: 2048}, {w: 2000, h: 2000, tile: 2048}, {w: 4000, h: 4000, tile: 2048}];
    assert.equal(viewport.levelFor(levels, {scale: 0.2}, size, 1), 0);
    assert.equal(viewport.levelFor(levels, {scale: 0.2}, size, 2), 1);
    assert.equal(viewport.levelFor(levels, {scale: 3}, size, 1), 2);
    const tiles = viewport.tilesInSight(levels[2], {x: -3000, y: 0, scale: 1}, size, {w: 500, h: 500});
    assert.deepEqual(tiles, [{row: 0, column: 1, x: 2048, y: 0, w: 1952, h: 2048}]);
});

test('every word is there in both languages', () => {
    const {en, zh} = words.words;
    const singular = key => key.endsWith('_1');
    assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).filter(key => !singular(key)).sort());
    assert.equal(words.say('en', 'count_pages', 1), '1 page');
    assert.equal(words.say('en', 'count_pages', 12), '12 pages');
    assert.equal(words.say('zh', 'count_pages', 1), '1 版');
});

test('the language of a text is told by its script', () => {
    assert.equal(words.languageOf('花卉小镇'), 'zh');
    assert.equal(words.languageOf('桜の花が咲く'), 'ja');
    assert.equal(words.languageOf('The valley'), null);
});

test('a page without a size has that of its boxes', () => {
    const raw = {index: 0, blocks: [{id: 'a', box: [10, 10, 90, 40], lines: [[[10, 10, 95, 40], 0.5, 'x']]}], edits: []};
    assert.deepEqual((({w, h}) => [w, h])(unpack(raw, {w: 0, h: 0})), [105, 50]);
});

// The stage articles.correct goes through the same cases: what the reader sees at once is what the next run makes.
test('each correction does what the cases say', () => {
    const given = JSON.parse(readFileSync(new URL('../unit/articles_correct/cases.json', import.meta.url)));
    const pages = new Map(given.pages.map(page => [page.index, unpack({...page, edits: []}, {w: 1100, h: 1000})]));
    for (const {name, operations, result} of given.cases) {
        const before = JSON.stringify(given);
        let state = galley.corrections.begin(given.articles, given.rest);
        const refused = [];
        operations.forEach((operation, number) => {
            const done = galley.corrections.carryOut(state, operation, pages);
            if (done.why) refused.push(number);
            state = done.state;
        });
        const articles = state.articles.map(({id, from, to, parts}) => ({id, from, to, parts}));
        assert.deepEqual({articles, rest: state.rest, refused}, result, name);
        assert.equal(JSON.stringify(given), before, name + ': the state before is as it was');
    }
});

test('hits are marked where they stand, over the ends of lines too', () => {
    const line = (text, box) => ({text, box});
    const page = {blocks: [
        {lines: [line('the coun', [0, 0, 80, 10]), line('cil 花', [0, 10, 50, 10]), line('卉', [0, 20, 10, 10])]},
        {vertical: true, lines: [line('晶報三日', [0, 0, 10, 80])]}, {lines: [line('gone', [0, 0, 0, 0])]}
    ]};
    const on = query => galley.hits.hitsOn(page, search.termsOf(query));
    assert.deepEqual(on('COUN'), [[40, 0, 40, 10]]);
    assert.deepEqual(on('花卉'), [[40, 10, 10, 10], [0, 20, 10, 10]]);
    assert.deepEqual(on('報三'), [[0, 20, 10, 40]]);
    assert.deepEqual(on('gone'), []);
    assert.deepEqual(on(''), []);
});

test('an article is taken along as text, Markdown and citation', () => {
    const {share} = galley, article = {parts: [
        {role: 'headline', text: '# 5 *stars*'}, {role: 'byline', text: 'Ann'}, {role: 'body', text: '1. not a list <b>'}, {role: 'crosshead', text: 'Then'},
        {role: 'image', text: ''}, {role: 'caption', text: 'A dam'}
    ]};
    assert.equal(share.plain(article), '# 5 *stars*\n\nAnn\n\n1. not a list <b>\n\nThen\n\nA dam\n');
    assert.equal(share.markdown(article, {id: 'a1', date: ''}), '---\nid: "a1"\n---\n\n# \\# 5 \\*stars\\*\n\n*Ann*\n\n1\\. not a list \\<b\\>\n\n## Then\n\n*A dam*\n');
    assert.equal(share.citation({title: 'A', paper: 'Post', date: '1951-02-16', page: 'p. 3', url: 'x#a1'}, 'en-GB'), '“A”, Post, 16 February 1951, p. 3, x#a1.');
    assert.equal(share.citation({title: 'A', paper: 'Post', date: '1951', section: 'Sport', page: 'p. A7', url: 'x'}, 'en'), '“A”, Post, 1951, Sport, p. A7, x.');
    assert.equal(share.citation({title: '', paper: '', date: 'never', page: '', url: 'x'}, 'en'), 'never, x.');
    assert.equal(share.fileName('a/b: "花卉" <1>?', '.md'), 'a-b-花卉-1.md');
    assert.equal(share.fileName('../..', '.md'), 'article.md');
});

test('documents are chosen by date and section', () => {
    const {facets} = galley, all = [{date: '1951-02-16', sections: ['News', 'Sport']}, {date: '1951-03-01', sections: ['News']}, {}];
    assert.deepEqual(facets.facetsOf(all), {periods: [['1951-02', 1], ['1951-03', 1]], sections: [['News', 2], ['Sport', 1]]});
    assert.deepEqual(facets.facetsOf([...all, {date: '1952-01-01'}]).periods, [['1951', 2], ['1952', 1]]);
    assert.deepEqual(all.map(one => facets.holds(one, {period: '1951-02', section: 'Sport'})), [true, false, false]);
    assert.deepEqual(all.map(one => facets.holds(one, {})), [true, true, true]);
    assert.equal(facets.holdsArticle(all[0], ['a', '', 0, 0, 1], {section: 'Sport'}), true);
    assert.equal(facets.holdsArticle(all[0], ['a', '', 0, 0], {section: 'Sport'}), false);
});

test('a page needs the scripts of its articles, and the one with what else stands there', () => {
    const {needed} = galley.articles, on = (...pages) => ({pages});
    const articles = [on(0), on(0, 7), on(1), on(2), on(3), on()], chunks = [[2, 1], [2, 3], [2, 2147483647]];
    assert.deepEqual([0, 1, 2, 3, 7, 9].map(page => needed(chunks, articles, page)), [[0], [1], [1], [2], [0, 2], [2]]);
    assert.deepEqual(needed([[6, Infinity]], articles, 5), [0]);
});

test('articles of two runs find each other, and differ in words', () => {
    const {differences} = galley, article = (headline, text) => ({parts: [{role: 'headline', text: headline}, {role: 'body', text}]});
    const now = [article('Dam', 'The council voted to raise the dam.'), article('Wheat', 'Wheat rose again on Tuesday.'), article('New', 'Quite another thing.')];
    const before = [article('Wheat', 'Wheat rose again on Tuesday.'), article('Darn', 'The council voted to raze the dam.'), article('Gone', '晴天转多云。')];
    assert.deepEqual(differences.between(now, before), {
        of: [{kind: 'changed', other: 1}, {kind: 'same', other: 0}, {kind: 'come', other: -1}], gone: [2]
    });
    assert.deepEqual(differences.wordDifference('raze the 晴天', 'raise the 多天'), [
        {text: 'raze', kind: 'gone'}, {text: 'raise', kind: 'come'}, {text: ' the ', kind: 'same'}, {text: '晴', kind: 'gone'}, {text: '多', kind: 'come'}, {text: '天', kind: 'same'}
    ]);
    assert.deepEqual(differences.wordDifference('', ''), []);
});
