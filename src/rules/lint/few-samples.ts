import { isOfRedacts } from '../rule-file.ts';
import type { Lint } from './finding.ts';

/** So many samples of either kind a rule of the package has. */
const ENOUGH = 10;

/** Rules of the package with less than ten samples of what they redact, or of what they leave. */
export const fewSamples: Lint = {
  name: 'few-samples',
  *find({ files, isLibrary }) {
    if (!isLibrary) return;
    for (const { rule, samples } of files) {
      const redacts = samples.filter(isOfRedacts).length;
      const leaves = samples.length - redacts;
      if (redacts >= ENOUGH && leaves >= ENOUGH) continue;
      const says = `${redacts} samples of redacts and ${leaves} of leaves, wanted ${ENOUGH} of each`;
      yield { rule: rule.id, severity: 'warning', says };
    }
  },
};
