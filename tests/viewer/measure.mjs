// Times the viewer in Chromium for bench/viewer.py: measure.mjs document FILE | index FILE QUERY. Prints JSON, milliseconds.
import {pathToFileURL} from 'node:url';
import playwright from '../../third_party/fetched/playwright-core/index.mjs';
import {chromium} from './fixture.mjs';

const rounds = 5;
const [what, file, query] = process.argv.slice(2);
const url = pathToFileURL(file).href;
const browser = await playwright.chromium.launch(chromium);

/// The median over fresh contexts, each with nothing in its cache, of each time that `work` gives.
async function medians(work) {
    const all = [];
    for (let i = 0; i < rounds; ++i) {
        const context = await browser.newContext({viewport: {width: 1400, height: 900}});
        all.push(await work(await context.newPage()));
        await context.close();
    }
    const median = values => values.sort((a, b) => a - b)[values.length >> 1];
    return Object.fromEntries(Object.keys(all[0]).map(key => [key, median(all.map(one => one[key]))]));
}

/// Milliseconds of the page's own clock, which starts with the navigation.
const clock = page => page.evaluate(() => performance.now());

const views = {
    document: async page => {
        const thread = await page.context().newCDPSession(page);
        await thread.send('Performance.enable', {timeDomain: 'threadTicks'});
        await page.goto(url, {waitUntil: 'commit'});
        await page.waitForFunction(() => {
            const image = document.querySelector('.image img');
            return document.body?.dataset.page || (image?.complete && image.naturalWidth > 0);  // a page may have no image
        });
        const image = await clock(page);
        await page.waitForSelector('body[data-page]');
        const whole = await clock(page), {metrics} = await thread.send('Performance.getMetrics');
        return {
            'first view: image of the page': image, 'first view: with its articles and text': whole,
            'first view: processor time of the main thread': metrics.find(one => one.name === 'TaskDuration').value * 1000
        };
    },
    index: page => page.goto(url, {waitUntil: 'commit'}).then(async () => {
        await page.waitForSelector('.card');
        const list = await clock(page);
        await page.fill('#search', query);
        const start = await clock(page);
        await page.waitForSelector('.results a');
        const first = await clock(page) - start;
        await page.waitForSelector('body[data-searched]');
        const whole = await clock(page) - start;
        await page.fill('#search', query.slice(0, 3));
        const next = await clock(page);
        await page.waitForSelector(`body[data-searched="${query.slice(0, 3)}"]`);
        return {'the list': list, 'first search: first article found': first, 'first search: all searched': whole, 'next search': await clock(page) - next};
    })
};
console.log(JSON.stringify(await medians(views[what])));
await browser.close();
