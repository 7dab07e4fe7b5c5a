import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { follow, go, useAddress, withValues } from './address';
import { LANGUAGES, type Language, LanguageContext, remember, remembered, rememberedLanguage, sayIn } from './language';
import { PAGES } from './pages';
import { ThemeContext } from './theme';

type Theme = 'light' | 'dark';

/** What stands around every page: its name, the pages, language and light. */
export function Frame() {
  const { path, query } = useAddress();
  const asked = query.get('lang');
  const [language, setLanguage] = useState<Language>(
    () => LANGUAGES.find(({ code }) => code === asked)?.code ?? rememberedLanguage(),
  );
  const [theme, setTheme] = useState<Theme>(() => startingTheme());
  const say = useMemo(() => sayIn(language), [language]);
  const page = PAGES.find((known) => known.path === path);

  useEffect(() => {
    if (path === '/') {
      go(PAGES[0]?.path ?? '/map', query, { replace: true });
    }
  }, [path, query]);
  // Before anything is painted: whoever sees the page in a language, or hears it, also has its title in it.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = page ? `${say(page.title)} · Lienvan` : 'Lienvan';
  }, [language, page, say]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const choose = (code: Language) => {
    setLanguage(code);
    remember('language', code);
    if (query.has('lang')) {
      go(path, withValues(query, { lang: code }), { replace: true });
    }
  };
  const turn = () => {
    const other = theme === 'dark' ? 'light' : 'dark';
    setTheme(other);
    remember('theme', other);
  };
  const Show = page?.show;
  return (
    <LanguageContext.Provider value={language}>
      <a class="skip" href="#answer">
        {say('skip')}
      </a>
      <header>
        <p class="brand">
          <strong>Lienvan</strong> <span>{say('tagline')}</span>
        </p>
        <nav aria-label={say('pages')}>
          {PAGES.map((known) => (
            <a
              key={known.path}
              href={known.path}
              aria-current={known === page ? 'page' : undefined}
              onClick={(event) => follow(event, known.path)}
            >
              {say(known.title)}
            </a>
          ))}
        </nav>
        <div class="settings">
          <fieldset class="languages">
            <legend class="unseen">{say('language')}</legend>
            {LANGUAGES.map(({ code, name }) => (
              <button
                key={code}
                type="button"
                lang={code}
                aria-pressed={code === language}
                onClick={() => choose(code)}
              >
                {name}
              </button>
            ))}
          </fieldset>
          <button type="button" onClick={turn}>
            {say(theme === 'dark' ? 'light' : 'dark')}
          </button>
        </div>
      </header>
      <ThemeContext.Provider value={theme}>
        {Show ? <Show /> : path === '/' ? null : <main id="answer">{say('notThere')}</main>}
      </ThemeContext.Provider>
    </LanguageContext.Provider>
  );
}

function startingTheme(): Theme {
  const chosen = remembered('theme');
  if (chosen === 'dark' || chosen === 'light') {
    return chosen;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
