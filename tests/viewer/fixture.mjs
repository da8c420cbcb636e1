// Documents to look at, with everything in them that has gone wrong elsewhere; and a site made of them by galley.
import {spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const line = (text, x, y, w, h, confidence = 0.95) => ({text, box: [x, y, w, h], confidence});

/// A block of lines of `h` pixels, one below the other; vertical ones stand side by side from the right.
export function block(id, kind, [x, y, w], texts, {h = 40, vertical = false, confidence} = {}) {
    const lines = texts.map((text, i) =>
        vertical ? line(text, x + w - (i + 1) * h, y, h - 6, 30 * Math.max(1, [...text].length), confidence)
                 : line(text, x, y + i * (h + 10), w, h, confidence));
    const bottom = Math.max(...lines.map(one => one.box[1] + one.box[3]));
    return {id, kind, box: [x, y, w, bottom - y], writing_mode: vertical ? 'vertical-rl' : 'horizontal-ltr', lines};
}

export const page = (index, blocks, {width = 2400, height = 3000, picture = true} = {}) =>
    ({index, source: `${index + 1}.png`, width, height, dpi: 300, blocks, attrs: {picture}});

const at = (page, id, first, count) => [{page, block: id, lines: [first, count]}];
const paragraph = (text, sources, role = 'body') => ({role, text, sources});

export const article = (id, heads, paragraphs, {sources = {}, captions = [], confidence = 0.9, from = null, to = null} = {}) => ({
    id, pages: [], section: null, kicker: null, headline: null, subtitle: null, byline: null, dateline: null, ...heads, paragraphs, captions,
    head_sources: sources, confidence, continued_from: from, continued_to: to
});

export const documentOf = (id, pages, articles, {unassigned = [], edits = []} = {}) =>
    ({schema: 'galley.document/1', id, pages, articles, unassigned, edits});

const edit = (block, line, before, after, rule, page = 0) =>
    ({stage: 'captions.dedup', page, block, line, before, after, rule, confidence: 0.99});

export const evil = '<script>document.title="broken"</script><img src=x onerror=alert(1)>';
export const long = '很长的标题'.repeat(60);

export function documents() {
    const first = page(0, [
        block('h1', 'heading', [100, 100, 1000], ['花卉小镇迎春忙'], {h: 90}),
        block('t1', 'text', [100, 250, 480], ['新春伊始，花卉小镇', '的大棚里暖意融融。', '村民们忙着装车。'], {confidence: 0.5}),
        block('t2', 'text', [620, 250, 480], ['今年的花卉订单比', '去年多了三成。'], {confidence: 0.8}),
        block('c1', 'caption', [100, 1200, 1000], ['村民在大棚里。姚凡摄', '']),
        block('i1', 'image', [100, 600, 1000], [''], {h: 560}),
        block('h2', 'heading', [1300, 100, 1000], [evil], {h: 90}),
        block('t3', 'text', [1300, 250, 1000], ['Full-width ＡＢＣ and café']),
        block('t4', 'text', [1300, 900, 1000], ['没有标题的一篇文章。']),
        block('f1', 'furniture', [100, 20, 400], ['晨报 1951年2月16日'])
    ]);
    const second = page(1, [
        block('h1', 'heading', [100, 100, 2000], [long.slice(0, 40)], {h: 60}),
        block('t1', 'text', [100, 300, 800], ['上接第一版的正文。']),
        block('t2', 'text', [1000, 300, 800], ['مرحبا 你好 Hello 👩‍👩‍👧‍👦 emoji'])
    ]);
    const vertical = page(2, [block('v1', 'text', [300, 200, 900], ['晶報三日刊', '上海之夜'], {h: 60, vertical: true})]);
    const main = documentOf('1951/2月 16#1 50%', [first, second, vertical, page(3, [])], [
        article('a1', {headline: '花卉小镇迎春忙', byline: '姚凡'}, [
            paragraph('新春伊始，花卉小镇的大棚里暖意融融。村民们忙着装车。', at(0, 't1', 0, 3)), paragraph('今年的花卉订单比去年多了三成。', at(0, 't2', 0, 2)),
            paragraph('上接第一版的正文。', at(1, 't1', 0, 1))
        ], {sources: {headline: at(0, 'h1', 0, 1)}, captions: [{
            text: '村民在大棚里。姚凡摄', credit: '姚凡摄', sources: at(0, 'c1', 0, 1), credit_sources: at(0, 'c1', 0, 1), image: at(0, 'i1', 0, 0)
        }]}),
        article('a2', {headline: evil}, [paragraph('Full-width ＡＢＣ and café', at(0, 't3', 0, 1))], {sources: {headline: at(0, 'h2', 0, 1)}}),
        article('a/3 &?#', {}, [paragraph('没有标题的一篇文章。', at(0, 't4', 0, 1))], {confidence: 0.31}),
        article('a4', {headline: long}, [paragraph('مرحبا 你好 Hello 👩‍👩‍👧‍👦 emoji', at(1, 't2', 0, 1))], {sources: {headline: at(1, 'h1', 0, 1)}}),
        article('a5', {headline: long}, [paragraph('晶報三日刊上海之夜', at(2, 'v1', 0, 2))])
    ], {
        unassigned: [paragraph('晨报 1951年2月16日', at(0, 'f1', 0, 1))],
        edits: [edit('c1', 1, '村民在大棚里。姚凡摄', '', 'repeated-line'), edit('t1', 0, '新春伊始 ，花卉小镇', '新春伊始，花卉小镇', 'spacing')]
    });
    const gone = documentOf('image-gone', [page(0, [
        block('b1', 'text', [100, 100, 900], ['The picture of this page is gone.']),
        block('b2', 'text', [1500, 100, 300], ['直排的字', '第二行'], {vertical: true, h: 60})
    ], {picture: false})], [article('a1', {headline: 'Without an image'}, [paragraph('The picture of this page is gone.', at(0, 'b1', 0, 1))])]);
    const dump = documentOf('dump', [page(0, [{
        id: 'b1', kind: 'text', box: [0, 0, 0, 0], writing_mode: 'horizontal-ltr', lines: [line('只有文字的一版', 0, 0, 0, 0)]
    }], {width: 0, height: 0, picture: false})], [article('a1', {headline: '只有文字'}, [paragraph('只有文字的一版', at(0, 'b1', 0, 1))])]);
    return [main, gone, dump];
}

/// Runs galley over `documents`; the site is in the folder it returns.
export function site(folder, documents, options = {}) {
    const input = join(folder, 'in'), output = join(folder, 'out'), pipeline = join(folder, 'pipeline.json');
    mkdirSync(input, {recursive: true});
    documents.forEach((document, i) => writeFileSync(join(input, `${String(i).padStart(5, '0')}.json`), JSON.stringify(document)));
    writeFileSync(pipeline, JSON.stringify({galley: 1, stages: [
        {use: 'test.stored'}, {use: 'test.articles', options: {folder: input}}, {use: 'articles.correct'}, {use: 'write.html', options}
    ]}));
    run(folder);
    return output;
}

/// The same run again.
export function run(folder) {
    const {status} = spawnSync(process.env.GALLEY, ['run', '-q', join(folder, 'pipeline.json'), join(folder, 'in'), '-o', join(folder, 'out'), '--plugin-path',
        process.env.PLUGINS], {stdio: 'inherit'});
    if (status !== 0 && status !== 2) throw new Error('galley run ended with ' + status);  // 2: some pages failed
}

/// Chromium as it runs without a screen, without a network, and as root in a container.
export const chromium = {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync', '--disable-dev-shm-usage']
};
