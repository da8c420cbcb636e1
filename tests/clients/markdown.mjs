// markdown.mjs FOLDER: the front matter of every article as static site generators read it, with gray-matter.
import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {files, skip} from './outputs.mjs';

const reader = new URL('../../third_party/fetched/gray-matter/index.js', import.meta.url).pathname;
if (!existsSync(reader)) skip('gray-matter is missing: ./dev deps viewer-test fetches it');
const matter = createRequire(import.meta.url)(reader);

let seen = 0;
for (const file of files(join(process.argv[2], 'out'), 'articles.jsonl')) {
    const articles = readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line)), folder = join(dirname(file), 'articles');
    const texts = readdirSync(folder).sort().map(name => readFileSync(join(folder, name), 'utf8'));
    assert.equal(texts.length, articles.length);
    texts.forEach((text, i) => {
        const {data, content} = matter(text), article = articles[i];
        assert.equal(data.id, article.id);
        assert.equal(data.document, article.document);
        assert.equal(data.headline ?? null, article.headline ?? null);
        assert.ok(typeof data.title === 'string' && data.title);
        assert.deepEqual(data.pages, article.pages.map(page => page.number ?? page));
        assert.equal(typeof data.confidence, 'number');
        assert.ok(!/^---$/m.test(content) && content.trim(), text);
        ++seen;
    });
}
assert.ok(seen >= 9);
