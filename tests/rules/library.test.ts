import { expect, it } from 'vitest';
import { compilePattern } from '../../src/base/pattern/compile-pattern.ts';
import { parsePattern } from '../../src/base/pattern/parse-pattern.ts';
import { loadLibrary } from '../../src/rules/library.ts';

it('has each pattern of the library compiled as it reads', async () => {
  const { rules } = await loadLibrary();
  const finders = rules.flatMap(({ id, find }) =>
    find.flatMap((finder) => (finder.by === 'pattern' ? [{ id, finder }] : [])),
  );
  expect(finders.length).toBeGreaterThan(100);
  for (const { id, finder } of finders)
    expect({ id, compiled: finder.compiled }).toEqual({
      id,
      compiled: compilePattern(parsePattern(finder.pattern, finder.ignoreCase)),
    });
});
