// mirador.mjs FOLDER: a manifest in Mirador as it comes from npm, in Debian's Chromium: the page's image, its articles.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {chromium} from '../viewer/fixture.mjs';
import {base, fileAt, skip} from './outputs.mjs';

const fetched = name => new URL(`../../third_party/fetched/${name}`, import.meta.url);
const viewer = fetched('mirador/mirador.min.js'), driver = fetched('playwright-core/index.mjs');
if (!existsSync(viewer)) skip('Mirador is missing: ./dev deps viewer-test fetches it');
if (!existsSync(driver) || !existsSync(chromium.executablePath)) skip('Chromium or its driver is missing: ./dev deps viewer-test gets both');
const playwright = (await import(driver.href)).default;
const output = join(process.argv[2], 'out'), documents = {columns: ['花卉小镇迎春忙', '馆内藏书共八十万册'], '1951/2月 16#1 50%': ['花卉小镇迎春忙']};

const browser = await playwright.chromium.launch(chromium);
try {
    for (const [document, words] of Object.entries(documents)) {
        const page = await browser.newPage({viewport: {width: 1400, height: 900}});
        const wrong = [], asked = [];
        page.on('pageerror', error => wrong.push(error.stack));
        await page.route('**/*', route => {
            const address = route.request().url();
            if (address === base + 'mirador.html') return route.fulfill({contentType: 'text/html', body: '<!doctype html><meta charset="utf-8"><div id="viewer"></div><script src="mirador.js"></script>'});
            if (address === base + 'mirador.js') return route.fulfill({contentType: 'text/javascript', body: readFileSync(viewer)});
            const file = fileAt(output, address);
            asked.push(address);
            if (file) return route.fulfill({path: file});
            if (!address.endsWith('favicon.ico')) wrong.push('asked for ' + address);
            return route.fulfill({status: 404});
        });
        await page.goto(base + 'mirador.html');
        const manifest = base + document.split('/').map(encodeURIComponent).join('/') + '/manifest.json';
        await page.evaluate(id => window.Mirador.viewer({
            id: 'viewer', window: {defaultSideBarPanel: 'annotations', sideBarOpen: true}, windows: [{manifestId: id}]
        }), manifest);
        for (const text of words) await page.getByText(text).first().waitFor({timeout: 60000});
        await page.waitForFunction(() => [...document.querySelectorAll('canvas')].some(one => {
            const context = one.getContext('2d');
            const middle = context && one.width > 100 && context.getImageData(one.width >> 1, one.height >> 1, 1, 1).data;
            return middle && middle[3] > 0;
        }), null, {timeout: 60000});
        assert.ok(asked.some(address => /\/images\/0001\.jpg$/.test(address)), 'the page image was asked for');
        assert.ok(asked.some(address => address.endsWith('/iiif/0001.articles.json')), 'the articles were asked for');
        assert.deepEqual(wrong, []);
        await page.close();
    }
} finally {
    await browser.close();
}
