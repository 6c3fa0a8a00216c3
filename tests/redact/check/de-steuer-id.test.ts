import fc from 'fast-check';
import { deSteuerId } from '../../../src/redact/check/de-steuer-id.ts';
import { completed, digits, endings, joined, oracleOf } from './digits.ts';
import { decides, keeps } from './promises.ts';

const oracle = oracleOf('DE', 'idnr');

/** Ten digits of which one stands there twice, or three times not side by side. */
const bodies = fc
  .tuple(fc.shuffledSubarray([...'0123456789'], { minLength: 8, maxLength: 9 }), fc.nat(8))
  .chain(([kinds, at]) => {
    const more = Array.from({ length: 10 - kinds.length }, () => kinds[at % kinds.length]);
    return fc.shuffledSubarray([...kinds, ...more], { minLength: 10 });
  })
  .map((body) => body.join(''))
  .filter((body) => body[0] !== '0' && !/(\d)\1\1/.test(body));

keeps(deSteuerId, {
  valid: completed(bodies, endings(1), oracle),
  // stdnum takes numbers with several repeated digits; ELSTER does not, see the table.
  candidates: joined(bodies, digits(1)),
  oracle,
});

decides(
  deSteuerId,
  ['86 095 742 719'],
  [
    ['86095742718', 'check digit'],
    ['12345678901', 'not one digit repeated'],
    ['33873686432', 'not one digit repeated'],
    ['11123456789', 'not one digit repeated'],
    ['06095742719', 'not 11 digits'],
  ],
);
