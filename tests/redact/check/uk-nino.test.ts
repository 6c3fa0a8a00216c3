import { ukNino } from '../../../src/redact/check/uk-nino.ts';
import { among, digits, joined, LETTERS, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const NOT_USED = ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'];

keeps(ukNino, {
  valid: joined(
    joined(among('ABCEGHJKLMNOPRSTWXYZ', 1), among('ABCEGHJKLMNPRSTWXYZ', 1)).filter(
      (prefix) => !NOT_USED.includes(prefix),
    ),
    digits(6),
    among('ABCD', 1),
  ),
  candidates: joined(among(LETTERS, 2), digits(6), among('ABCDEF', 1)),
  oracle: oracleOf('GB', 'nino'),
  // No check digit exists.
  breaks: false,
});

// QQ 12 34 56 C is the example of HMRC, chosen because it is not valid.
decides(
  ukNino,
  ['AB 12 34 56 C', 'ab123456c'],
  [
    ['QQ 12 34 56 C', 'not two letters'],
    ['BG123456A', 'prefix'],
    ['AO123456A', 'not two letters'],
    ['AB123456E', 'not two letters'],
    ['AB12345A', 'not two letters'],
  ],
);
