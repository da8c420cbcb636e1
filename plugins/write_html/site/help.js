// The help: what can be done, and the keys for it.
(galley => {
    const keys = [
        ['n p', 'key_article'], ['→ ←', 'key_page'], ['+ − 0', 'key_zoom'], ['Shift + ← ↑ → ↓', 'key_pan'],
        ['a b l r c e', 'key_layers'], ['/', 'key_search'], ['g', 'key_contents'], ['Esc', 'key_escape'], ['?', 'key_help']
    ];
    let dialog = null;

    function open() {
        const {make, say} = galley, {settings, setKeys} = galley.settings;
        dialog?.remove();
        const rows = keys.map(([key, words]) => make('div', {}, make('dt', {}, ...key.split(' ').map(one =>
            one.length > 1 && one !== 'Esc' && one !== 'Shift' ? one : make('kbd', {}, one))), make('dd', {}, say(words))));
        const single = make('input', {type: 'checkbox', id: 'single-keys', onchange: event => setKeys(event.target.checked)});
        single.checked = settings.keys;
        dialog = make('dialog', {class: 'help', 'aria-labelledby': 'help-title'},
            make('form', {method: 'dialog'}, make('h2', {id: 'help-title'}, say('help')),
                make('button', {class: 'plain close', 'aria-label': say('close')}, '×')),
            make('p', {}, say('help_look')), make('p', {}, say('help_edits')), make('h3', {}, say('keys')), make('dl', {}, ...rows),
            make('p', {}, make('label', {}, single, ' ', say('keys_on'))));
        document.body.append(dialog);
        dialog.showModal();
    }

    /// Whether a key pressed now is meant for the page: not for a field, not with Ctrl, Alt or Meta, no dialog open.
    function forPage(event) {
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
        if (document.querySelector('dialog[open]')) return false;
        if (event.target.closest?.('input, select, textarea')) return false;
        return galley.settings.settings.keys || event.key.length > 1;
    }

    galley.help = {open, forPage};
})(globalThis.galley ??= {});
