import { expect } from 'vitest';

/** The shape that the lines of a log have to keep. */
const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
const SHAPES: Record<string, RegExp> = {
  'combined.log': new RegExp(`^\\S+ - .+ \\[[^\\]]+\\] ${QUOTED} \\d{3} \\d+ ${QUOTED} ${QUOTED}$`),
  'detailed.log': new RegExp(
    `^\\S+ - .+ \\[[^\\]]+\\] ${QUOTED} \\d{3} \\d+ ${QUOTED} ${QUOTED} xff=${QUOTED} cookie=${QUOTED} ` +
      `sid=\\S+ email=\\S+ page=.+ rt=[\\d.]+ up=\\S+ us=\\S+ auth=${QUOTED} host=${QUOTED} id=[0-9a-f]{32}$`,
  ),
  'error.log': /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[[a-z]+\] \d+#\d+: /,
};

/** Expects each line of a redacted log to be what its format wants; a record keeps its keys. */
export function expectShape(log: string, lines: string[], raw: string[]): void {
  const shape = SHAPES[log];
  lines.forEach((line, i) => {
    if (shape === undefined) expectRecord(line, raw[i] ?? '');
    else expect.soft(line, `line ${i + 1}`).toMatch(shape);
  });
}

/** The same keys in the same order, and untouched what holds nothing personal. */
function expectRecord(line: string, raw: string): void {
  const [after, before] = [JSON.parse(line), JSON.parse(raw)];
  expect.soft(Object.keys(after)).toEqual(Object.keys(before));
  for (const key of ['time', 'status', 'bytes', 'seconds'])
    expect.soft(after[key]).toBe(before[key]);
}
