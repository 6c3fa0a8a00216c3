import type { Judge } from './answers.ts';
import { linesOf } from './lines-of.ts';
import { secretsOf } from './secrets-of.ts';

/** Throws when the file `out` is not what the tool should have made of `log`; tells the line. */
export function checkAnswer(judge: Judge, log: string, truth: string, out: string): void {
  const made = linesOf(out);
  let number = 0;
  for (const { line, secrets } of secretsOf(log, truth)) {
    number++;
    const { value, done } = made.next();
    if (done) throw new Error(`its output ends before line ${number}`);
    const wrong = judge(line, value, secrets);
    if (wrong !== undefined) throw new Error(`line ${number}: ${wrong}: ${value}`);
  }
  if (!made.next().done) throw new Error(`its output goes on after line ${number}`);
}
