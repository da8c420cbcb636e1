// Axe: what people with a screen reader, a keyboard or weak eyes cannot use.
import {readFileSync} from 'node:fs';

/// What axe finds wrong in the page as it is now. Its script runs in a world of its own, since the page's policy lets no other in.
export async function axe(page) {
    const client = await page.context().newCDPSession(page);
    const {frameTree} = await client.send('Page.getFrameTree');
    const {executionContextId: contextId} = await client.send('Page.createIsolatedWorld', {frameId: frameTree.frame.id, worldName: 'axe'});
    const run = async expression => (await client.send('Runtime.evaluate', {expression, contextId, awaitPromise: true, returnByValue: true})).result.value;
    await run(readFileSync(new URL('../../third_party/fetched/axe-core/axe.min.js', import.meta.url), 'utf8') + '; 0');
    return run(`axe.run(document, {resultTypes: ['violations'], preload: false}).then(found => found.violations.flatMap(one => one.nodes.map(node => one.id + ': ' + node.html.slice(0, 150))))`);
}
