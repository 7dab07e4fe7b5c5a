import { useLayoutEffect, useState } from 'preact/hooks';

/** What the address bar holds: the page, and the whole question, so that a link is a share. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

const listeners = new Set<() => void>();
let current = read();

window.addEventListener('popstate', tell);

export function useAddress(): Address {
  const [, see] = useState(current);
  useLayoutEffect(() => {
    const listener = () => see(current);
    listeners.add(listener);
    // Another part of the page may have gone elsewhere since this one was drawn.
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return current;
}

/** Goes to another page, or another question on it. */
export function go(path: string, query: URLSearchParams, options: { replace?: boolean } = {}): void {
  const text = query.toString();
  const url = text ? `${path}?${text}` : path;
  if (options.replace) {
    history.replaceState(null, '', url);
  } else {
    history.pushState(null, '', url);
  }
  tell();
}

/** The query with some values set; an empty one is left out. */
export function withValues(query: URLSearchParams, values: Record<string, string>): URLSearchParams {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    if (value === '') {
      changed.delete(name);
    } else {
      changed.set(name, value);
    }
  }
  return changed;
}

/** A plain click stays on this page; with a key held the browser does what it always does. */
export function follow(event: MouseEvent, path: string, query = new URLSearchParams()): void {
  if (
    !event.defaultPrevented &&
    event.button === 0 &&
    !event.metaKey &&
    !event.ctrlKey &&
    !event.shiftKey &&
    !event.altKey
  ) {
    event.preventDefault();
    go(path, query);
  }
}

function read(): Address {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

function tell(): void {
  current = read();
  for (const listener of listeners) {
    listener();
  }
}
