import { linesOf } from './lines-of.ts';

interface Fact {
  readonly line: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads a log beside the truth file of the generator: gives each line and the secrets in it, as they
 * are spelled there.
 */
export function* secretsOf(
  log: string,
  truth: string,
): Generator<{ readonly line: string; readonly secrets: readonly string[] }> {
  const facts = linesOf(truth);
  const nextFact = (): Fact | undefined => {
    const { value, done } = facts.next();
    return done ? undefined : (JSON.parse(value) as Fact);
  };
  let fact = nextFact();
  let number = 0;
  let start = 0;
  for (const line of linesOf(log)) {
    number++;
    const secrets: string[] = [];
    for (; fact?.line === number; fact = nextFact()) {
      const at = fact.offset - start;
      secrets.push(line.slice(at, at + fact.length));
    }
    yield { line, secrets };
    start += line.length + 1;
  }
}
