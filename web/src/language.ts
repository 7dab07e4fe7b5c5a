import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { WORDS, type WordKey } from './words';

export type Language = 'en' | 'vi' | 'zh';

export const LANGUAGES: ReadonlyArray<{ code: Language; name: string }> = [
  { code: 'en', name: 'English' },
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'zh', name: '中文' },
];

export const LanguageContext = createContext<Language>('en');

/** The language that was chosen last, else the one that the browser asks for. */
export function rememberedLanguage(): Language {
  const wanted = [remembered('language'), ...navigator.languages].map((code) => (code ?? '').slice(0, 2));
  return (
    LANGUAGES.find(({ code }) => code === wanted.find((other) => LANGUAGES.some((known) => known.code === other)))
      ?.code ?? 'en'
  );
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export type Say = (key: WordKey, ...values: ReadonlyArray<string | number>) => string;

export function sayIn(language: Language): Say {
  const column = LANGUAGES.findIndex(({ code }) => code === language);
  return (key, ...values) =>
    (WORDS[key][column] ?? WORDS[key][0]).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
}

/** The language of the page and its words. */
export function useLanguage(): { language: Language; say: Say } {
  const language = useContext(LanguageContext);
  return { language, say: sayIn(language) };
}
