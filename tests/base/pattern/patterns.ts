import fc from 'fast-check';

const anyClass = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.constantFrom('a', 'B', '0-9', 'A-b', '\\s', '\\W', '\\x80-\\xFF', '.', '\\-', '[', '\\]'),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  )
  .map(([negative, members]) => `[${negative ? '^' : ''}${members.join('')}]`);

/** Patterns of the subset as text, made as trees; with or without a match of the empty string. */
export const anyPattern: fc.Arbitrary<string> = fc
  .letrec<{ choice: string; sequence: string; quantified: string; atom: string; group: string }>(
    (tie) => ({
      choice: fc
        .array(tie('sequence'), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join('|')),
      sequence: fc
        .array(tie('quantified'), { minLength: 1, maxLength: 3 })
        .map((parts) => parts.join('')),
      quantified: fc
        .tuple(
          tie('atom'),
          fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,}', '{2,}', '{0,2}', '{1,3}'),
        )
        .map((parts) => parts.join('')),
      atom: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fc.constantFrom(
          'a',
          'b',
          'A',
          '1',
          '-',
          ' ',
          '.',
          '\\d',
          '\\w',
          '\\S',
          '\\W',
          '\\n',
          '\\xE9',
        ),
        anyClass,
        tie('group'),
      ),
      group: fc
        .tuple(fc.constantFrom('(', '(?:', '(?<name>'), tie('choice'))
        .map(([open, inside]) => `${open}${inside})`),
    }),
  )
  .choice.map((text) => uniqueNames(text))
  // Short enough that no nest of counts goes beyond the states that a pattern may have.
  .filter((text) => text.length <= 60);

/** JavaScript wants each name once. */
function uniqueNames(text: string): string {
  let count = 0;
  return text.replaceAll('<name>', () => `<n${count++}>`);
}

/** Texts in which the patterns find something; no byte on which JavaScript's classes differ. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('a', 'b', 'A', 'B', '1', '-', ' ', '\n', ']', '\0', '\xE9'), {
    maxLength: 8,
  })
  .map((chars) => chars.join(''));

/** Where JavaScript says that the longest match from `start` ends, by trying every end; or -1. */
export function longestByRegExp(
  pattern: string,
  flags: string,
  text: string,
  start: number,
): number {
  const whole = new RegExp(`^(?:${pattern})$`, flags);
  for (let end = text.length; end >= start; end--) {
    if (whole.test(text.slice(start, end))) return end;
  }
  return -1;
}
