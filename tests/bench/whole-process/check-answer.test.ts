import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { unchanged } from '../../../bench/whole-process/answers.ts';
import { checkAnswer } from '../../../bench/whole-process/check-answer.ts';
import { checkSummary } from '../../../bench/whole-process/check-summary.ts';

const directory = mkdtempSync(join(tmpdir(), 'answer-'));
afterAll(() => rmSync(directory, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

describe('checkAnswer()', () => {
  const log = file('log', 'one\ntwo\n');
  const truth = file('truth', '');
  const check = (out: string) => () => checkAnswer(unchanged(), log, truth, file('out', out));

  it('takes an output with as many lines, all of them right', () => {
    expect(check('one\ntwo\n')).not.toThrow();
  });

  it('refuses a line less, a line more and a wrong line, and says which', () => {
    expect(check('one\n')).toThrow('before line 2');
    expect(check('one\ntwo\n\n')).toThrow('after line 2');
    expect(check('one\n2\n')).toThrow('line 2: the line was changed');
  });
});

describe('checkSummary()', () => {
  const check = (counts: object) => () =>
    checkSummary(
      file('summary', JSON.stringify({ lines_in: 2, lines_out: 2, dropped: 0, ...counts })),
      2,
    );

  it('takes all lines in and out', () => {
    expect(check({ withheld: {} })).not.toThrow();
  });

  it('refuses a line that is missing, dropped or withheld', () => {
    expect(check({ withheld: {}, lines_out: 1 })).toThrow();
    expect(check({ withheld: {}, dropped: 1 })).toThrow();
    expect(check({ withheld: { failed: 1 } })).toThrow();
  });
});
