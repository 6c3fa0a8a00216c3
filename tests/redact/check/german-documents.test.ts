import fc from 'fast-check';
import { deIdentityCard } from '../../../src/redact/check/de-identity-card.ts';
import { dePassport } from '../../../src/redact/check/de-passport.ts';
import { among, completed, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const ALPHABET = '0123456789CFGHJKLMNPRTVWXYZ';

const serial = (first: string) => joined(among(first, 1), among(ALPHABET, 8));

const card = fc.oneof(serial('LMNPRTVWXY'), digits(9));
const cardOracle = oracleOf('DE', 'pwnr');

/** The weights 7, 3 and 1 have no factor in common with 10: every broken digit shows. */
keeps(deIdentityCard, {
  valid: completed(card, endings(1), cardOracle),
  candidates: joined(card, digits(1)),
  oracle: cardOracle,
});

const passport = serial('CFGHJK');
const passportOracle = oracleOf('DE', 'passport');

keeps(dePassport, {
  valid: completed(passport, endings(1), passportOracle),
  candidates: joined(passport, digits(1)),
  oracle: passportOracle,
});

// T22000129 and C01X00T47 are numbers of the specimens that the Bundesdruckerei prints.
decides(
  deIdentityCard,
  ['T22000129', 'T220001293', 'T220001293D', 't22000129 3'],
  [
    ['T220001294', 'check digit'],
    ['A22000129', 'not the number'],
    ['T2200012', 'not the number'],
    ['T2200O129', 'not the number'],
    ['220001297', 'not the number'],
  ],
);
decides(
  dePassport,
  ['C01X00T47', 'C01X00T478', 'C01X00T478D'],
  [
    ['C01X00T479', 'check digit'],
    ['T01X00T47', 'not the number'],
    ['C01X00T4', 'not the number'],
  ],
);
