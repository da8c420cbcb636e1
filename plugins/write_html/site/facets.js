// Documents and articles by date and section: what there is to choose from, and what a choice leaves. Pure functions.
(galley => {
    /// The part of a date that is chosen by: a year, or a month where all are of one year.
    function periodsOf(documents) {
        const dates = documents.map(one => one.date).filter(Boolean), years = new Set(dates.map(date => date.slice(0, 4)));
        return new Set(dates.map(date => date.slice(0, years.size > 1 ? 4 : 7)));
    }

    const sectionsOf = one => one.sections ?? [];

    /// {periods, sections}: [value, count] each, periods by time, sections by how many documents have them.
    function facetsOf(documents) {
        const counts = values => {
            const out = new Map();
            for (const value of values) out.set(value, (out.get(value) ?? 0) + 1);
            return [...out];
        };
        const periods = [...periodsOf(documents)];
        return {
            periods: counts(documents.flatMap(one => periods.filter(period => one.date?.startsWith(period)))).sort(([a], [b]) => a < b ? -1 : 1),
            sections: counts(documents.flatMap(one => [...new Set(sectionsOf(one))])).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        };
    }

    /// Whether a document is among those chosen; `section` asks for one that has it at all.
    const holds = (one, {period, section}) => (!period || Boolean(one.date?.startsWith(period))) && (!section || sectionsOf(one).includes(section));

    /// Whether an article [id, title, page, untitled, number of its section] of a document is among those chosen.
    const holdsArticle = (one, article, {section}) => !section || sectionsOf(one)[article[4] ?? -1] === section;

    galley.facets = {facetsOf, holds, holdsArticle};
})(globalThis.galley ??= {});
