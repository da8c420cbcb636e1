// The site in Debian's Chromium, from disk and served: what a reader does, and that no request leaves the page.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import playwright from '../../third_party/fetched/playwright-core/index.mjs';
import {axe} from './axe.mjs';
import {article, block, chromium, documentOf, documents, evil, long, page, run, site} from './fixture.mjs';

const main = '1951/2月 16#1 50%';
let folder, output, browser, server, served;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'galley-viewer-'));
    output = site(folder, documents(), {title: 'Reading room'});
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(output, 'link.txt'));
    browser = await playwright.chromium.launch(chromium);
    server = spawn(process.env.GALLEY, ['view', output, '--serve', '--no-open']);
    served = await new Promise((resolve, reject) => {
        server.stdout.once('data', data => resolve(String(data).trim()));
        server.once('exit', code => reject(new Error('galley view ended with ' + code)));
    });
});

after(async () => {
    await browser?.close();
    server?.kill();
    if (folder) rmSync(folder, {recursive: true, force: true});
});

const onDisk = () => pathToFileURL(output).href + '/';
const href = (base, id) => base + id.split('/').map(encodeURIComponent).join('/') + '/index.html';

/// Opens `url` and runs `work` on it; then nothing may have been asked of elsewhere, and nothing gone wrong.
async function visit(url, work, options = {}) {
    const context = await browser.newContext({viewport: {width: 1280, height: 800}, locale: 'en-GB', ...options});
    const page = await context.newPage();
    const wrong = [];
    page.on('console', message => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
    page.on('pageerror', error => wrong.push(error.stack));
    page.on('dialog', dialog => wrong.push('dialog: ' + dialog.message()) && dialog.dismiss());
    page.on('requestfailed', failed => wrong.push('failed: ' + failed.url()));
    page.on('request', asked => {
        const ours = asked.url().startsWith('data:') || asked.url().startsWith(onDisk()) || asked.url().startsWith(served);
        if (!ours) wrong.push('asked for ' + asked.url());
    });
    try {
        await page.goto(url);
        await work(page);
        assert.deepEqual(wrong, []);
    } finally {
        await context.close();
    }
}

/// In the page: how many elements with text of their own were looked at, and those whose text (or the hint of an empty
/// field) stands out less than 4.5 to 1 (WCAG 2.2, 1.4.3). What is switched off, and the drawing of the page, do not count.
function lowContrast() {
    const dot = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const channels = colour => {
        dot.clearRect(0, 0, 1, 1);
        dot.fillStyle = colour;
        dot.fillRect(0, 0, 1, 1);
        return [...dot.getImageData(0, 0, 1, 1).data];
    };
    const over = (top, below) => [0, 1, 2].map(i => (top[i] * top[3] + below[i] * (255 - top[3])) / 255);
    const ground = element => element ? over(channels(getComputedStyle(element).backgroundColor), ground(element.parentElement)) : [255, 255, 255];
    const light = colour => colour.map(value => value / 255).map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
        .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
    const ratio = (element, colour) => {
        const below = ground(element), both = [light(over(channels(colour), below)), light(below)];
        return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
    };
    const shown = [...document.querySelectorAll('body *')].filter(one => one.getClientRects().length > 0 && !one.closest('svg') && !one.disabled);
    const told = shown.filter(one => [...one.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const seen = [...told.map(one => [one, getComputedStyle(one).color]),
        ...shown.filter(one => one.placeholder).map(one => [one, getComputedStyle(one, '::placeholder').color])];
    return [seen.length, seen.filter(([one, colour]) => ratio(one, colour) < 4.5).map(([one]) => one.outerHTML.slice(0, 80))];
}

const ready = (page, number = 1) => page.waitForSelector(`body[data-page="${number}"]`);
const chosen = page => page.locator('.article.chosen h2').textContent();

for (const [name, base] of [['from disk', onDisk], ['served', () => served]]) {
    test(name + ': an article is chosen on the page and in the text', () => visit(href(base(), main), async page => {
        await ready(page);
        await page.locator('.region[data-article="0"] rect').first().click();
        assert.equal(await chosen(page), '花卉小镇迎春忙');
        assert.match(page.url(), /#a1$/);
        await page.locator('.article[data-article="1"] p.body').click();
        assert.equal(await chosen(page), evil);
        assert.ok(await page.locator('.region.chosen[data-article="1"]').count());
        await page.locator('.article[data-article="2"] p.body').hover();
        assert.ok(await page.locator('.region.pointed[data-article="2"]').count());
        assert.ok(await page.locator('.spot rect').count());
    }));

    test(name + ': the search of all documents leads to the place', () => visit(base() + 'index.html', async page => {
        await page.fill('#search', '花卉');
        await page.waitForSelector('body[data-searched="花卉"]');
        assert.equal(await page.locator('.results li').count(), 1);
        assert.equal(await page.locator('.results .title mark').textContent(), '花卉');
        await page.locator('.results a').click();
        await ready(page);
        await page.waitForSelector('.article.chosen');
        assert.equal(await chosen(page), '花卉小镇迎春忙');
        assert.ok(await page.locator('.article.chosen mark').count() >= 2);
    }));
}

test('the layer of edits strikes doubles through and names the rule', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    assert.equal(await page.locator('.layers .edits').isVisible(), false);
    await page.click('[data-layer=edits]');
    assert.ok(await page.locator('.layers .edits .gone rect').isVisible());
    assert.equal(await page.locator('.layers .edits .gone line').count(), 1);
    assert.match(await page.locator('.layers .edits .gone title').textContent(), /repeated-line/);
    const item = page.locator('.article[data-article="0"] .edit.gone');
    assert.ok(await item.isVisible());
    assert.equal(await item.locator('del').textContent(), '村民在大棚里。姚凡摄');
    assert.match(await item.textContent(), /rule repeated-line of captions.dedup/);
    assert.equal(await page.locator('[data-layer=edits]').getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('e');
    assert.equal(await item.isVisible(), false);
}));

test('hits are marked on the page, and going back brings the query again', () => visit(onDisk() + 'index.html', async page => {
    await page.fill('#search', '花卉');
    await page.waitForSelector('body[data-searched="花卉"]');
    assert.match(page.url(), /#q=/);
    await page.locator('.results a').click();
    await ready(page);
    assert.ok(await page.locator('.hits rect').count() >= 2);
    await page.fill('#search', 'zzzz');
    await page.waitForFunction(() => document.querySelectorAll('.hits rect').length === 0);
    await page.goBack();
    await page.waitForSelector('body[data-searched="花卉"]');
    assert.equal(await page.inputValue('#search'), '花卉');
    assert.equal(await page.locator('.results li').count(), 1);
    await page.locator('.results a').click();
    await ready(page);
    await page.locator('.home').click();
    await page.waitForSelector('body[data-searched="花卉"]');
}));

test('an article is copied, cited, printed and taken along', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    await page.locator('.article[data-article="0"] .more').click();
    assert.match(await page.locator('.share .citation').textContent(), /^“花卉小镇迎春忙”, .*p\. 1, file:.*#a1\.$/);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-do=take_markdown]').click()]);
    assert.equal(file.suggestedFilename(), '花卉小镇迎春忙.md');
    assert.match(readFileSync(await file.path(), 'utf8'), /# 花卉小镇迎春忙\n/);
    await page.locator('[data-do=copy_text]').click();
    await page.waitForFunction(() => document.querySelector('.share .message').textContent === 'Copied.');
    await page.evaluate(() => {
        globalThis.print = () => document.body.dataset.printed = document.querySelector('.printing .print-head').textContent;
    });
    await page.locator('[data-do=print_article]').click();
    assert.match(await page.locator('body').getAttribute('data-printed'), /p\. 1$/);
    await page.emulateMedia({media: 'print'});
    assert.equal(await page.locator('.article:visible').count(), 1);
    assert.ok(await page.locator('.printing .crop').isVisible());
}));

test('labels of blocks name the kind only where there is room', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    await page.click('[data-layer=blocks]');
    const kind = page.locator('.blocks text.kind-heading tspan').first();
    assert.equal(await kind.evaluate(element => getComputedStyle(element).display), 'none');
    for (let i = 0; i < 6; ++i) await page.keyboard.press('+');
    assert.equal(await kind.evaluate(element => getComputedStyle(element).display), 'inline');
}, {viewport: {width: 390, height: 844}}));

test('heads of arrows are as large at any distance', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    await page.click('[data-layer=order]');
    const head = page.locator('.arrow polygon').first();
    const far = await head.boundingBox();
    assert.ok(far.width > 9 && far.width < 17);
    for (let i = 0; i < 3; ++i) await page.keyboard.press('+');
    const near = await head.boundingBox();
    assert.ok(Math.abs(near.x - far.x) + Math.abs(near.y - far.y) > 1);  // the page did come nearer
    assert.ok(Math.abs(near.width - far.width) < 0.5);
}, {viewport: {width: 390, height: 844}}));

for (const colorScheme of ['light', 'dark'])
    test(`all text has the contrast that WCAG AA asks for, ${colorScheme}`, () => visit(href(onDisk(), main), async page => {
        await ready(page);
        for (const layer of ['confidence', 'edits']) await page.click(`[data-layer=${layer}]`);
        const [read, poor] = await page.evaluate(lowContrast);
        assert.ok(read > 40);
        assert.deepEqual(poor, []);
        await page.goto(onDisk() + 'index.html');
        await page.fill('#search', '花卉');
        await page.waitForSelector('.results mark');
        assert.deepEqual((await page.evaluate(lowContrast))[1], []);
    }, {colorScheme}));

test('keys step through articles and pages, and open help and contents', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    await page.keyboard.press('n');
    assert.equal(await chosen(page), '花卉小镇迎春忙');
    await page.keyboard.press('n');
    await page.keyboard.press('n');
    assert.equal(await chosen(page), 'No headline');
    await page.keyboard.press('p');
    assert.equal(await chosen(page), evil);
    await page.keyboard.press('ArrowRight');
    await ready(page, 2);
    assert.match(page.url(), /#page=2$/);
    for (let i = 0; i < 3; ++i) await page.keyboard.press('n');  // past the end: on to page 3
    await ready(page, 3);
    await page.keyboard.press('ArrowRight');
    await ready(page, 4);
    assert.equal(await page.locator('.none').textContent(), 'No articles on this page.');
    await page.keyboard.press('?');
    assert.ok(await page.locator('dialog.help').isVisible());
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    assert.equal(await page.locator('.leaves > li').count(), 4);
    await page.locator('.leaves ol a', {hasText: '花卉'}).click();
    await ready(page, 1);
    await page.waitForSelector('.article.chosen');
    for (const key of ['b', 'l', 'r', 'c', '+', '+', '-', '0', 'Shift+ArrowLeft']) await page.keyboard.press(key);
    assert.equal(await page.locator('.bar [aria-pressed=true]').count(), 5);
    for (const layer of ['articles', 'blocks', 'lines', 'order', 'confidence'])
        assert.ok(await page.locator(`.layers .${layer} :is(rect, line)`).first().isVisible(), layer);
    await page.keyboard.press('a');
    assert.equal(await page.locator('.layers .articles').isVisible(), false);
}));

test('an article has an address of its own, whatever its id', () => visit(href(onDisk(), main) + '#a%2F3%20%26%3F%23', async page => {
    await page.waitForSelector('.article.chosen');
    assert.equal(await page.locator('.article.chosen p.body').textContent(), '没有标题的一篇文章。');
}));

test('texts that look like markup stay texts; titles alike and of any length are told apart', () => visit(onDisk() + 'index.html', async page => {
    assert.equal(await page.title(), 'Reading room');
    assert.equal(await page.locator('.card a', {hasText: '<script>'}).count(), 1);
    assert.equal(await page.locator('.card li a', {hasText: '很长的标题'}).count(), 2);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.locator('.card li a', {hasText: '很长的标题'}).nth(1).click();
    await ready(page, 3);
    await page.waitForSelector('.article.chosen');
    assert.equal(await chosen(page), long);
}));

test('a page whose image is gone shows its text in place, lines upright as they were', () => visit(href(onDisk(), 'image-gone'), async page => {
    await ready(page);
    assert.equal(await page.locator('.words text').count(), 3);
    assert.equal(await page.locator('.words text.vertical').count(), 2);
    const box = await page.locator('.words text.vertical').first().boundingBox();
    assert.ok(box.height > box.width);
    assert.equal(await page.locator('.image img').count(), 0);
}));

test('a text dump is text alone', () => visit(href(onDisk(), 'dump'), async page => {
    await ready(page);
    assert.equal(await page.locator('.paper').isVisible(), false);
    assert.equal(await page.locator('.article p.body').textContent(), '只有文字的一版');
}));

test('Chinese and dark by the reader\'s system, and by choice', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    assert.equal(await page.locator('[data-layer=edits]').textContent(), '修订');
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.click('#theme');  // from the system's to light
    assert.notEqual(await ground(), dark);
    await page.click('#language');
    assert.equal(await page.locator('[data-layer=edits]').textContent(), 'Edits');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
}, {locale: 'zh-CN', colorScheme: 'dark'}));

test('on a phone one side at a time, nothing wider than the screen', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    assert.ok(await page.locator('.pane').isVisible());
    assert.equal(await page.locator('.column').isVisible(), false);
    await page.locator('.region[data-article="0"] rect').first().tap();
    assert.ok(await page.locator('.article.chosen').isVisible());
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.click('.tabs [data-side=page]');
    assert.ok(await page.locator('.pane').isVisible());
}, {viewport: {width: 360, height: 740}, hasTouch: true, isMobile: true}));

test('everything that can be pressed has a name; contrast is that of WCAG AA', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    for (const theme of ['light', 'dark']) {
        const poor = await page.evaluate(chosenTheme => {
            document.documentElement.dataset.theme = chosenTheme;
            const colour = text => text.match(/[\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = element => {
                for (let at = element; at; at = at.parentElement) {
                    const c = colour(getComputedStyle(at).backgroundColor);
                    if (c.length === 3 || c[3] === 1) return c;
                }
                return [255, 255, 255];
            };
            const out = [];
            for (const element of document.querySelectorAll('button, a, p, h1, h2, h3, span, summary, li, select, input')) {
                if (!element.offsetParent || element.disabled || element.closest('svg')) continue;
                if (element.matches('button, a, select, input') && !(element.textContent.trim() || element.getAttribute('aria-label'))) out.push('no name: ' + element.outerHTML);
                if (!element.textContent.trim()) continue;
                const [a, b] = [light(colour(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
                if ((a + 0.05) / (b + 0.05) < 4.5) out.push(`${chosenTheme}: ${element.className || element.tagName} ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
            }
            return out;
        }, theme);
        assert.deepEqual(poor, []);
    }
    for (const landmark of ['header', 'main', 'nav', 'search']) assert.ok(await page.locator(landmark).count(), landmark);
}, {reducedMotion: 'reduce'}));

test('axe has nothing to say', () => visit(href(onDisk(), main), async page => {
    await ready(page);
    assert.deepEqual(await axe(page), []);
    for (const key of ['e', 'c', 'b', 'n']) await page.keyboard.press(key);
    assert.deepEqual(await axe(page), []);
    for (const open of [() => page.keyboard.press('?'), () => page.keyboard.press('g'), () => page.locator('.more').first().click()]) {
        await open();
        await page.waitForSelector('dialog[open]');
        assert.deepEqual(await axe(page), []);
        await page.keyboard.press('Escape');
    }
    await page.fill('#search', '花卉');
    await page.waitForSelector('.results a');
    assert.deepEqual(await axe(page), []);
    await page.goto(onDisk() + 'index.html');
    assert.deepEqual(await axe(page), []);
    await page.fill('#search', '花卉');
    await page.waitForSelector('.results a');
    assert.deepEqual(await axe(page), []);
}));

test('two runs stand side by side, with what is different', async () => {
    const other = mkdtempSync(join(tmpdir(), 'galley-viewer-')), before = documents();
    before[0].articles[0].paragraphs[1].text = '今年的花卉订单比去年多了二成。';
    before[0].articles.splice(1, 1, {...before[0].articles[1], headline: 'Something that went', paragraphs: [{...before[0].articles[1].paragraphs[0], text: 'Nothing like it stands in this run any more'}]});
    let comparing;
    try {
        const old = site(other, before);
        comparing = spawn(process.env.GALLEY, ['view', output, '--against', old, '--no-open']);
        const base = await new Promise(resolve => comparing.stdout.once('data', data => resolve(String(data).trim())));
        const context = await browser.newContext({locale: 'en-GB', viewport: {width: 1600, height: 900}}), page = await context.newPage();
        await page.goto(href(base, main));
        await ready(page);
        assert.match(await page.locator('.compare-bar p').textContent(), /3 articles are the same, 1 are different, 1 are new, 1 are gone/);
        assert.equal(await page.locator('.pair.changed .other del').textContent(), '二');
        assert.equal(await page.locator('.pair.changed .other ins').textContent(), '三');
        assert.match(await page.locator('.pair.gone').textContent(), /Something that went/);
        await page.check('#only-changes');
        assert.equal(await page.locator('.pair.same').count(), 0);
        assert.deepEqual(await axe(page), []);
        await context.close();
    } finally {
        comparing?.kill();
        rmSync(other, {recursive: true, force: true});
    }
});

test('pages that failed stand in their place with their reason, from disk and served', async () => {
    const other = mkdtempSync(join(tmpdir(), 'galley-viewer-'));
    const good = index => page(index, [block('b1', 'text', [100, 100, 900], [`Text of page ${index + 1}.`])]);
    const bad = index => ({...page(index, []), attrs: {fails: `page ${index + 1} is cut off <b>here</b>`}});
    const stories = (...pages) => pages.map(at => article('a' + at, {headline: `On ${at + 1}`}, [{role: 'body', text: `Text of page ${at + 1}.`, sources: [{page: at, block: 'b1', lines: [0, 1]}]}]));
    let shown;
    try {
        const out = site(other, [
            documentOf('mixed', [bad(0), good(1), bad(2), bad(3), good(4), bad(5)], stories(1, 4)), documentOf('only', [bad(0)], []), documentOf('whole', [good(0)], stories(0))
        ]);
        shown = spawn(process.env.GALLEY, ['view', out, '--serve', '--no-open']);
        const base = await new Promise(resolve => shown.stdout.once('data', data => resolve(String(data).trim())));
        const context = await browser.newContext({locale: 'en-GB'}), tab = await context.newPage(), wrong = [];
        tab.on('console', message => ['error', 'warning'].includes(message.type()) && wrong.push(message.text()));
        tab.on('pageerror', error => wrong.push(error.stack));
        for (const root of [pathToFileURL(out).href + '/', base]) {
            await tab.goto(root + 'mixed/index.html');
            await ready(tab);
            assert.match(await tab.locator('.column').textContent(), /Page 1 could not be read.*page 1 is cut off <b>here<\/b>/);
            for (let number = 2; number <= 6; ++number) {
                await tab.click('#next-page');
                await ready(tab, number);
                const text = await tab.locator('.column').textContent();
                if (number === 2 || number === 5) assert.match(text, new RegExp(`Text of page ${number}`));
                else assert.match(text, new RegExp(`test.stored: .*page ${number} is cut off`));
            }
            assert.equal(await tab.locator('#next-page').isDisabled(), true);
            assert.deepEqual(await tab.locator('#pages option').allTextContents(), ['1 / 6 ⚠', '2 / 6', '3 / 6 ⚠', '4 / 6 ⚠', '5 / 6', '6 / 6 ⚠']);
            assert.deepEqual(await axe(tab), []);
            await tab.goto(root + 'index.html');
            assert.match(await tab.locator('.card').nth(1).textContent(), /^only.*did not come out.*page 1 is cut off <b>here<\/b>/i);
            assert.deepEqual(await axe(tab), []);
            await tab.fill('#search', 'text');
            await tab.waitForSelector('body[data-searched="text"]');
            assert.equal(await tab.locator('.results li').count(), 3);
        }
        assert.deepEqual(wrong, []);
        await context.close();
    } finally {
        shown?.kill();
        rmSync(other, {recursive: true, force: true});
    }
});

test('of a long document the first page waits for its own articles alone; the search reads all', async () => {
    const other = mkdtempSync(join(tmpdir(), 'galley-viewer-')), pages = 40;
    const text = at => `Page ${at + 1} begins. ` + 'The council voted to raise the dam. '.repeat(2000);
    let shown;
    try {
        const out = site(other, [documentOf('long', Array.from({length: pages}, (_, at) => page(at, [block('b1', 'text', [100, 100, 900], ['A line.', 'Left over.'])], {picture: false})),
            Array.from({length: pages}, (_, at) => article('a' + at, {headline: `Number ${at + 1}`}, [{role: 'body', text: text(at), sources: [{page: at, block: 'b1', lines: [0, 1]}]}])),
            {unassigned: Array.from({length: pages}, (_, at) => ({role: 'body', text: `Left over ${at + 1}`, sources: [{page: at, block: 'b1', lines: [1, 1]}]}))})]);
        shown = spawn(process.env.GALLEY, ['view', out, '--against', out, '--no-open']);
        const base = await new Promise(resolve => shown.stdout.once('data', data => resolve(String(data).trim())));
        const context = await browser.newContext({locale: 'en-GB'}), tab = await context.newPage(), wrong = [];
        tab.on('pageerror', error => wrong.push(error.stack));
        const read = () => tab.evaluate(() => [Object.keys(galley.page.articles.coming).length, galley.page.articles.chunks.length]);
        await tab.goto(pathToFileURL(out).href + '/long/index.html');
        await ready(tab);
        const [first, all] = await read();
        assert.equal(first, 1);
        assert.ok(all > 2);
        for (const number of [1, 20, pages]) {
            await tab.selectOption('#pages', String(number - 1));
            await ready(tab, number);
            const column = await tab.locator('.column').textContent();
            assert.match(column, new RegExp(`Page ${number} begins`));
            assert.match(column, new RegExp(`Left over ${number}`));
        }
        await tab.fill('#search', '"Page 11 begins"');
        await tab.locator('.results a').click();
        await tab.waitForSelector('body[data-page="11"]');
        assert.deepEqual(await read(), [all, all]);
        await tab.goto(pathToFileURL(out).href + '/index.html');
        await tab.fill('#search', '"Page 33 begins"');
        await tab.waitForSelector('body[data-searched]');
        assert.equal(await tab.locator('.results li').count(), 1);
        await tab.goto(base + 'long/index.html');
        await ready(tab);
        assert.match(await tab.locator('.compare-bar p').textContent(), /40 articles are the same, 0 are different, 0 are new, 0 are gone/);
        assert.deepEqual(wrong, []);
        await context.close();
    } finally {
        shown?.kill();
        rmSync(other, {recursive: true, force: true});
    }
});

test('names of every odd character, in a site that was moved and renamed', async () => {
    const other = mkdtempSync(join(tmpdir(), 'galley-viewer-')), id = `it's 1 &amp;; +%2F%zz # =,~!@$^()[]{}` + '`😀\u202Eאב .. é';
    const moved = join(other, `moved 站 #1 50%? 'a' "b"`);
    let editing;
    try {
        renameSync(site(other, [documentOf(id, [page(0, [block('b1', 'text', [100, 100, 900], ['Counc1l votes', 'to raise the dam.'])])], [
            article('a/1 #?%', {}, [{role: 'body', text: 'Counc1l votes to raise the dam.', sources: [{page: 0, block: 'b1', lines: [0, 2]}]}])
        ])]), moved);
        editing = spawn(process.env.GALLEY, ['view', '--edit', moved, '--no-open']);
        const base = await new Promise(resolve => editing.stdout.once('data', data => resolve(String(data).trim())));
        const context = await browser.newContext({locale: 'en-GB'}), tab = await context.newPage(), wrong = [];
        tab.on('requestfailed', failed => wrong.push(failed.url()));
        tab.on('pageerror', error => wrong.push(error.stack));
        for (const root of [pathToFileURL(moved).href + '/', base]) {
            await tab.goto(root + 'index.html');
            assert.equal(await tab.locator('.card .name').textContent(), id);
            await tab.fill('#search', 'raise');
            await tab.waitForSelector('body[data-searched="raise"]');
            await tab.locator('.results a').click();
            await tab.waitForSelector('.article.chosen');
            assert.match(await tab.locator('.article.chosen').textContent(), /to raise the dam/);
            await tab.waitForFunction(() => document.querySelector('.image img')?.naturalWidth > 0);
        }
        await tab.waitForSelector('.editor[data-saved="saved"]');
        await tab.locator('.article p.body').click();
        await tab.fill('.edit-lines input >> nth=0', 'Council votes');
        await tab.press('.edit-lines input >> nth=0', 'Enter');
        await tab.waitForFunction(() => /Saved: 1/.test(document.querySelector('.saved').textContent));
        assert.deepEqual(wrong, []);
        await context.close();
        renameSync(moved, join(other, 'out'));
        run(other);
        assert.match(readFileSync(join(other, 'out', id, 'viewer/articles.js'), 'utf8'), /Council votes to raise the dam/);
    } finally {
        editing?.kill();
        rmSync(other, {recursive: true, force: true});
    }
});

test('the server gives what belongs to the site, to this machine, and nothing else', async () => {
    const {port} = new URL(served);
    const ask = (path, headers = {}, method = 'GET') => new Promise((resolve, reject) =>
        request({host: '127.0.0.1', port, path, headers, method}, response => resolve(response.resume().statusCode)).on('error', reject).end());
    assert.equal(await ask('/'), 200);
    assert.equal(await ask('/index.html', {}, 'HEAD'), 200);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt', '/.galley/manifest.json', '/%00', '/%zz', '/nothing'])
        assert.equal(await ask(path), 404, path);
    assert.equal(await ask('/index.html', {Host: 'evil.example'}), 403);
    assert.equal(await ask('/index.html', {}, 'POST'), 405);
});

test('the same documents give the same site', () => {
    const again = mkdtempSync(join(tmpdir(), 'galley-viewer-'));
    try {
        const other = site(again, documents(), {title: 'Reading room'});
        execFileSync('diff', ['-r', '-x', 'run.json', '-x', '.galley', '-x', 'link.txt', output, other]);
    } finally {
        rmSync(again, {recursive: true, force: true});
    }
});
