import {
  type GeoJSONSource,
  Map as LibreMap,
  type MapGeoJSONFeature,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { FeatureCollection } from 'geojson';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Gate, Itinerary } from '../api';
import { chineseFont } from '../chinese';
import type { Language } from '../language';
import { THEMES, type ThemeName } from './colours';
import type { FlowShapes } from './flows';
import type { Network } from './network';
import { styleFor } from './style';

setWorkerUrl(workerUrl);

/** What the map shows. */
export interface Scene {
  network: Network;
  year: number;
  language: Language;
  theme: ThemeName;
  gates: Map<string, Gate>;
  gateWords: (gate: Gate) => { text: string; look: string };
  hidden: ReadonlySet<string>;
  itinerary: Itinerary | null;
  flows?: FlowShapes | null;
  picked: Picked | null;
}

/** A thing that was clicked. */
export interface Picked {
  layer: string;
  id: string;
}

const TOGGLED: Record<string, string[]> = {
  roads: ['roads'],
  sea: ['sea'],
  terminals: ['terminals'],
  ports: ['ports'],
  stations: ['stations', 'name-stations'],
  gates: ['gates', 'name-gates', 'name-gates-now'],
  towns: ['towns', 'name-towns', 'name-towns-small'],
};

let basePromise: Promise<{ land: FeatureCollection; borders: FeatureCollection; disputed: FeatureCollection }> | null =
  null;

/** The map itself: it is told what to show, and tells what is clicked. */
export class RailMap {
  private readonly map: LibreMap;
  private readonly isReady: Promise<void>;
  private scene: Scene | null = null;
  private painted: ThemeName | null = null;
  private fade = 0;
  private waiting = 0;

  constructor(
    container: HTMLElement,
    view: { center: [number, number]; zoom: number },
    onPick: (picked: Picked | null, at: [number, number]) => void,
  ) {
    const theme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
    this.map = new LibreMap({
      container,
      style: styleFor(theme),
      center: view.center,
      zoom: view.zoom,
      minZoom: 2.5,
      maxZoom: 13,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      localIdeographFontFamily: '"Noto Sans SC", sans-serif',
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    this.map.getCanvas().setAttribute('role', 'application');
    this.isReady = new Promise((resolve) => this.map.once('load', () => resolve()));
    this.map.on('click', (event) => {
      const found = this.find(event.point);
      onPick(found ? { layer: found.properties.layer, id: found.properties.id } : null, [
        event.lngLat.lng,
        event.lngLat.lat,
      ]);
    });
    this.map.on('mousemove', (event) => {
      this.map.getCanvas().style.cursor = this.find(event.point) ? 'pointer' : '';
    });
    this.map.on('idle', () => {
      container.dataset.idle = String(this.waiting === 0);
    });
  }

  /** Its name for those who can't see it, and those of its buttons. */
  label(map: string, zoomIn: string, zoomOut: string): void {
    this.map.getCanvas().setAttribute('aria-label', map);
    for (const [button, words] of [
      ['zoom-in', zoomIn],
      ['zoom-out', zoomOut],
    ]) {
      const element = this.map.getContainer().querySelector(`.maplibregl-ctrl-${button}`);
      element?.setAttribute('title', words ?? '');
      element?.setAttribute('aria-label', words ?? '');
    }
  }

  async show(scene: Scene): Promise<void> {
    this.waiting++;
    this.map.getContainer().dataset.idle = 'false';
    try {
      await this.draw(scene);
    } finally {
      this.waiting--;
      this.map.triggerRepaint();
    }
  }

  private async draw(scene: Scene): Promise<void> {
    const before = this.scene;
    this.scene = scene;
    await this.isReady;
    basePromise ??= fetch('/base-map.json').then((response) => response.json());
    const base = await basePromise;
    if (this.scene !== scene) {
      return;
    }
    if (this.painted !== scene.theme) {
      this.painted = scene.theme;
      this.paint(scene.theme);
      this.set('land', base.land);
      this.set('borders', base.borders);
      this.set('disputed', base.disputed);
    }
    const { network, year, language } = scene;
    const named = network.named(year, language);
    const gates = network.gates(year, language, scene.gates, scene.gateWords);
    const flows = scene.flows ?? { lines: nothing(), points: nothing() };
    await loadFonts([named, gates, flows.points]);
    if (this.scene !== scene) {
      return;
    }
    this.set('tracks', network.tracks(year));
    this.set('railgates', network.railCrossings(year));
    this.set('flows', flows.lines);
    this.set('flowgates', flows.points);
    this.set('roads', network.roads(year));
    this.set('sea', network.sea(year));
    this.set('named', named);
    this.set('gates', gates);
    this.set('itinerary', scene.itinerary ? network.itinerary(scene.itinerary) : nothing());
    this.set('picked', this.shapeOf(scene.picked));
    for (const [name, layers] of Object.entries(TOGGLED)) {
      for (const layer of layers) {
        this.map.setLayoutProperty(layer, 'visibility', scene.hidden.has(name) ? 'none' : 'visible');
      }
    }
    if (scene.itinerary && scene.itinerary !== before?.itinerary) {
      this.fit(network.itinerary(scene.itinerary));
    }
    if (before && before.year !== year) {
      this.flash();
    }
  }

  /** Moves to a place. */
  goTo(at: [number, number], zoom = 8): void {
    this.map.getContainer().dataset.idle = 'false';
    this.map.easeTo({ center: at, zoom: Math.max(zoom, this.map.getZoom()), duration: isStill() ? 0 : 500 });
  }

  destroy(): void {
    cancelAnimationFrame(this.fade);
    this.map.remove();
  }

  private find(at: { x: number; y: number }): MapGeoJSONFeature | undefined {
    const reach = 6;
    const layers = this.map
      .getStyle()
      .layers.map(({ id }) => id)
      .filter((id) => /^(gates|stations|ports|terminals|towns|tracks-|railgates-|roads|sea|flows|flowgates)/.test(id));
    const found = this.map.queryRenderedFeatures(
      [
        [at.x - reach, at.y - reach],
        [at.x + reach, at.y + reach],
      ],
      { layers },
    );
    // Points lie on lines: whoever clicks one means it.
    return (
      found.find((feature) => feature.geometry.type === 'Point') ??
      found.find((feature) => feature.properties.layer === 'sections') ??
      found[0]
    );
  }

  private shapeOf(picked: Picked | null): FeatureCollection {
    if (!picked || !this.scene) {
      return nothing();
    }
    const { network, year, language } = this.scene;
    const all: FeatureCollection[] = [
      network.tracks(year),
      network.railCrossings(year),
      network.roads(year),
      network.sea(year),
      network.named(year, language),
      network.gates(year, language, this.scene.gates, this.scene.gateWords),
    ];
    const features = all
      .flatMap((collection) => collection.features)
      .filter((feature) => feature.properties?.layer === picked.layer && feature.properties?.id === picked.id);
    return { type: 'FeatureCollection', features };
  }

  private paint(theme: ThemeName): void {
    for (const layer of styleFor(theme).layers) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.map.setPaintProperty(layer.id, name as Parameters<LibreMap['setPaintProperty']>[1], value);
      }
    }
    this.map.getContainer().style.background = THEMES[theme].water;
  }

  private set(source: string, data: FeatureCollection | FeatureCollection['features'][number]): void {
    (this.map.getSource(source) as GeoJSONSource | undefined)?.setData(data as FeatureCollection);
  }

  private fit(shape: FeatureCollection): void {
    const points = shape.features.flatMap(({ geometry }) =>
      geometry.type === 'LineString' ? geometry.coordinates : geometry.type === 'Point' ? [geometry.coordinates] : [],
    );
    const [xs, ys] = [points.map((point) => Number(point[0])), points.map((point) => Number(point[1]))];
    if (points.length > 0) {
      const bounds: [number, number, number, number] = [
        Math.min(...xs),
        Math.min(...ys),
        Math.max(...xs),
        Math.max(...ys),
      ];
      this.map.fitBounds(bounds, { padding: 40, duration: 0, maxZoom: 9 });
    }
  }

  /** What changed that year shows once and fades; where no movement is wanted, not at all. */
  private flash(): void {
    cancelAnimationFrame(this.fade);
    if (isStill()) {
      return;
    }
    const start = performance.now();
    const step = (now: number) => {
      const left = Math.max(0, 1 - (now - start) / 1200);
      for (const layer of ['flash-tracks', 'flash-railgates']) {
        this.map.setPaintProperty(layer, 'line-opacity', 0.9 * left);
      }
      if (left > 0) {
        this.fade = requestAnimationFrame(step);
      }
    };
    this.fade = requestAnimationFrame(step);
  }
}

function nothing(): FeatureCollection {
  return { type: 'FeatureCollection', features: [] };
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Labels are drawn once: the slices of the fonts that their letters need must be there before. */
async function loadFonts(collections: FeatureCollection[]): Promise<void> {
  const letters = new Set<string>();
  for (const { features } of collections) {
    for (const { properties } of features) {
      for (const letter of `${properties?.name ?? ''}${properties?.now ?? ''}`) {
        letters.add(letter);
      }
    }
  }
  const text = [...letters].join('');
  await chineseFont().catch(() => undefined);
  await Promise.all([
    document.fonts.load('400 24px "Noto Sans"', text),
    document.fonts.load('400 24px "Noto Sans SC"', text),
  ]).catch(() => []);
}
