import { ALNUM, draw, HEX } from '../draw.ts';
import type { ValueKind } from '../value-kind.ts';
import { harmless } from './harmless.ts';

const WORDS = ['tuinstoel', 'hangmat', 'lantaarn', 'kruiwagen', 'vuurschaal'];

export const FILES: readonly ValueKind[] = [
  harmless('script with a hash', ['file', 'src'], (r) => `main.${draw(r, HEX, 8)}.js`),
  harmless('style with a hash', ['file', 'src'], (r) => `app-${draw(r, ALNUM, 8)}.min.css`),
  harmless(
    'image',
    ['file', 'img'],
    (r) => `${r.pick(WORDS)}-${1000 + r.below(4000)}_480x480@2x.webp`,
  ),
  harmless(
    'minified library',
    ['src'],
    (r) => `jquery-${r.below(4)}.${r.below(9)}.${r.below(9)}.min.js`,
  ),
  harmless(
    'document',
    ['file', 'bestand'],
    (r) => `handleiding-${r.pick(WORDS)}-${2020 + r.below(7)}.pdf`,
  ),
  harmless('product', ['p', 'slug'], (r) => `eiken-${r.pick(WORDS)}-zand-${1000 + r.below(4000)}`),
  harmless('host', ['host', 'cdn'], (r) => `cdn-${r.below(20)}.shop.example`),
];
