import type { Random } from './random.ts';

const WINDOWS = [
  'Windows NT 10.0; Win64; x64',
  'Windows NT 10.0; WOW64',
  'Windows NT 6.1; Win64; x64',
];
const DESKTOPS = [
  ...WINDOWS,
  'Macintosh; Intel Mac OS X 10_15_7',
  'Macintosh; Intel Mac OS X 10_14_6',
  'X11; Linux x86_64',
  'X11; CrOS x86_64 14541.0.0',
];
const PHONES = [
  'SM-A536B',
  'SM-G991B',
  'SM-S918B',
  'SM-A146P',
  'SM-A528B',
  'SM-G781B',
  'Pixel 6a',
  'Pixel 7 Pro',
  'Pixel 8',
  'M2101K6G',
  '22101316G',
  'CPH2399',
  'KB2003',
  'moto g(30)',
  'VOG-L29',
  'Nokia G21',
];
const BUILDS = [
  'TP1A.220624.014',
  'UP1A.231005.007',
  'SP1A.210812.016',
  'RKQ1.211001.001',
  'AP1A.240505.004',
];
const APPLE_SYSTEMS = [
  '15_7',
  '16_1',
  '16_5_1',
  '16_6',
  '17_0_3',
  '17_1_2',
  '17_2_1',
  '17_3_1',
  '17_4',
];
const APPLE_DEVICES = ['iPhone14,5', 'iPhone13,2', 'iPhone15,3', 'iPhone12,1', 'iPhone16,1'];

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const MOBILE_WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

/** Chromium: half of the versions reduced to `X.0.0.0`, which an address pattern would take for one. */
const chromium = (random: Random, major = 90 + random.below(40)): string => {
  if (random.chance(0.5)) return `${major}.0.0.0`;
  return `${major}.0.${4430 + (major - 90) * 48}.${10 + random.below(220)}`;
};

const android = (random: Random): string => {
  const build = random.chance(0.4) ? ` Build/${random.pick(BUILDS)}` : '';
  return `Linux; Android ${9 + random.below(6)}; ${random.pick(PHONES)}${build}`;
};

const desktopChrome = (r: Random): string =>
  `Mozilla/5.0 (${r.pick(DESKTOPS)}) ${WEBKIT} Chrome/${chromium(r)} Safari/537.36`;

const androidChrome = (r: Random): string =>
  `Mozilla/5.0 (${android(r)}) ${WEBKIT} Chrome/${chromium(r)} Mobile Safari/537.36`;

const samsung = (r: Random): string =>
  `Mozilla/5.0 (${android(r)}) ${WEBKIT} SamsungBrowser/${17 + r.below(8)}.0 Chrome/${chromium(r)} Mobile Safari/537.36`;

const edge = (r: Random): string => {
  const major = 90 + r.below(40);
  const version = `${major}.0.${800 + (major - 90) * 40}.${10 + r.below(90)}`;
  return `Mozilla/5.0 (${r.pick(WINDOWS)}) ${WEBKIT} Chrome/${major}.0.0.0 Safari/537.36 Edg/${version}`;
};

const opera = (r: Random): string => {
  const major = 90 + r.below(40);
  return `Mozilla/5.0 (${r.pick(DESKTOPS)}) ${WEBKIT} Chrome/${chromium(r, major)} Safari/537.36 OPR/${major - 14}.0.0.0`;
};

const firefox = (r: Random): string => {
  const version = `${78 + r.below(50)}.0`;
  return `Mozilla/5.0 (${r.pick(DESKTOPS)}; rv:${version}) Gecko/20100101 Firefox/${version}`;
};

/** Its `rv:1.9.0.19` is no address either. */
const oldFirefox = (r: Random): string =>
  `Mozilla/5.0 (Windows; U; Windows NT 6.1; nl; rv:1.9.${r.below(3)}.${1 + r.below(28)}) Gecko/20${10 + r.below(3)}0824 Firefox/3.${r.below(7)}.${r.below(28)}`;

const macSafari = (r: Random): string =>
  `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${MOBILE_WEBKIT} Version/${14 + r.below(4)}.${r.below(7)} Safari/605.1.15`;

const phoneSafari = (r: Random): string => {
  const system = r.pick(APPLE_SYSTEMS);
  return `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) ${MOBILE_WEBKIT} Version/${system.slice(0, 2)}.${r.below(6)} Mobile/15E148 Safari/604.1`;
};

const facebookApp = (r: Random): string =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${r.pick(APPLE_SYSTEMS)} like Mac OS X) ${MOBILE_WEBKIT} Mobile/15E148 [FBAN/FBIOS;FBAV/${400 + r.below(60)}.0.0.${10 + r.below(40)}.${100 + r.below(20)};FBDV/${r.pick(APPLE_DEVICES)};FBSN/iOS;FBLC/nl_NL]`;

const dalvik = (r: Random): string => `Dalvik/2.1.0 (${android(r)})`;

const okhttp = (r: Random): string => `okhttp/${3 + r.below(2)}.${r.below(13)}.${r.below(10)}`;

/** Makers of browser strings, more than once where the browser is common. */
export const COMMON: readonly ((random: Random) => string)[] = [
  ...[desktopChrome, desktopChrome, desktopChrome, androidChrome, androidChrome],
  ...[samsung, edge, edge, opera, firefox, firefox, firefox, macSafari, macSafari, phoneSafari],
];

/** Makers of what few visitors have: apps, and browsers that nobody should use any more. */
export const RARE: readonly ((random: Random) => string)[] = [
  facebookApp,
  dalvik,
  okhttp,
  oldFirefox,
];
