import { hrOib } from '../../../src/redact/check/hr-oib.ts';
import { completed, digits, endings, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('HR', 'oib');

keeps(hrOib, { valid: completed(digits(10), endings(1), oracle), candidates: digits(11), oracle });

decides(
  hrOib,
  ['33392005961'],
  [
    ['33392005962', 'check digit'],
    ['3339200596', 'not 11 digits'],
  ],
);
