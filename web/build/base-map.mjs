// Makes public/base-map.json from Natural Earth (world-atlas, public domain): land and land borders, fine where the corridor is and coarse
// elsewhere. Shared arcs are thinned, not shapes, so that neighbours still meet. Nothing is drawn at sea: no maritime line has a source here.
import { readFileSync, writeFileSync } from 'node:fs';
import { feature, mesh } from 'topojson-client';

const FOCUS = { west: 95, east: 122, south: 5, north: 32 };
const COARSE_DEGREES = 0.12;

/** Land borders that the two sides, or others, see differently; names as Natural Earth has them. */
const DISPUTED = [
  ['China', 'India'],
  ['India', 'Pakistan'],
  ['China', 'Pakistan'],
  ['Siachen Glacier', '*'],
  ['Bhutan', 'China'],
  ['Kosovo', 'Serbia'],
  ['Russia', 'Ukraine'],
  ['N. Cyprus', 'Cyprus'],
  ['W. Sahara', 'Morocco'],
  ['Somaliland', 'Somalia'],
  ['Israel', 'Palestine'],
  ['Israel', 'Syria'],
  ['Thailand', 'Cambodia'],
  ['Georgia', 'Russia'],
  ['Sudan', 'S. Sudan'],
  ['Kyrgyzstan', 'Tajikistan'],
];

const topology = JSON.parse(
  readFileSync(new URL('../node_modules/world-atlas/countries-10m.json', import.meta.url), 'utf8'),
);
const { scale, translate } = topology.transform;
topology.arcs = topology.arcs.map((arc) => thin(decode(arc)));
delete topology.transform;

const names = (a, b) => [a.properties.name, b.properties.name];
const isDisputed = (a, b) =>
  DISPUTED.some(([one, other]) => {
    const pair = names(a, b);
    return pair.includes(one) && (other === '*' || pair.includes(other));
  });
const countries = topology.objects.countries;
const collection = (geometry) => ({ type: 'Feature', properties: {}, geometry });
writeFileSync(
  new URL('../public/base-map.json', import.meta.url),
  JSON.stringify({
    land: feature(topology, topology.objects.land),
    borders: collection(mesh(topology, countries, (a, b) => a !== b && !isDisputed(a, b))),
    disputed: collection(mesh(topology, countries, (a, b) => a !== b && isDisputed(a, b))),
  }),
);

function decode(arc) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [round(x * scale[0] + translate[0]), round(y * scale[1] + translate[1])];
  });
}

function thin(arc) {
  const kept = [arc[0]];
  for (const point of arc.slice(1, -1)) {
    const last = kept[kept.length - 1];
    const least = isInFocus(point) ? 0.004 : COARSE_DEGREES;
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= least) {
      kept.push(point);
    }
  }
  kept.push(arc[arc.length - 1]);
  return kept;
}

function isInFocus([x, y]) {
  return x > FOCUS.west && x < FOCUS.east && y > FOCUS.south && y < FOCUS.north;
}

function round(degrees) {
  return Math.round(degrees * 1000) / 1000;
}
