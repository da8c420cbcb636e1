// What a reader chooses: language, light or dark, whether single keys work. Kept by the browser where it may.
(galley => {
    const themes = {system: '◐', light: '☀', dark: '☾'};
    const names = {language: 'galley-language', theme: 'galley-theme', keys: 'galley-keys'};

    function stored(name) {
        try {
            return localStorage.getItem(names[name]);
        } catch {
            return null;  // a browser may keep nothing for pages from disk
        }
    }

    function store(name, value) {
        try {
            localStorage.setItem(names[name], value);
        } catch {
            // then the choice lasts as long as the page
        }
    }

    const settings = {
        language: stored('language') ?? (/^zh/i.test(globalThis.navigator?.language ?? '') ? 'zh' : 'en'),
        theme: stored('theme') ?? 'system',
        keys: stored('keys') !== 'off'
    };

    /// The words of the interface in the reader's language.
    galley.say = (key, ...values) => galley.words.say(settings.language, key, ...values);

    function apply() {
        const root = document.documentElement;
        root.lang = settings.language === 'zh' ? 'zh-Hans' : 'en';
        if (settings.theme === 'system') delete root.dataset.theme;
        else root.dataset.theme = settings.theme;
    }

    /// `said` is called when the language changed and everything must be said anew.
    function controls(said) {
        const make = galley.make;
        const language = make('button', {class: 'plain', type: 'button', id: 'language'});
        const theme = make('button', {class: 'plain', type: 'button', id: 'theme'});
        const help = make('button', {class: 'plain', type: 'button', id: 'help', onclick: () => galley.help.open()}, '?');
        const relabel = () => {
            language.textContent = galley.say('language');
            language.lang = settings.language === 'zh' ? 'en' : 'zh-Hans';
            theme.textContent = themes[settings.theme] ?? themes.system;
            theme.title = `${galley.say('theme')}: ${galley.say(settings.theme)}`;
            theme.setAttribute('aria-label', theme.title);
            help.setAttribute('aria-label', galley.say('help'));
            help.title = galley.say('help');
        };
        language.addEventListener('click', () => {
            settings.language = settings.language === 'zh' ? 'en' : 'zh';
            store('language', settings.language);
            apply();
            relabel();
            said();
        });
        theme.addEventListener('click', () => {
            const order = Object.keys(themes);
            settings.theme = order[(order.indexOf(settings.theme) + 1) % order.length];
            store('theme', settings.theme);
            apply();
            relabel();
        });
        relabel();
        return [language, theme, help];
    }

    function setKeys(on) {
        settings.keys = on;
        store('keys', on ? 'on' : 'off');
    }

    galley.settings = {settings, apply, controls, setKeys};
})(globalThis.galley ??= {});
