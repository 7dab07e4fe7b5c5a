import type { ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { counted } from './api';
import type { WordKey } from './words';

interface Page {
  path: string;
  title: WordKey;
  load: () => Promise<ComponentType>;
}

/**
 * Every page: its address, its name, what it shows, which is fetched when it is wanted. A new page is a line here, a component beside the
 * others, its words in words.ts, its address in PageFiles.Places of the server, and a test that uses it. A page whose engine is not there
 * has no line.
 */
export const PAGES: readonly Page[] = [
  { path: '/map', title: 'map', load: async () => (await import('./pages/MapPage')).MapPage },
  { path: '/plan', title: 'plan', load: async () => (await import('./pages/PlanPage')).PlanPage },
  { path: '/line', title: 'line', load: async () => (await import('./pages/LinePage')).LinePage },
  { path: '/border', title: 'borderPage', load: async () => (await import('./pages/BorderPage')).BorderPage },
  { path: '/forecast', title: 'forecastPage', load: async () => (await import('./pages/ForecastPage')).ForecastPage },
  {
    path: '/appraisal',
    title: 'appraisalPage',
    load: async () => (await import('./pages/AppraisalPage')).AppraisalPage,
  },
  { path: '/reference', title: 'reference', load: async () => (await import('./pages/ReferencePage')).ReferencePage },
];

const loaded = new Map<Page, ComponentType>();

/** Fetches what a page shows, unless it is there. */
async function load(page: Page): Promise<void> {
  if (!loaded.has(page)) {
    loaded.set(page, await page.load());
  }
}

export function pageAt(path: string): Page | undefined {
  return PAGES.find((known) => known.path === path);
}

/** Begins to fetch the page of an address before anything is drawn. */
export function loadAhead(path: string): void {
  const page = pageAt(path === '/' ? (PAGES[0]?.path ?? '') : path);
  if (page) {
    counted(load(page)).catch(() => undefined);
  }
}

/** What a page shows; null while it is fetched, which is once. The others are fetched when there is nothing else to do. */
export function usePage(page: Page | undefined): { show: ComponentType | null; hasFailed: boolean } {
  const [, again] = useState(0);
  const [failed, setFailed] = useState<Page | null>(null);
  useLayoutEffect(() => {
    if (page && !loaded.has(page)) {
      counted(load(page)).then(
        () => again((count) => count + 1),
        () => setFailed(page),
      );
    }
  }, [page]);
  useLayoutEffect(() => {
    const timer = setTimeout(() => Promise.all(PAGES.map(load)).catch(() => undefined), 3000);
    return () => clearTimeout(timer);
  }, []);
  return { show: (page && loaded.get(page)) ?? null, hasFailed: page !== undefined && failed === page };
}
