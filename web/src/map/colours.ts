/** One meaning each, on paper and screen alike (after Okabe and Ito); see docs/web.md. */
export const COLOURS = {
  gauge1000: '#D55E00',
  gauge1435: '#0072B2',
  gaugeOther: '#6B4E9B',
  gateOpen: '#009E73',
  gateClosing: '#E69F00',
  gateClosed: '#999999',
  road: '#7F7F7F',
  sea: '#56B4E9',
  customs: '#CC79A7',
  handling: '#333333',
  flash: '#F0E442',
} as const;

export const THEMES = {
  light: {
    land: '#fbfaf7',
    water: '#e9f1f5',
    border: '#c4c4c4',
    disputed: '#9a9a9a',
    ink: '#222222',
    halo: '#ffffff',
    paper: '#ffffff',
    flow: ['#f2cfdc', '#df9cb4', '#c45f86', '#98285a', '#560530'],
    flowUnknown: '#b5b5b5',
  },
  dark: {
    land: '#23262a',
    water: '#16191d',
    border: '#4d535a',
    disputed: '#7a828b',
    ink: '#ececec',
    halo: '#16191d',
    paper: '#23262a',
    // On dark ground the fullest is the lightest.
    flow: ['#4d2338', '#7c3656', '#ae4f7b', '#dc82a9', '#ffc9df'],
    flowUnknown: '#6d737a',
  },
} as const;

export type ThemeName = keyof typeof THEMES;
