import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-ext-400.css';
import '@fontsource/noto-sans/vietnamese-400.css';
import '@fontsource/noto-sans/latin-600.css';
import '@fontsource/noto-sans/latin-ext-600.css';
import '@fontsource/noto-sans/vietnamese-600.css';
import './style.css';
import { render } from 'preact';
import { chineseFont } from './chinese';
import { Frame } from './Frame';
import { loadAhead } from './pages';

loadAhead(location.pathname);
const root = document.getElementById('app');
if (root) {
  render(<Frame />, root);
}
chineseFont().catch(() => undefined);
