import { chAhv } from '../../../src/redact/check/ch-ahv.ts';
import { completed, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('CH', 'ssn');
const body = joined('756', digits(9));

keeps(chAhv, {
  valid: completed(body, endings(1), oracle),
  candidates: joined(body, digits(1)),
  oracle,
});

// 756.9217.0769.85 is the example of the Zentrale Ausgleichsstelle.
decides(
  chAhv,
  ['756.9217.0769.85'],
  [
    ['756.9217.0769.84', 'check digit'],
    ['755.9217.0769.85', 'not 756'],
  ],
);
