import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How wide an element is, so that a drawing keeps the size of its letters on any screen. */
export function useWidth<T extends HTMLElement>(usual: number) {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const measure = () => setWidth(Math.max(240, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
}
