import fc from 'fast-check';
import { paypalId } from '../../../src/redact/check/paypal-id.ts';
import { among, DIGITS, joined, LETTERS } from './digits.ts';
import { decides, keeps } from './promises.ts';

const ANY = DIGITS + LETTERS;
const mixed = (text: string): boolean => /[A-Z]/.test(text) && /\d/.test(text);

// No check digit is published.
keeps(paypalId, {
  valid: fc.oneof(
    among(ANY, 17).filter(mixed),
    among(`23456789${LETTERS}`, 13).filter(mixed),
    joined('PAY-', among(ANY, 24)),
    joined('PAYID-', among(ANY, 24)),
    joined('I-', among(ANY, 12)),
    joined('EC-', among(ANY, 17)),
    joined('B-', among(ANY, 17)),
  ),
  breaks: false,
  separators: '',
});

decides(
  paypalId,
  ['8MC585209K746392H', 'PAYID-LSMPLEEXAMPLE123456789AB'],
  [
    ['12345678901234567', 'not the shape'],
    ['ABCDEFGHIJKLMNOPQ', 'not the shape'],
    ['8MC585209K746392', 'not the shape'],
    ['I-123', 'not the shape'],
  ],
);
