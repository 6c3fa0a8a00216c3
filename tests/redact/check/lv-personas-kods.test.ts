import fc from 'fast-check';
import { lvPersonasKods } from '../../../src/redact/check/lv-personas-kods.ts';
import { completed, dates, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('LV', 'pvn');

const body = fc.oneof(
  joined(dates(1800, 1899, 'DDMMYY'), '0', digits(3)),
  joined(dates(1900, 1999, 'DDMMYY'), '1', digits(3)),
  joined(dates(2000, 2025, 'DDMMYY'), '2', digits(3)),
);

keeps(lvPersonasKods, {
  valid: completed(body, endings(1), oracle),
  candidates: joined(body, digits(1)),
  oracle,
  // The check digit 0 stands for two remainders; a number broken to begin with 32 to 39 has no date.
  breaks: (at, number) => at === 10 || (at > 1 && number[10] !== '0'),
});

// Numbers without a date, given out since 2017, are not known to stdnum.
decides(
  lvPersonasKods,
  ['161175-19997', '320000-00008'],
  [
    ['161175-19998', 'check digit'],
    ['161375-19997', 'no birth date'],
    ['461175-19997', 'begin with 0 to 3'],
  ],
);
