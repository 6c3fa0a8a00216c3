import { DIGITS, draw, padded } from '../draw.ts';
import { weighted } from '../number/weighted.ts';
import type { ValueKind } from '../value-kind.ts';
import { harmless } from './harmless.ts';

/** EAN-13: weights 1 and 3 in turn, modulo 10 (GS1). */
function ean(start: string, digits: string): string {
  const sum = weighted(start + digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return start + digits + ((10 - (sum % 10)) % 10);
}

export const NUMBERS: readonly ValueKind[] = [
  harmless('order number', ['order', 'bestelling', 'ordernr'], (r) =>
    draw(r, DIGITS, 7 + r.below(3)).replace(/^0/, '4'),
  ),
  harmless(
    'order with a year',
    ['order', 'bestelling'],
    (r) => `ORD-2026-${padded(r, 0, 999_999, 6)}`,
  ),
  harmless('product code', ['ean', 'gtin'], (r) => ean('871', draw(r, DIGITS, 9))),
  harmless(
    'stock number',
    ['sku', 'artikel'],
    (r) => `${padded(r, 10, 99, 2)}.${padded(r, 0, 999, 3)}.${padded(r, 0, 99, 2)}`,
  ),
  harmless('parcel', ['track', 'barcode'], (r) => `3SABCD${draw(r, DIGITS, 9)}`),
  harmless(
    'money',
    ['price', 'bedrag', 'totaal'],
    (r) => `${1 + r.below(99_999)}.${padded(r, 0, 99, 2)}`,
  ),
  harmless(
    'money in Dutch',
    ['price', 'bedrag'],
    (r) => `${1 + r.below(9)}.${padded(r, 0, 999, 3)},${padded(r, 0, 99, 2)}`,
  ),
  harmless('bytes', ['size', 'bytes', 'length'], (r) => String(1 + r.below(4_000_000_000))),
  harmless(
    'image size',
    ['w', 'dim', 'formaat'],
    (r) => `${1 + r.below(4000)}x${1 + r.below(4000)}`,
  ),
  harmless(
    'version',
    ['v', 'ver', 'version'],
    (r) => `${r.below(20)}.${r.below(40)}.${r.below(100)}`,
  ),
  harmless(
    'version with a build',
    ['version', 'app_version'],
    (r) => `v${r.below(20)}.${r.below(40)}.${r.below(100)}+${padded(r, 1, 9999, 4)}`,
  ),
  harmless('map tile', ['tile'], (r) => `${8 + r.below(10)}-${r.below(99_999)}-${r.below(99_999)}`),
  harmless(
    'rough place',
    ['viewbox', 'schaal'],
    (r) => `${50 + r.below(3)}.${r.below(10)},${4 + r.below(3)}.${r.below(10)}`,
  ),
  harmless('percentage', ['ratio', 'zoom'], (r) => `${r.below(100)}.${padded(r, 0, 9_999_999, 7)}`),
];
