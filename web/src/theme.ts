import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ThemeName } from './map/colours';

/** Whether the page is on white or on black. */
export const ThemeContext = createContext<ThemeName>('light');

export function useTheme(): ThemeName {
  return useContext(ThemeContext);
}
