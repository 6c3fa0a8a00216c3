import { mix } from '../generate/mix.ts';

/** A seed for one part of the corpus, which does not move when another part grows. */
export function seedOf(seed: number, ...names: readonly string[]): number {
  let mixed = seed;
  for (const byte of Buffer.from(names.join('\n'))) mixed = mix(mixed, byte);
  return mixed;
}
