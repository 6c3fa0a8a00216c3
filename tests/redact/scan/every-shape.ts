import { SHAPES } from '../../../src/model/rule.ts';
import { RuleSet } from '../../../src/model/rule-set.ts';

/** Rules that ask for everything that the scanner knows by heart. */
export const everyShape = new RuleSet([
  {
    id: 'test/shapes',
    says: 'Every shape',
    status: 'stable',
    kind: 'lookalike',
    find: SHAPES.map((shape) => ({ by: 'shape', shape })),
    checks: [],
    in: [],
    formats: [],
    do: undefined,
  },
]);
