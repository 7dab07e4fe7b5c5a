import { counted } from './api';

let sheet: Promise<unknown> | null = null;

/**
 * Names the slices of the Chinese font, a hundred of them, which are more than all other styles: they come after the first picture. Who draws
 * by hand waits for them.
 */
export function chineseFont(): Promise<unknown> {
  sheet ??= counted(import('@fontsource/noto-sans-sc/400.css'));
  return sheet;
}
