// write.mjs FOLDER: runs galley with every writer over documents with odd names, titles and pages.
import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {article, block, documentOf, documents, page} from '../viewer/fixture.mjs';
import {base} from './outputs.mjs';

const folder = process.argv[2];
const input = join(folder, 'in'), output = join(folder, 'out'), pipeline = join(folder, 'pipeline.json');
rmSync(folder, {recursive: true, force: true});
mkdirSync(input, {recursive: true});

/// Two columns of Chinese, one article each, and a picture with its caption.
const at = (id, first, count) => [{page: 0, block: id, lines: [first, count]}];
const left = ['今天上午花卉小镇迎来', '第一批春天的客人他们', '从四面八方赶来看花。'], right = ['市图书馆新馆昨日开放', '读者排起了长长的队伍', '馆内藏书共八十万册。'];
const columns = documentOf('columns', [page(0, [
    block('h1', 'heading', [100, 100, 900], ['花卉小镇迎春忙'], {h: 90}), block('t1', 'text', [100, 300, 900], left, {h: 80}),
    block('h2', 'heading', [1300, 100, 900], ['图书馆新馆开放'], {h: 90}), block('t2', 'text', [1300, 300, 900], right, {h: 80}),
    block('i1', 'image', [100, 800, 900], [''], {h: 400}), block('c1', 'caption', [100, 1250, 900], ['图为花卉小镇。姚凡摄'])
])], [
    article('a1', {headline: '花卉小镇迎春忙'}, [{role: 'body', text: left.join(''), sources: at('t1', 0, 3)}], {
        sources: {headline: at('h1', 0, 1)},
        captions: [{text: '图为花卉小镇。姚凡摄', credit: '姚凡摄', sources: at('c1', 0, 1), credit_sources: at('c1', 0, 1), image: at('i1', 0, 0)}]
    }),
    article('a2', {headline: '图书馆新馆开放'}, [{role: 'body', text: right.join(''), sources: at('t2', 0, 3)}], {sources: {headline: at('h2', 0, 1)}})
]);

/// A headline over two columns of one article, and another article below, over both columns.
const first = ['春风吹过江南的小城里', '河边的柳树已经发芽了', '孩子们放起了各色风筝'], second = ['老人们坐在桥头聊着天', '茶馆里传出阵阵的笑声', '一年的好日子开始了。'];
const below = ['本市地铁五号线昨日通车，沿线居民出行更加方便了', '首日客流超过二十万人次，各站的秩序都十分良好。'];
const spread = documentOf('spread', [page(0, [
    block('h1', 'heading', [100, 100, 2100], ['江南小城迎来今年第一场春风'], {h: 120}), block('t1', 'text', [100, 300, 900], first, {h: 80}),
    block('t2', 'text', [1300, 300, 900], second, {h: 80}), block('h2', 'heading', [100, 900, 2100], ['地铁五号线通车'], {h: 100}),
    block('t3', 'text', [100, 1100, 2100], below, {h: 80})
])], [
    article('a1', {headline: '江南小城迎来今年第一场春风'}, [{role: 'body', text: [...first, ...second].join(''), sources: [...at('t1', 0, 3), ...at('t2', 0, 3)]}], {sources: {headline: at('h1', 0, 1)}}),
    article('a2', {headline: '地铁五号线通车'}, [{role: 'body', text: below.join(''), sources: at('t3', 0, 2)}], {sources: {headline: at('h2', 0, 1)}})
]);

/// Two vertical articles, one above the other, each read from the right.
const upper = ['晶報三日刊今日出版了', '上海之夜燈火十分通明', '戲院門前車馬絡繹不絕'], lower = ['本埠米價昨日又見上漲', '市民紛紛前往糧店排隊', '當局已派員前往調查。'];
const vertical = documentOf('vertical', [page(0, [
    block('t1', 'text', [600, 200, 300], upper, {h: 80, vertical: true}), block('t2', 'text', [600, 900, 300], lower, {h: 80, vertical: true})
])], [upper, lower].map((lines, i) => article(`a${i + 1}`, {}, [{role: 'body', text: lines.join(''), sources: at(`t${i + 1}`, 0, 3)}])));

[...documents(), columns, spread, vertical].forEach((document, i) => writeFileSync(join(input, `${i}.json`), JSON.stringify(document)));
const writers = 'images alto page hocr tei mets pdf jsonl sqlite docling nitf markdown text'.split(' ').map(name => ({use: 'write.' + name}));
writeFileSync(pipeline, JSON.stringify({galley: 1, stages: [
    {use: 'test.stored'}, {use: 'test.articles', options: {folder: input}}, ...writers, {use: 'write.iiif', options: {base}}
]}));
execFileSync(process.env.GALLEY, ['run', '-q', pipeline, input, '-o', output, '--plugin-path', process.env.PLUGINS], {stdio: 'inherit'});
