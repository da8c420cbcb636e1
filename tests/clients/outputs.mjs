// Where the outputs are, on disk and for clients that ask for addresses.
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join, relative} from 'node:path';

export const base = 'http://galley.test/';

/// Every file of this name below a folder.
export function files(folder, name) {
    return readdirSync(folder, {withFileTypes: true}).flatMap(entry =>
        entry.isDirectory() ? files(join(folder, entry.name), name) : entry.name === name ? [join(folder, entry.name)] : []);
}

/// The file that an address below `base` leads to; null when there is none.
export function fileAt(output, address) {
    if (!address.startsWith(base)) return null;
    const file = join(output, decodeURIComponent(new URL(address).pathname));
    return !relative(output, file).startsWith('..') && existsSync(file) && statSync(file).isFile() ? file : null;
}

export const jsonOf = file => JSON.parse(readFileSync(file, 'utf8'));

/// Ends the test as passed over.
export function skip(sentence) {
    console.log(sentence);
    process.exit(77);
}
