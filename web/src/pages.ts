import type { ComponentType } from 'preact';
import { AppraisalPage } from './pages/AppraisalPage';
import { BorderPage } from './pages/BorderPage';
import { ForecastPage } from './pages/ForecastPage';
import { LinePage } from './pages/LinePage';
import { MapPage } from './pages/MapPage';
import { PlanPage } from './pages/PlanPage';
import { ReferencePage } from './pages/ReferencePage';
import type { WordKey } from './words';

/**
 * Every page: its address, its name, what it shows. A new page is a line here, a component beside the others, its words in words.ts, its
 * address in PageFiles.Places of the server, and a test that uses it. A page whose engine is not there has no line.
 */
export const PAGES: ReadonlyArray<{ path: string; title: WordKey; show: ComponentType }> = [
  { path: '/map', title: 'map', show: MapPage },
  { path: '/plan', title: 'plan', show: PlanPage },
  { path: '/line', title: 'line', show: LinePage },
  { path: '/border', title: 'borderPage', show: BorderPage },
  { path: '/forecast', title: 'forecastPage', show: ForecastPage },
  { path: '/appraisal', title: 'appraisalPage', show: AppraisalPage },
  { path: '/reference', title: 'reference', show: ReferencePage },
];
