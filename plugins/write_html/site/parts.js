// Parts of articles seen as lines, for corrections: the same as part_lines and mended_text of articles.correct, and tested with the
// same cases. Pure functions. A line is [page, block, line]; a picture's line is -1.
(galley => {
    const heads = ['section', 'kicker', 'headline', 'subtitle', 'byline', 'dateline'];
    const isHead = role => heads.includes(role);
    const ofPicture = role => ['image', 'caption', 'credit'].includes(role);
    const mayRepeat = role => ['byline', 'dateline', 'credit', 'jump'].includes(role);

    const keyOf = ([page, block, line]) => `${page}/${line}/${block}`;

    const linesOf = part => part.at.flatMap(([page, block, first, count]) =>
        count === 0 ? [[page, block, -1]] : Array.from({length: count}, (_, i) => [page, block, first + i]));

    const holds = (part, [page, block, line]) => part.at.some(([p, b, first, count]) =>
        p === page && b === block && (count === 0 ? line < 0 : line >= first && line < first + count));

    function sourcesOf(lines) {
        const out = [];
        for (const [page, block, line] of lines) {
            const last = out[out.length - 1];
            if (line >= 0 && last?.[3] > 0 && last[0] === page && last[1] === block && last[2] + last[3] === line) ++last[3];
            else out.push([page, block, Math.max(0, line), line < 0 ? 0 : 1]);
        }
        return out;
    }

    // The same characters as in utf8.hpp.
    const cjk = /^[\u3001-\u303f\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6\u{20000}-\u{3ffff}]/u;
    const latin = /^[a-zA-Z\u00c0-\u024f]/, small = /^[a-z\u00df-\u00f6\u00f8-\u00ff]/;
    const lastOf = text => Array.from(text.slice(-2)).at(-1) ?? '';

    /// Lines {text, other} as running text: a space between them, except between Chinese; broken words put together.
    function runningText(lines) {
        let out = '';
        for (const {text, other} of lines) {
            if (out === '' || text === '') {
                out += text;
                continue;
            }
            const last = lastOf(out), inWord = last === '-' && out.length > 1 && latin.test(lastOf(out.slice(0, -1))) && latin.test(text);
            if (last === '\u00ad' || (inWord && other && small.test(text))) out = out.slice(0, -1);
            else if (!inWord && !cjk.test(last) && !cjk.test(text) && !/^[\s\u3000]/.test(last)) out += ' ';
            out += text;
        }
        return out;
    }

    /// `textOf(line)` says what a line reads.
    function textOf(lines, textOfLine) {
        const texts = [];
        let before = null;
        for (const line of lines) {
            if (line[2] < 0) continue;
            texts.push({text: textOfLine(line), other: before !== null && (before[0] !== line[0] || before[1] !== line[1])});
            before = line;
        }
        return runningText(texts);
    }

    /// Which parts say again what another of the article has: a byline within the first paragraph, a credit within a caption.
    function repeated(parts) {
        if (!parts.some(part => mayRepeat(part.role))) return parts.map(() => false);
        const whole = new Set(parts.filter(part => !mayRepeat(part.role)).flatMap(linesOf).map(keyOf));
        return parts.map(part => {
            if (!mayRepeat(part.role)) return false;
            const lines = linesOf(part);
            return lines.length > 0 && lines.every(line => whole.has(keyOf(line)));
        });
    }

    /// A part in stretches {part, chosen} whose lines are all among the keys `chosen`, or none of them.
    function stretches(part, chosen, textOfLine) {
        const lines = linesOf(part), runs = [];
        if (lines.length === 0) return [{part, chosen: false}];
        for (const line of lines) {
            const blank = line[2] >= 0 && runs.length > 0 && textOfLine(line) === '';
            const is = blank ? runs.at(-1).chosen : chosen.has(keyOf(line));
            if (runs.length === 0 || runs.at(-1).chosen !== is) runs.push({lines: [], chosen: is});
            runs.at(-1).lines.push(line);
        }
        if (runs.length === 1) return [{part, chosen: runs[0].chosen}];
        return runs.map(run => ({part: {...part, at: sourcesOf(run.lines), text: textOf(run.lines, textOfLine)}, chosen: run.chosen}));
    }

    /// `whole` with `after` in the place of the line `before`, of several that nearest to `near`; null when it does not have it.
    function withLine(whole, before, after, near) {
        if (before === '') return null;
        let best = -1;
        for (let at = whole.indexOf(before); at >= 0; at = whole.indexOf(before, at + 1))
            if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
        return best < 0 ? null : whole.slice(0, best) + after + whole.slice(best + before.length);
    }

    /// What has become of `piece` of the line `before`, which is `after` now; null when it does not stand there.
    function pieceOfLine(piece, before, after) {
        const begin = before.indexOf(piece);
        if (piece === '' || begin < 0) return null;
        const a = Array.from(before), b = Array.from(after), most = Math.min(a.length, b.length);
        const from = Array.from(before.slice(0, begin)).length, to = from + Array.from(piece).length;
        let head = 0, tail = 0;
        while (head < most && a[head] === b[head]) ++head;
        while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) ++tail;
        const oldEnd = a.length - tail, newEnd = b.length - tail;
        const moved = (at, within) => at <= head ? at : at >= oldEnd ? at - oldEnd + newEnd : within;
        const first = moved(from, head);
        return b.slice(first, Math.max(first, moved(to, newEnd))).join('');
    }

    galley.parts = {heads, isHead, ofPicture, keyOf, linesOf, holds, sourcesOf, textOf, runningText, repeated, stretches, withLine, pieceOfLine};
})(globalThis.galley ??= {});
