import type { Place } from '../../model/network.ts';

/*
 * The table of places, as columns. Row 0 knows nothing and is not written.
 *
 *     count (4)   country (count × 2)   cell (count × 4)   radius in km (count × 2)
 *
 * A cell is half a degree of latitude and longitude, counted from the south pole and the date line:
 * row × 720 + column. The cell ffffffff is no place.
 */

/** Cells to the degree, and around the earth. */
const CELLS = 2;
const COLUMNS = 360 * CELLS;
const NOWHERE = 0xffffffff;

/** Where a range is. */
export interface PlaceRow {
  readonly country: string | undefined;
  readonly place: Place | undefined;
}

/** The number of the cell that a point is in. */
export function cellOf(latitude: number, longitude: number): number {
  const row = Math.min(180 * CELLS - 1, Math.floor((latitude + 90) * CELLS));
  return row * COLUMNS + (Math.floor((longitude + 180) * CELLS) % COLUMNS);
}

/** The middle of a cell, in degrees. */
export function middleOf(cell: number): { latitude: number; longitude: number } {
  return {
    latitude: (Math.floor(cell / COLUMNS) + 0.5) / CELLS - 90,
    longitude: ((cell % COLUMNS) + 0.5) / CELLS - 180,
  };
}

export function encodePlaces(rows: readonly PlaceRow[]): Uint8Array {
  const count = rows.length;
  const out = Buffer.alloc(4 + count * 8);
  out.writeUInt32LE(count);
  rows.forEach(({ country = '\0\0', place }, i) => {
    out.write(country, 4 + 2 * i, 2, 'latin1');
    const cell = place === undefined ? NOWHERE : cellOf(place.latitude, place.longitude);
    out.writeUInt32LE(cell, 4 + 2 * count + 4 * i);
    out.writeUInt16LE(place?.radiusKm ?? 0, 4 + 6 * count + 2 * i);
  });
  return out;
}

/** The places of a pack by row, as columns: a look-up waits for memory, not for the processor. */
export class Places {
  readonly countries: readonly (string | undefined)[];
  readonly points: readonly (Place | undefined)[];

  constructor(section: Uint8Array) {
    const bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
    const count = bytes.readUInt32LE();
    const countries: (string | undefined)[] = [undefined];
    const points: (Place | undefined)[] = [undefined];
    // One text for all rows of a country.
    const texts = new Map<number, string | undefined>([[0, undefined]]);
    for (let i = 0; i < count; i++) {
      const code = bytes.readUInt16BE(4 + 2 * i);
      if (!texts.has(code)) texts.set(code, String.fromCharCode(code >> 8, code & 255));
      countries.push(texts.get(code));
      const cell = bytes.readUInt32LE(4 + 2 * count + 4 * i);
      const radiusKm = bytes.readUInt16LE(4 + 6 * count + 2 * i);
      const { latitude, longitude } = middleOf(cell);
      points.push(cell === NOWHERE ? undefined : { latitude, longitude, radiusKm });
    }
    this.countries = countries;
    this.points = points;
  }
}
