import type { Ranges } from '../pack/range-section.ts';
import type { Space } from '../pack/space.ts';
import { RangeBuilder } from './range-builder.ts';

/** Two covers of a space as one: each stretch gets the row that `join` makes of its two rows. */
export function overlay(
  one: Ranges,
  other: Ranges,
  space: Space,
  join: (row: number, otherRow: number) => number,
): Ranges {
  const builder = new RangeBuilder(space);
  const endOf = ({ starts }: Ranges, i: number) => starts[i + 1] ?? space.end;
  let i = 0;
  let j = 0;
  let at = space.first;
  while (at < space.end) {
    const end = Math.min(endOf(one, i), endOf(other, j));
    builder.add(at, end - at, join(one.rows[i], other.rows[j]));
    if (endOf(one, i) === end) i++;
    if (endOf(other, j) === end) j++;
    at = end;
  }
  return builder.end();
}
