/** What sort of network an address belongs to. `private` is every reserved range. */
export const NETWORK_KINDS = [
  'unknown',
  'fixed',
  'mobile',
  'hosting',
  'vpn',
  'relay',
  'satellite',
  'private',
] as const;

export type NetworkKind = (typeof NETWORK_KINDS)[number];

/** A point on the earth and how far from it the truth may be. */
export interface Place {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
  /** Kilometres within which nine of ten addresses of the place are. */
  readonly radiusKm: number;
}

/** What a network address says about itself: facts about a network, never about a person. */
export interface NetworkFacts {
  /** ISO 3166-1 alpha-2 in capitals; undefined where nobody knows, and for every reserved range. */
  readonly country: string | undefined;
  /** Number of the autonomous system. */
  readonly asn: number | undefined;
  /** Who runs the autonomous system. */
  readonly organization: string | undefined;
  readonly kind: NetworkKind;
  readonly place: Place | undefined;
  /** The name of the reserved range (RFC 6890) that the address is in: `loopback`, `documentation`. */
  readonly reserved: string | undefined;
}

/** Looks addresses up. */
export interface Geo {
  /** `address` is canonical: 4 bytes, or 16 for IPv6 that is no mapped IPv4. Never throws. */
  lookup(address: Uint8Array): NetworkFacts;
}
