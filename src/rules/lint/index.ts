import { fewSamples } from './few-samples.ts';
import type { Finding, Lint, Linted } from './finding.ts';
import { overlaps } from './overlaps.ts';
import { shadowedNames } from './shadowed-names.ts';
import { slowPatterns } from './slow-patterns.ts';
import { tooBroad } from './too-broad.ts';

const LINTS: readonly Lint[] = [tooBroad, shadowedNames, overlaps, slowPatterns, fewSamples];

/** Everything that the lints find, errors first. */
export function lintRules(linted: Linted): Finding[] {
  const findings = LINTS.flatMap(({ name, find }) =>
    Array.from(find(linted), (finding): Finding => ({ lint: name, ...finding })),
  );
  const isError = ({ severity }: Finding): number => Number(severity === 'error');
  return findings.toSorted((a, b) => isError(b) - isError(a));
}
