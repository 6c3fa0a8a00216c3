import { checkDigit, numberCheck } from './formula/number-check.ts';
import { passesMod1110 } from './formula/passes-mod-11-10.ts';

/**
 * Whether one of the first ten digits stands there two or three times and the others once at most;
 * three of a kind are never side by side.
 */
function repeatsOne(number: string): boolean {
  const counts = new Uint8Array(10);
  for (let i = 0; i < 10; i++) counts[number.charCodeAt(i) - 48]++;
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && repeated[0] <= 3 && !/(\d)\1\1/.test(number.slice(0, 10));
}

/** A German tax id: digit pattern and ISO 7064 MOD 11,10. § 139b AO; ELSTER, Prüfung der Steuer-Id. */
export const deSteuerId = numberCheck({
  name: 'de-steuer-id',
  says: 'has one repeated digit and the check digit of a German tax id (ISO 7064 MOD 11,10)',
  form: '11 digits that do not begin with 0',
  shape: /^[1-9]\d{10}$/,
  judge: (number) =>
    repeatsOne(number) ? checkDigit(passesMod1110(number)) : 'not one digit repeated',
});
