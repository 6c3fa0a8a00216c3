import { cellOf, middleOf, type PlaceRow } from '../pack/places-section.ts';
import type { Ranges } from '../pack/range-section.ts';
import { IPV4 } from '../pack/space.ts';
import { type CellWeight, radiiOf } from './radius.ts';

/** A cell of a country; no cell where only the country is known. */
interface Spot {
  readonly country: string;
  readonly cell: number | undefined;
}

/** Numbers the places that are found, from 1. */
export class PlaceRows {
  readonly #spots: Spot[] = [];
  readonly #rows = new Map<string, number>();

  /** The row of a point of a country. */
  at(country: string, latitude: number, longitude: number): number {
    return this.#rowOf({ country, cell: cellOf(latitude, longitude) });
  }

  /** The row of a place of which the country is `country`: without its cell when that one is abroad. */
  within(row: number, country: string): number {
    if (row !== 0 && this.#spots[row - 1].country === country) return row;
    return this.#rowOf({ country, cell: undefined });
  }

  /** The table of all rows that `ipv4` and `ipv6` use, with radii, and the ranges that point into it. */
  finish(ipv4: Ranges, ipv6: Ranges): { places: PlaceRow[]; ipv4: Ranges; ipv6: Ranges } {
    const weights = new Float64Array(this.#spots.length + 1);
    ipv4.rows.forEach((row, i) => {
      weights[row] += (ipv4.starts[i + 1] ?? IPV4.end) - ipv4.starts[i];
    });
    const used = new Set([...ipv4.rows, ...ipv6.rows]);
    const order = this.#spots
      .map((spot, i) => ({ ...spot, row: i + 1, weight: weights[i + 1] }))
      .filter(({ row }) => used.has(row))
      .sort((a, b) => compare(a.country, b.country) || (a.cell ?? -1) - (b.cell ?? -1));
    const radii = radiiByRow(order);
    const places = order.map(({ country, cell, row }): PlaceRow => {
      const radiusKm = radii.get(row) ?? 0;
      return { country, place: cell === undefined ? undefined : { ...middleOf(cell), radiusKm } };
    });
    const newRows = new Uint16Array(this.#spots.length + 1);
    order.forEach(({ row }, i) => {
      newRows[row] = i + 1;
    });
    const moved = ({ starts, rows }: Ranges) => ({ starts, rows: rows.map((row) => newRows[row]) });
    return { places, ipv4: moved(ipv4), ipv6: moved(ipv6) };
  }

  #rowOf(spot: Spot): number {
    const key = `${spot.country} ${spot.cell}`;
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.#spots.push(spot);
      this.#rows.set(key, row);
    }
    return row;
  }
}

function radiiByRow(
  spots: readonly (Spot & { row: number; weight: number })[],
): Map<number, number> {
  const countries = new Map<string, (CellWeight & { row: number })[]>();
  for (const { country, cell, row, weight } of spots) {
    const cells = countries.get(country) ?? [];
    countries.set(country, cells);
    if (cell !== undefined) cells.push({ cell, row, weight });
  }
  const radii = new Map<number, number>();
  for (const cells of countries.values())
    radiiOf(cells).forEach((radius, i) => {
      radii.set(cells[i].row, radius);
    });
  return radii;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
