// Data comes as scripts: a page opened from disk may not fetch. Each data file calls galley.load with what it holds.
(galley => {
    const arrived = new Map();
    const keyOf = (kind, id) => kind + '\n' + id;

    galley.load = (kind, id, value) => arrived.set(keyOf(kind, id), value);
    galley.loaded = (kind, id) => arrived.get(keyOf(kind, id));

    /// Loads the script at `url`, which brings `kind` of `id`; resolves with it.
    galley.want = (url, kind, id) => {
        const there = galley.loaded(kind, id);
        if (there !== undefined) return Promise.resolve(there);
        return new Promise((resolve, reject) => {
            const script = document.createElement('script');
            script.src = url;
            script.onload = () => {
                script.remove();
                const value = galley.loaded(kind, id);
                if (value === undefined) reject(new Error(url + ' does not hold what it should'));
                else resolve(value);
            };
            script.onerror = () => {
                script.remove();
                reject(new Error(url + ' cannot be read'));
            };
            document.head.append(script);
        });
    };

    /// A path of the output as a URL: document ids may hold any character that file names may.
    galley.urlOf = path => path.split('/').map(encodeURIComponent).join('/');

    /// The element `name` with attributes and children; text stays text, whatever it looks like.
    galley.make = (name, attributes = {}, ...children) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) {
            if (value === null || value === undefined || value === false) continue;
            if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
            else element.setAttribute(key, value === true ? '' : value);
        }
        element.append(...children.filter(child => child !== null && child !== undefined));
        return element;
    };
})(globalThis.galley ??= {});
