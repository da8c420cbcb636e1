// What is being corrected in a document: the operations of its corrections.json, what they make of it, undo and redo, and saving.
// Nothing here draws. The server is galley view --edit; its address has a secret part.
(galley => {
    const wait = 400;         // milliseconds after the last operation before it is saved
    const tryAgain = 4000;    // milliseconds after a save that failed
    const {corrections} = galley;

    /// Whether this page was served to be corrected.
    const on = () => /^\/edit-[0-9a-f]{32}\//.test(location.pathname);

    /// Equal but for the order of members.
    function same(a, b) {
        if (a === b) return true;
        if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
        const keys = Object.keys(a);
        return keys.length === Object.keys(b).length && keys.every(key => key in b && same(a[key], b[key]));
    }

    /// The file, an operation a line.
    const fileOf = (id, operations) => `{"schema": "galley.corrections/1", "document": ${JSON.stringify(id)}, "operations": [` +
        operations.map(one => '\n' + JSON.stringify(one)).join(',') + '\n]}\n';

    class Editing {
        /// `data` is what the site holds: its articles have the operations of data.corrections already. `changed` is called
        /// when the state or what is told of saving is another. `pageOf(index)` resolves with a page, for operations of other pages.
        constructor(id, data, pages, pageOf, changed) {
            Object.assign(this, {id, data, pages, pageOf, changed, operations: [], back: [], etag: null, saved: 'loading', sentence: ''});
            this.site = data.corrections?.operations ?? [];
            this.states = [corrections.begin(data.articles, data.rest)];
            addEventListener('beforeunload', event => {
                if (this.saved === 'saved' || this.saved === 'loading') return;
                this.save();
                event.preventDefault();
            });
        }

        get state() { return this.states.at(-1); }
        /// How many operations the site does not show because they were taken back, and how many only the next run makes.
        get behind() { return this.site.length - this.shown + this.late; }

        /// Reads the file, and shows what of it the site has not.
        async load() {
            const answer = await fetch('corrections.json', {cache: 'no-store'});
            let file = {operations: []};
            if (answer.ok) file = JSON.parse(await answer.text());
            else if (answer.status !== 404) throw new Error(await answer.text());
            if (file.schema !== undefined && file.schema !== 'galley.corrections/1') throw new Error(String(file.schema));
            this.etag = answer.ok ? answer.headers.get('ETag') : null;
            this.operations = file.operations;
            this.back = [];
            this.shown = 0;
            this.late = 0;
            while (this.shown < Math.min(this.site.length, file.operations.length) && same(this.site[this.shown], file.operations[this.shown])) ++this.shown;
            this.states.length = 1;
            for (const operation of file.operations.slice(this.shown)) {
                await Promise.all(corrections.pagesIn(operation).filter(page => !this.pages.has(page)).map(page => this.pageOf(page)));
                this.push(operation);
            }
            this.saved = 'saved';
            this.changed();
        }

        push(operation) {
            const done = corrections.carryOut(this.state, operation, this.pages);
            if (done.why) ++this.late;
            this.states.push(done.state);
            return done.why;
        }

        /// Carries an operation out; gives why not when it cannot be.
        do(operation) {
            const {state, why} = corrections.carryOut(this.state, operation, this.pages);
            if (why) return why;
            this.operations = [...this.operations, operation];
            this.states.push(state);
            this.back = [];
            this.touch();
            return null;
        }
        undo() {
            const last = this.operations.at(-1);
            if (!last) return;
            this.operations = this.operations.slice(0, -1);
            this.back.push(last);
            // What the site shows already goes with the next run.
            if (this.states.length > 1) this.states.pop();
            else this.shown = Math.min(this.shown, this.operations.length);
            this.touch();
        }
        redo() {
            const next = this.back.pop();
            if (!next) return;
            if (this.states.length === 1 && this.shown === this.operations.length && same(this.site[this.shown], next)) ++this.shown;
            else this.push(next);
            this.operations = [...this.operations, next];
            this.touch();
        }

        touch() {
            this.saved = 'waiting';
            this.sentence = '';
            clearTimeout(this.later);
            this.later = setTimeout(() => this.save(), wait);
            this.changed();
        }

        /// One save at a time; what was done meanwhile is saved after it.
        async save() {
            clearTimeout(this.later);
            if (this.saving) return;
            this.saving = true;
            this.saved = 'saving';
            this.changed();
            const sent = this.operations;
            try {
                const answer = await fetch('corrections.json', {
                    method: 'PUT', keepalive: sent.length < 50, body: fileOf(this.id, sent),
                    headers: {'Content-Type': 'application/json', ...(this.etag ? {'If-Match': this.etag} : {'If-None-Match': '*'})}
                });
                if (answer.status === 412) await this.reload();
                else if (!answer.ok) throw new Error(await answer.text());
                else {
                    this.etag = answer.headers.get('ETag');
                    this.saved = this.operations === sent ? 'saved' : 'waiting';
                }
            } catch (error) {
                this.saved = 'failed';
                this.sentence = error.message;
            }
            this.saving = false;
            this.changed();
            if (this.saved === 'waiting') this.save();
            if (this.saved === 'failed') this.later = setTimeout(() => this.save(), tryAgain);
        }

        /// Another tab was faster: what it wrote counts.
        async reload() {
            await this.load();
            this.sentence = 'conflict';
        }
    }

    galley.editing = {on, Editing, same, fileOf};
})(globalThis.galley ??= {});
