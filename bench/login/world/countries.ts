/** A country as far as logins go. */
export interface Country {
  readonly code: string;
  /** Its middle, in degrees, and how far from there its cities lie. */
  readonly latitude: number;
  readonly longitude: number;
  readonly radiusKm: number;
  /** Hours ahead of UTC, without summer time. */
  readonly offset: number;
  /** Weight among the homes of the organization's people. */
  readonly homes: number;
  /** Weight among the places that people travel to. */
  readonly trips: number;
  /** Weight among the places that attackers and proxies come out of. */
  readonly attackers: number;
}

const country = (
  code: string,
  [latitude, longitude, radiusKm, offset]: readonly [number, number, number, number],
  [homes, trips, attackers]: readonly [number, number, number],
): Country => ({ code, latitude, longitude, radiusKm, offset, homes, trips, attackers });

/**
 * Middles and extents are facts of geography, rounded; the weights are assumptions: a hosting company
 * at home in one country with customers around it, European holidays, and attackers everywhere.
 */
export const COUNTRIES: readonly Country[] = [
  country('NL', [52.2, 5.4, 110, 1], [720, 10, 6]),
  country('BE', [50.6, 4.6, 90, 1], [80, 12, 2]),
  country('DE', [51.1, 10.3, 300, 1], [80, 22, 8]),
  country('GB', [52.8, -1.6, 260, 0], [30, 12, 6]),
  country('FR', [46.7, 2.5, 380, 1], [25, 22, 5]),
  country('PL', [52.1, 19.4, 270, 1], [15, 4, 3]),
  country('ES', [40.2, -3.6, 390, 1], [15, 24, 4]),
  country('IT', [43.0, 12.1, 380, 1], [8, 16, 4]),
  country('RO', [45.8, 24.9, 240, 2], [5, 2, 5]),
  country('SE', [59.6, 15.5, 380, 1], [5, 4, 2]),
  country('PT', [39.6, -8.0, 220, 0], [4, 8, 1]),
  country('US', [38.9, -95.0, 1700, -6], [13, 8, 16]),
  country('AT', [47.6, 14.1, 180, 1], [0, 9, 1]),
  country('CH', [46.9, 8.2, 120, 1], [0, 6, 1]),
  country('GR', [39.0, 22.6, 220, 2], [0, 8, 1]),
  country('TR', [39.1, 34.9, 480, 3], [0, 8, 5]),
  country('NO', [61.2, 9.2, 320, 1], [0, 3, 1]),
  country('DK', [55.8, 10.4, 130, 1], [0, 3, 1]),
  country('MA', [33.0, -6.5, 280, 1], [0, 3, 2]),
  country('TH', [14.6, 101.0, 420, 7], [0, 2, 3]),
  country('RU', [55.9, 40.1, 900, 3], [0, 0, 14]),
  country('UA', [49.1, 31.4, 380, 2], [0, 0, 5]),
  country('BR', [-19.9, -46.9, 900, -3], [0, 1, 9]),
  country('IN', [21.6, 78.2, 900, 5], [0, 1, 9]),
  country('CN', [31.8, 114.2, 900, 8], [0, 1, 9]),
  country('VN', [16.3, 106.6, 480, 7], [0, 1, 7]),
  country('ID', [-6.4, 108.5, 500, 7], [0, 1, 7]),
  country('NG', [8.4, 6.6, 420, 1], [0, 0, 6]),
  country('ZA', [-28.3, 26.2, 560, 2], [0, 1, 3]),
  country('MX', [20.9, -100.7, 560, -6], [0, 1, 4]),
];
