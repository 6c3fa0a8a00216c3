import type { Result, Wrong } from './result.ts';

/** Examples of each sort of miss are few enough to be read. */
const MOST_SORTS = 60;

/** What came out wrong, for the terminal: one example of each kind and encoding, the commonest first. */
export function examples({ missed, falsePositives }: Result): string {
  return [
    ...listed('missed', missed, ({ kind, encoding }) => `${kind}, ${encoding}`),
    ...listed('changed for nothing', falsePositives, ({ kind, variant }) => `${kind}, ${variant}`),
  ].join('\n');
}

function listed(
  title: string,
  wrongs: readonly Wrong[],
  sortOf: (wrong: Wrong) => string,
): string[] {
  const sorts = new Map<string, Wrong[]>();
  for (const wrong of wrongs) {
    const sort = sortOf(wrong);
    const sofar = sorts.get(sort);
    if (sofar === undefined) sorts.set(sort, [wrong]);
    else sofar.push(wrong);
  }
  const commonest = [...sorts].sort(([, a], [, b]) => b.length - a.length);
  const told = commonest.slice(0, MOST_SORTS).flatMap(([sort, [first, ...others]]) => {
    if (first === undefined) return [];
    const places = new Set([first, ...others].map(({ position }) => position));
    return [
      `${sort}: ${others.length + 1} lines; ${[...places].join(', ')}`,
      `    ${first.variant}, ${first.position}, ${first.format}: ${first.written}`,
      ...(first.found === undefined ? [] : [`    found: ${first.found}`]),
    ];
  });
  const left = commonest.length - MOST_SORTS;
  return [
    `${title}: ${wrongs.length}`,
    ...told,
    ...(left > 0 ? [`and ${left} other sorts: --kind, --encoding or --json show them`] : []),
  ];
}
