import type { Check } from '../../model/check.ts';

const SHAPE =
  /^(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})$/i;

/**
 * A hardware address of 48 bits: six pairs with one kind of separator, or three groups of four with dots.
 * IEEE 802 section 8 (EUI-48). All zeros and all ones (broadcast) are nobody's.
 */
export const macAddress: Check = {
  name: 'mac-address',
  says: 'has the six pairs of a MAC address that is neither empty nor broadcast (IEEE 802)',
  test: (value) => {
    if (!SHAPE.test(value)) return 'not the shape of a MAC address';
    return /^(?:[0:.-]+|[f:.-]+)$/i.test(value) ? 'address of no device' : undefined;
  },
};
