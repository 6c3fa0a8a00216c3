import type { Device } from '../../../src/login/device.ts';

const SYSTEMS: readonly (readonly [string, string, Device['kind']])[] = [
  ['iPhone', 'iOS', 'phone'],
  ['Android', 'Android', 'phone'],
  ['Windows', 'Windows', 'desktop'],
  ['Macintosh', 'macOS', 'desktop'],
  ['Linux', 'Linux', 'desktop'],
];

const BROWSERS: readonly (readonly [string, string])[] = [
  ['Edg/', 'Edge'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Chrome/', 'Chrome'],
  ['Firefox/', 'Firefox'],
  ['Safari/', 'Safari'],
  ['python-requests/', 'requests'],
];

/** System, browser and kind of the generator's devices: enough for them, and for no other string. */
export function family(agent: string): Device {
  const browser = BROWSERS.find(([mark]) => agent.includes(mark))?.[1] ?? 'Other';
  const system = SYSTEMS.find(([mark]) => agent.includes(mark));
  return {
    system: system?.[1] ?? 'Other',
    browser,
    kind: system?.[2] ?? (browser === 'requests' ? 'tool' : 'other'),
  };
}
