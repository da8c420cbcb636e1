// pdfjs.mjs FOLDER: what a browser's PDF reader finds in the PDFs.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {files, skip} from './outputs.mjs';

const reader = new URL('../../third_party/fetched/pdfjs-dist/pdf.js', import.meta.url).pathname;
if (!existsSync(reader)) skip('pdf.js is missing: ./dev deps viewer-test fetches it');
const pdfjs = createRequire(import.meta.url)(reader);
const output = join(process.argv[2], 'out');

const open = file => pdfjs.getDocument({data: new Uint8Array(readFileSync(file)), verbosity: 0, isEvalSupported: false}).promise;
const textOf = async page => (await page.getTextContent()).items.map(item => item.str + (item.hasEOL ? '\n' : '')).join('');

const columns = await open(join(output, 'columns/document.pdf'));
const text = await textOf(await columns.getPage(1));
for (const words of ['花卉小镇迎春忙', '今天上午花卉小镇迎来', '图书馆新馆开放', '馆内藏书共八十万册。']) assert.ok(text.includes(words), `${words} is not in ${text}`);
assert.ok(text.indexOf('从四面八方') < text.indexOf('图书馆新馆'), 'one article stands behind the other');
assert.deepEqual((await columns.getOutline()).map(item => item.title), ['花卉小镇迎春忙', '图书馆新馆开放']);
const {info, metadata} = await columns.getMetadata();
assert.equal(metadata.get('dc:title'), info.Title);
assert.equal(metadata.get('pdfaid:part') + metadata.get('pdfaid:conformance'), '2U');
const roles = node => [node.role, ...(node.children ?? []).flatMap(child => child.role ? roles(child) : [])];
assert.ok(roles(await (await columns.getPage(1)).getStructTree()).includes('Art'), 'articles are tagged');

for (const file of files(output, 'document.pdf')) {
    const document = await open(file);
    for (let number = 1; number <= document.numPages; ++number) await textOf(await document.getPage(number));
}
