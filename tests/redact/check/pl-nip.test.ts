import { plNip } from '../../../src/redact/check/pl-nip.ts';
import { completed, digits, endings, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const stdnum = oracleOf('PL', 'nip');

/** stdnum takes 0 in front, which no tax office has. */
const oracle = (number: string): boolean => stdnum(number) && number[0] !== '0';

keeps(plNip, {
  valid: completed(digits(9), endings(1), oracle),
  candidates: digits(10),
  oracle,
});

decides(
  plNip,
  ['123-456-32-18', '1234563218'],
  [
    ['1234563219', 'check digit'],
    ['0000000000', 'not 10 digits'],
  ],
);
