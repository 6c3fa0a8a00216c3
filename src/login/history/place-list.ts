/** The places of so many logins are kept. */
export const PLACES = 4;

/** Radii are kept in steps of 16 km, up to 4,080 km. */
const RADIUS_STEP = 16;

/** Bits of `flags`. */
const HABITUAL = 1;
const PLACELESS = 2;

/** Where a login came from, as the history keeps it. */
export interface PastPlace {
  readonly time: number;
  /** A cell, or NO_CELL. */
  readonly cell: number;
  readonly radiusKm: number;
  /** Code of the country, 0 where nobody knows. */
  readonly country: number;
  /** Token of the network prefix. */
  readonly prefix: number;
  /** The network was habitual for the account. */
  readonly isHabitual: boolean;
  /** A phone, an anonymizer or an egress: it says little about where somebody was. */
  readonly isPlaceless: boolean;
}

/** The places of the last logins, oldest first. */
export class PlaceList {
  size = 0;
  readonly times = new Uint32Array(PLACES);
  readonly cells = new Uint16Array(PLACES);
  readonly radii = new Uint8Array(PLACES);
  readonly countries = new Uint16Array(PLACES);
  readonly prefixes = new Float64Array(PLACES);
  readonly flags = new Uint8Array(PLACES);

  at(i: number): PastPlace {
    return {
      time: this.times[i],
      cell: this.cells[i],
      radiusKm: this.radii[i] * RADIUS_STEP,
      country: this.countries[i],
      prefix: this.prefixes[i],
      isHabitual: (this.flags[i] & HABITUAL) !== 0,
      isPlaceless: (this.flags[i] & PLACELESS) !== 0,
    };
  }

  /** Adds a place; the oldest makes room. One that comes late takes its place in time. */
  add(place: PastPlace): void {
    let at = this.size;
    while (at > 0 && this.times[at - 1] > place.time) at--;
    if (this.size < PLACES) {
      for (let i = this.size++; i > at; i--) this.#move(i - 1, i);
    } else {
      if (at === 0) return;
      at--;
      for (let i = 0; i < at; i++) this.#move(i + 1, i);
    }
    this.times[at] = place.time;
    this.cells[at] = place.cell;
    this.radii[at] = Math.min(255, Math.ceil(place.radiusKm / RADIUS_STEP));
    this.countries[at] = place.country;
    this.prefixes[at] = place.prefix;
    this.flags[at] = (place.isHabitual ? HABITUAL : 0) | (place.isPlaceless ? PLACELESS : 0);
  }

  #move(from: number, to: number): void {
    this.times[to] = this.times[from];
    this.cells[to] = this.cells[from];
    this.radii[to] = this.radii[from];
    this.countries[to] = this.countries[from];
    this.prefixes[to] = this.prefixes[from];
    this.flags[to] = this.flags[from];
  }
}
