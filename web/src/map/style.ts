import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { COLOURS, THEMES, type ThemeName } from './colours';

const EMPTY: GeoJSONSourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
const FONT = ['Noto Sans', 'Noto Sans SC'];

/** Where each state of a track has its own dash. */
const STATES = [
  { state: 'open', dash: undefined, opacity: 1 },
  { state: 'building', dash: [0.4, 1.4], opacity: 1 },
  { state: 'planned', dash: [3, 2], opacity: 0.75 },
] as const;

/** The whole style: everything drawn here comes from this server, so there are no tiles, sprites or glyphs to fetch. */
export function styleFor(theme: ThemeName): StyleSpecification {
  const paper = THEMES[theme];
  return {
    version: 8,
    sources: {
      land: { ...EMPTY },
      borders: { ...EMPTY },
      disputed: { ...EMPTY },
      roads: { ...EMPTY },
      sea: { ...EMPTY },
      flows: { ...EMPTY },
      flowgates: { ...EMPTY },
      tracks: { ...EMPTY },
      railgates: { ...EMPTY },
      named: { ...EMPTY },
      gates: { ...EMPTY },
      itinerary: { ...EMPTY },
      picked: { ...EMPTY },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': paper.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': paper.land } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': paper.border, 'line-width': 1 } },
      {
        id: 'disputed',
        type: 'line',
        source: 'disputed',
        paint: { 'line-color': paper.disputed, 'line-width': 1, 'line-dasharray': [4, 3] },
      },
      line('sea', 'sea', COLOURS.sea, [4, 0.8, 8, 1.6], { 'line-dasharray': [5, 3], 'line-opacity': 0.8 }),
      line('roads', 'roads', COLOURS.road, [4, 0.4, 8, 1.4], { 'line-opacity': 0.7 }),
      ...flowLayers(paper.flow, paper.flowUnknown, paper.ink),
      flash('flash-tracks', 'tracks'),
      flash('flash-railgates', 'railgates'),
      ...['tracks', 'railgates'].flatMap(trackLayers),
      line('itinerary-case', 'itinerary', paper.halo, [4, 7, 8, 11], {}, ['==', ['geometry-type'], 'LineString']),
      line('itinerary', 'itinerary', ITINERARY_COLOUR, [4, 4, 8, 6], {}, ['==', ['geometry-type'], 'LineString']),
      line('picked', 'picked', COLOURS.flash, [4, 8, 8, 14], { 'line-opacity': 0.75 }, [
        '==',
        ['geometry-type'],
        'LineString',
      ]),
      ...pointLayers(paper.ink, paper.paper),
      ...labelLayers(paper.ink, paper.halo),
    ],
  };
}

const ITINERARY_COLOUR: Expression = [
  'match',
  ['get', 'kind'],
  'rail1000',
  COLOURS.gauge1000,
  'rail1435',
  COLOURS.gauge1435,
  'rail1520',
  COLOURS.gaugeOther,
  'sea',
  COLOURS.sea,
  'border',
  COLOURS.customs,
  COLOURS.road,
];

type Expression = ['match', ...unknown[]];

function line(
  id: string,
  source: string,
  colour: string | Expression,
  [zoom, thin, near, thick]: [number, number, number, number],
  more: object = {},
  filter?: unknown[],
): LayerSpecification {
  return {
    id,
    type: 'line',
    source,
    ...(filter ? { filter } : {}),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour,
      'line-width': ['interpolate', ['linear'], ['zoom'], zoom, thin, near, thick],
      ...more,
    },
  } as unknown as LayerSpecification;
}

function flash(id: string, source: string): LayerSpecification {
  return line(id, source, COLOURS.flash, [4, 8, 8, 14], { 'line-opacity': 0 }, ['get', 'changed']);
}

/** Freight as width, how full as colour; where nobody knows the capacity it is grey. Gates have a disc of the same weight. */
function flowLayers(scale: readonly string[], unknown: string, ink: string): LayerSpecification[] {
  const colour = ['match', ['get', 'level'], ...scale.flatMap((tone, level) => [level, tone]), unknown] as Expression;
  const grow = (near: number, far: number) => [
    'interpolate',
    ['linear'],
    ['zoom'],
    4,
    ['*', near, ['get', 'width']],
    8,
    ['*', far, ['get', 'width']],
  ];
  return [
    {
      id: 'flows',
      type: 'line',
      source: 'flows',
      layout: { 'line-cap': 'round', 'line-join': 'round', 'line-sort-key': ['get', 'width'] },
      paint: { 'line-color': colour, 'line-width': grow(0.5, 1), 'line-opacity': 0.9 },
    },
    {
      id: 'flowgates',
      type: 'circle',
      source: 'flowgates',
      filter: ['has', 'level'],
      layout: { 'circle-sort-key': ['-', ['get', 'width']] },
      paint: {
        'circle-color': colour,
        'circle-radius': grow(0.4, 0.8),
        'circle-opacity': 0.9,
        'circle-stroke-color': ink,
        'circle-stroke-width': 0.5,
      },
    },
  ] as unknown as LayerSpecification[];
}

/** A layer for each gauge and state; dual gauge is both colours side by side. */
function trackLayers(source: string): LayerSpecification[] {
  const gauges = [
    { gauge: '1000', colour: COLOURS.gauge1000, side: 0 },
    { gauge: '1435', colour: COLOURS.gauge1435, side: 0 },
    { gauge: 'other', colour: COLOURS.gaugeOther, side: 0 },
    { gauge: 'dual', colour: COLOURS.gauge1000, side: -1 },
    { gauge: 'dual', colour: COLOURS.gauge1435, side: 1 },
  ];
  return gauges.flatMap(({ gauge, colour, side }) =>
    STATES.map(({ state, dash, opacity }) => {
      const shift = ['interpolate', ['linear'], ['zoom'], 4, 0.8 * side, 8, 1.5 * side];
      const filter = ['all', ['==', ['get', 'gauge'], gauge], ['==', ['get', 'state'], state]];
      const width: [number, number, number, number] = side === 0 ? [4, 1.4, 8, 3] : [4, 1.4, 8, 2.4];
      const layer = line(
        `${source}-${gauge}-${side}-${state}`,
        source,
        colour,
        width,
        { 'line-offset': shift, 'line-opacity': opacity },
        filter,
      );
      const paint = layer.paint as Record<string, unknown>;
      if (dash) {
        paint['line-dasharray'] = [...dash];
        (layer.layout as Record<string, unknown>)['line-cap'] = state === 'building' ? 'round' : 'butt';
      }
      return layer;
    }),
  );
}

function pointLayers(ink: string, paper: string): LayerSpecification[] {
  const grow = (near: number, far: number): unknown[] => ['interpolate', ['linear'], ['zoom'], 5, near, 10, far];
  const circle = (id: string, source: string, filter: unknown[], paint: object, minzoom = 0): LayerSpecification =>
    ({ id, type: 'circle', source, filter, minzoom, paint }) as unknown as LayerSpecification;
  const kind = (name: string) => ['==', ['get', 'kind'], name];
  return [
    circle(
      'stations',
      'named',
      ['all', kind('station'), ['!', ['get', 'isTerminal']]],
      {
        'circle-radius': grow(1.6, 4),
        'circle-color': paper,
        'circle-stroke-color': ink,
        'circle-stroke-width': 1.2,
      },
      6.5,
    ),
    circle('ports', 'named', kind('port'), {
      'circle-radius': grow(3, 6),
      'circle-color': paper,
      'circle-stroke-color': COLOURS.sea,
      'circle-stroke-width': 2.5,
    }),
    circle(
      'terminals',
      'named',
      ['all', ['get', 'isTerminal'], ['!', kind('port')]],
      {
        'circle-radius': grow(2.4, 5.5),
        'circle-color': ink,
        'circle-stroke-color': paper,
        'circle-stroke-width': 1,
      },
      5.5,
    ),
    circle('towns', 'named', kind('city'), {
      'circle-radius': ['match', ['get', 'rank'], 0, 4.5, 1, 3.6, 2, 3, 2.4],
      'circle-color': ink,
      'circle-opacity': 0.75,
    }),
    circle('gates', 'gates', ['has', 'id'], {
      'circle-radius': grow(4, 7),
      'circle-color': ['match', ['get', 'look'], 'open', COLOURS.gateOpen, 'closing', COLOURS.gateClosing, paper],
      'circle-stroke-color': [
        'match',
        ['get', 'look'],
        'open',
        paper,
        'closing',
        ink,
        'closed',
        COLOURS.gateClosed,
        ink,
      ],
      'circle-stroke-width': ['match', ['get', 'look'], 'closed', 2.5, 1.5],
    }),
    circle('picked-point', 'picked', ['==', ['geometry-type'], 'Point'], {
      'circle-radius': 12,
      'circle-color': COLOURS.flash,
      'circle-opacity': 0.5,
      'circle-stroke-color': ink,
      'circle-stroke-width': 2,
    }),
    circle('itinerary-stops', 'itinerary', ['==', ['geometry-type'], 'Point'], {
      'circle-radius': 4,
      'circle-color': paper,
      'circle-stroke-color': ink,
      'circle-stroke-width': 2,
    }),
  ];
}

function labelLayers(ink: string, halo: string): LayerSpecification[] {
  const label = (
    id: string,
    source: string,
    filter: unknown[],
    text: unknown,
    size: unknown,
    minzoom: number,
  ): LayerSpecification =>
    ({
      id,
      type: 'symbol',
      source,
      filter,
      minzoom,
      layout: {
        'text-field': text,
        'text-font': FONT,
        'text-size': size,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.7,
        'text-justify': 'auto',
        // Both clocks of a gate stand in one line: it would break after a plus.
        'text-max-width': id === 'name-gates-now' ? 15 : 9,
        'text-padding': 3,
        'symbol-sort-key': ['coalesce', ['get', 'rank'], 1],
      },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 },
    }) as unknown as LayerSpecification;
  const rank = (most: number) => ['<=', ['get', 'rank'], most];
  const isTown = ['==', ['get', 'kind'], 'city'];
  const name = ['get', 'name'];
  const townSize = ['match', ['get', 'rank'], 0, 15, 1, 14, 13];
  const gateText = [
    'case',
    ['==', ['get', 'now'], ''],
    name,
    ['format', name, {}, '\n', {}, ['get', 'now'], { 'font-scale': 0.85 }],
  ];
  // The last layer is placed first: towns win over gates, gates over stations.
  return [
    label('name-stations', 'named', ['!', isTown], name, 12, 7.5),
    label('name-gates-now', 'gates', ['has', 'id'], gateText, 12, 7),
    label('name-gates', 'gates', ['has', 'id'], name, 12, 6),
    // How much and how full in figures, once a line: colour alone tells nobody.
    label('name-flows', 'flowgates', ['!', ['has', 'level']], name, 12, 5),
    label('name-towns-small', 'named', ['all', isTown, ['!', rank(1)]], name, townSize, 5.5),
    label('name-towns', 'named', ['all', isTown, rank(1)], name, townSize, 3),
  ].map((layer) => (layer.id === 'name-gates' ? ({ ...layer, maxzoom: 7 } as LayerSpecification) : layer));
}
