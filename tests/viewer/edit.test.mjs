// Correcting in Debian's Chromium: what a person does, that the next run makes the same of it, and who is refused.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import playwright from '../../third_party/fetched/playwright-core/index.mjs';
import {axe} from './axe.mjs';
import {article, block, chromium, documentOf, page, run, site} from './fixture.mjs';

let folder, output, browser, server, address;

/// A page of 6,000 words in 60 articles, as the largest newspapers have them.
function large() {
    const words = 'the council voted to raise the dam by nine feet ending a debate'.split(' '), blocks = [], articles = [];
    for (let a = 0; a < 60; ++a) {
        const x = 40 + (a % 6) * 660, y = 40 + Math.floor(a / 6) * 560;
        const lines = Array.from({length: 12}, (_, l) => Array.from({length: 8}, (_, w) => words[(a + l * 8 + w) % words.length]).join(' '));
        blocks.push(block(`h${a}`, 'heading', [x, y, 620], [`Headline number ${a}`], {h: 50}), block(`t${a}`, 'text', [x, y + 80, 620], lines, {h: 26}));
        articles.push(article(`a${a + 1}`, {headline: `Headline number ${a}`}, [{
            role: 'body', text: lines.join(' '), sources: [{page: 0, block: `t${a}`, lines: [0, 12]}]
        }], {sources: {headline: [{page: 0, block: `h${a}`, lines: [0, 1]}]}}));
    }
    return documentOf('large', [page(0, blocks, {width: 4000, height: 5700})], articles);
}

function small() {
    const at = (id, first, count) => [{page: 0, block: id, lines: [first, count]}];
    const body = (text, sources) => ({role: 'body', text, sources});
    return documentOf('1951/2月 16#1', [page(0, [
        block('h1', 'heading', [100, 100, 1000], ['Counc1l votes'], {h: 90}), block('t1', 'text', [100, 250, 900], ['The council voted on', 'Tuesday night.']),
        block('h2', 'heading', [1300, 100, 900], ['Market news'], {h: 90}), block('t2', 'text', [1300, 250, 900], ['Wheat rose again.', 'Corn fell.', 'Buy soap.'])
    ])], [
        article('a1', {headline: 'Counc1l votes'}, [body('The council voted on Tuesday night.', at('t1', 0, 2))], {sources: {headline: at('h1', 0, 1)}}),
        article('a2', {headline: 'Market news'}, [body('Wheat rose again. Corn fell. Buy soap.', at('t2', 0, 3))], {sources: {headline: at('h2', 0, 1)}})
    ]);
}

before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'galley-edit-'));
    output = site(folder, [small(), large()]);
    browser = await playwright.chromium.launch(chromium);
    server = spawn(process.env.GALLEY, ['view', '--edit', output, '--no-open']);
    address = await new Promise((resolve, reject) => {
        server.stdout.once('data', data => resolve(String(data).trim()));
        server.once('exit', code => reject(new Error('galley view ended with ' + code)));
    });
});

after(async () => {
    await browser?.close();
    server?.kill();
    if (folder) rmSync(folder, {recursive: true, force: true});
});

const urlOf = id => address + id.split('/').map(encodeURIComponent).join('/') + '/index.html';
const fileOf = id => join(output, id, 'corrections.json');
const operationsOf = id => JSON.parse(readFileSync(fileOf(id), 'utf8')).operations;

async function open(id, work, context) {
    const own = context ?? await browser.newContext({viewport: {width: 1400, height: 900}, locale: 'en-GB'});
    const tab = await own.newPage(), wrong = [];
    tab.on('pageerror', error => wrong.push(error.stack));
    tab.on('console', message => message.type() === 'error' && !message.text().includes('404') && !message.text().includes('412') && wrong.push(message.text()));
    tab.on('dialog', dialog => dialog.accept());
    try {
        await tab.goto(urlOf(id));
        await tab.waitForSelector('.editor[data-saved="saved"]');
        await work(tab);
        assert.deepEqual(wrong, []);
    } finally {
        await tab.close();
        if (!context) await own.close();
    }
}
const saved = tab => tab.waitForSelector('.editor[data-saved="saved"]');
const texts = (tab, selector) => tab.locator(selector).allTextContents();

test('text is chosen, mended, parted, marked; undone and redone; saved by itself', () => open('1951/2月 16#1', async tab => {
    await tab.locator('.article h2', {hasText: 'Counc1l'}).click();
    await tab.fill('.edit-lines input', 'Council votes');
    await tab.press('.edit-lines input', 'Enter');
    assert.ok((await texts(tab, '.article h2')).includes('Council votes'));
    const line = await tab.evaluate(() => {  // the line "Corn fell." on the page itself
        const {sheet} = galley.page, corner = sheet.pane.getBoundingClientRect(), {x, y, scale} = sheet.view;
        return {x: corner.left + x + 1500 * scale, y: corner.top + y + 320 * scale};
    });
    await tab.mouse.click(line.x, line.y);
    assert.equal(await tab.locator('.edit-lines input').inputValue(), 'Corn fell.');
    await tab.getByRole('button', {name: 'Split here'}).click();
    assert.equal(await tab.locator('.article').count(), 3);
    await tab.getByLabel('Mark as …').selectOption('headline');
    assert.ok((await texts(tab, '.article h2')).includes('Corn fell.'));
    await tab.keyboard.press('Control+z');
    await tab.keyboard.press('Control+z');
    assert.equal(await tab.locator('.article').count(), 2);
    await tab.keyboard.press('Control+y');
    await tab.getByRole('button', {name: 'Redo'}).click();
    await saved(tab);
    assert.deepEqual(operationsOf('1951/2月 16#1').map(one => one.op), ['text', 'split', 'role']);
    assert.match(await tab.locator('.saved').textContent(), /Saved: 3 corrections\. Run galley again/);
    const shown = await texts(tab, '.article h2, .article p.body');
    run(folder);  // the next run makes what the page showed
    await tab.reload();
    await saved(tab);
    assert.deepEqual(await texts(tab, '.article h2, .article p.body'), shown);
    assert.doesNotMatch(await tab.locator('.saved').textContent(), /Run galley again/);
}));

test('with the keyboard alone', () => open('1951/2月 16#1', async tab => {
    const before = operationsOf('1951/2月 16#1').length;
    await tab.locator('.article p.body').first().focus();
    await tab.keyboard.press('Enter');
    assert.equal(await tab.locator('.picked').count() > 0, true);
    assert.deepEqual(await axe(tab), []);
    await tab.getByLabel('Article', {exact: true}).selectOption('new');
    await tab.getByRole('button', {name: 'Move there'}).focus();
    await tab.keyboard.press('Enter');
    await saved(tab);
    assert.equal(operationsOf('1951/2月 16#1').length, before + 1);
    await tab.keyboard.press('Control+z');
    await saved(tab);
    assert.equal(operationsOf('1951/2月 16#1').length, before);
}));

test('of two tabs the slower one is told, and reads anew', async () => {
    const context = await browser.newContext({locale: 'en-GB'});
    await open('1951/2月 16#1', async first => {
        await open('1951/2月 16#1', async second => {
            await first.locator('.article p.body').first().click();
            await first.getByLabel('Mark as …').selectOption('note');
            await saved(first);
            await second.locator('.article p.body').first().click();
            await second.getByLabel('Mark as …').selectOption('advert');
            await second.waitForFunction(() => /changed in another tab/.test(document.querySelector('.saved').textContent));
            assert.equal(operationsOf('1951/2月 16#1').at(-1).role, 'note');
            await second.keyboard.press('Control+z');
            await second.waitForFunction(() => /^Saved/.test(document.querySelector('.saved').textContent));
        }, context);
    }, context);
    await context.close();
});

test('a file that cannot be read is left alone', async () => {
    const good = readFileSync(fileOf('1951/2月 16#1'));
    writeFileSync(fileOf('1951/2月 16#1'), '{"schema": "galley.corr');
    const context = await browser.newContext({locale: 'en-GB'}), tab = await context.newPage();
    await tab.goto(urlOf('1951/2月 16#1'));
    await tab.waitForFunction(() => /cannot be read/.test(document.querySelector('.saved')?.textContent));
    await context.close();
    assert.equal(readFileSync(fileOf('1951/2月 16#1'), 'utf8'), '{"schema": "galley.corr');
    writeFileSync(fileOf('1951/2月 16#1'), good);
});

// What the browser's main thread worked for a step, from the operation to the frame that shows it, in its own processor time: a machine
// that is busy with other things does not count. Six frames of sixty a second are 100 ms.
test('on a page of 6,000 words a correction shows within 100 ms', () => open('large', async tab => {
    assert.ok(await tab.evaluate(() => document.querySelector('.column').textContent.split(' ').length) > 5500);
    const client = await tab.context().newCDPSession(tab);
    await client.send('Performance.enable', {timeDomain: 'threadTicks'});
    const worked = async () => {
        const {metrics} = await client.send('Performance.getMetrics');
        return metrics.find(one => one.name === 'TaskDuration').value * 1000;
    };
    const steps = {
        choose: 'editor.choose([[0, "t7", 3]])', split: 'editor.split()', 'choose two': 'editor.choose([[0, "t9", 0], [0, "t9", 1]])', move: 'editor.move()',
        undo: 'editor.session.undo()', redo: 'editor.session.redo()', mend: 'editor.mend([0, "t20", 0], "other words stand here now")', back: 'editor.session.undo()'
    };
    const times = {};
    for (const [name, step] of Object.entries(steps)) {
        const start = await worked();
        await tab.evaluate(`(async () => { const {editor} = galley.page; ${step}; await new Promise(requestAnimationFrame); await new Promise(done => setTimeout(done)); })()`);
        times[name] = Math.round(await worked() - start);
    }
    console.log('# milliseconds of the main thread:', JSON.stringify(times));
    for (const [name, time] of Object.entries(times)) assert.ok(time <= 100, `${name}: ${time}`);
}));

test('only the page that the server showed reads and writes', async () => {
    const {port, pathname} = new URL(address), body = '{"schema": "galley.corrections/1", "operations": []}';
    const ask = (method, path, headers = {}, sent = '') => new Promise((resolve, reject) => {
        const asked = request({host: '127.0.0.1', port, path, method, headers: {'Content-Length': Buffer.byteLength(sent), ...headers}},
            response => resolve(response.resume().statusCode));
        asked.on('error', reject);
        asked.end(sent);
    });
    const own = {Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin', 'If-None-Match': '*'}, file = pathname + 'large/corrections.json';
    const had = existsSync(fileOf('large')) ? readFileSync(fileOf('large'), 'utf8') : null;
    assert.equal(await ask('GET', '/'), 403);
    assert.equal(await ask('GET', '/large/index.html'), 403);
    assert.equal(await ask('GET', pathname.replace(/[0-9a-f]\/$/, 'x/') + 'index.html'), 403);
    assert.equal(await ask('GET', pathname + 'index.html'), 200);
    assert.equal(await ask('GET', pathname + 'index.html', {Host: 'evil.example'}), 403);
    assert.equal(await ask('GET', pathname + 'index.html', {'Sec-Fetch-Site': 'cross-site'}), 403);
    for (const wrong of [{Origin: 'http://evil.example'}, {Origin: undefined}, {'Sec-Fetch-Site': 'cross-site'}, {'Sec-Fetch-Site': 'none'}, {Host: 'evil.example'}]) {
        const headers = Object.fromEntries(Object.entries({...own, ...wrong}).filter(([, value]) => value !== undefined));
        assert.equal(await ask('PUT', file, headers, body), 403, JSON.stringify(wrong));
    }
    assert.equal(await ask('PUT', '/edit-/large/corrections.json', own, body), 403);
    assert.equal(await ask('PUT', pathname + 'large/document.json', own, body), 404);
    assert.equal(await ask('PUT', pathname + 'nothing/corrections.json', own, body), 404);
    assert.equal(await ask('PUT', pathname + '../corrections.json', own, body), 404);
    assert.equal(await ask('PUT', file, own, '{"schema": "galley.corr'), 422);
    assert.equal(await ask('PUT', file, {...own, 'If-None-Match': ''}, body), 428);
    assert.equal(await ask('PUT', file, {...own, 'If-Match': '"other"'}, body), 412);
    assert.equal(await ask('POST', file, own, body), 405);
    assert.equal(existsSync(fileOf('large')) ? readFileSync(fileOf('large'), 'utf8') : null, had);
});
