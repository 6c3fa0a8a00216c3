import type { Encoding } from './encoding.ts';
import { EVERYWHERE } from './places.ts';

export const PLAIN: Encoding = {
  name: 'plain',
  of: 'value',
  byMachines: true,
  places: EVERYWHERE,
  encode: (text) => text,
};
