// iiif.mjs FOLDER: manifests against the validator of @iiif/parser; every address of ours leads to a file.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {base, fileAt, files, jsonOf, skip} from './outputs.mjs';

const parser = new URL('../../third_party/fetched/iiif-parser/dist/index.js', import.meta.url);
if (!existsSync(parser.pathname)) skip('@iiif/parser is missing: ./dev deps viewer-test fetches it');
const {Traverse, identifyResource} = await import(parser.href);
const output = join(process.argv[2], 'out');

/// Addresses that must be files: those of images, annotation pages by reference, and what stands beside.
function* addresses(node) {
    if (Array.isArray(node)) for (const one of node) yield* addresses(one);
    else if (node && typeof node === 'object') {
        const fetched = ['Image', 'Dataset', 'Text', 'Manifest'].includes(node.type) || (node.type === 'AnnotationPage' && !node.items);
        if (fetched) yield node.id;
        for (const value of Object.values(node)) yield* addresses(value);
    }
}

const manifests = files(output, 'manifest.json');
assert.ok(manifests.length >= 3);
for (const file of manifests) {
    const manifest = jsonOf(file);
    assert.equal(identifyResource(manifest), 'Manifest');
    assert.equal(fileAt(output, manifest.id), file);
    const seen = {canvas: 0, annotationPage: 0};
    new Traverse({
        canvas: [canvas => { ++seen.canvas; return canvas; }],
        annotationPage: [page => { ++seen.annotationPage; return page; }]
    }).traverseManifest(structuredClone(manifest));
    assert.equal(seen.canvas, manifest.items.length);
    assert.equal(seen.annotationPage, 3 * seen.canvas);
    for (const address of addresses(manifest)) {
        const found = fileAt(output, address);
        assert.ok(found, `${address} of ${file} is no file`);
        if (/\.(jpg|png)$/.test(found)) assert.ok(['ffd8', '8950'].includes(readFileSync(found).subarray(0, 2).toString('hex')), found);
        if (found.endsWith('.articles.json') || found.endsWith('.lines.json')) assert.equal(jsonOf(found).id, address);
    }
}
const columns = jsonOf(join(output, 'columns/manifest.json'));
assert.equal(columns.rendering[0].id, base + 'columns/document.pdf');
assert.equal(columns.items[0].items[0].items[0].body.height, 3000);
