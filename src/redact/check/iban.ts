import { checkDigit, numberCheck } from './formula/number-check.ts';
import { remainder } from './formula/remainder.ts';

/*
 * The account number behind the check digits, by country, as the SWIFT IBAN registry (ISO 13616-2)
 * writes it: n digits, a capitals, c either.
 */
const REGISTERED =
  'AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c ' +
  'CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n ' +
  'FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n IL19n ' +
  'IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n LU3n13c ' +
  'LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n ' +
  'NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a ' +
  'SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n ' +
  'VG4a16n XK16n YE4a4n18c';

/** Countries whose banks write IBANs that the registry does not list. */
const IN_USE =
  'AO21n BF2c22n BJ2c22n CF23n CG23n CI2c22n CM23n CV21n DZ22n GA23n GQ23n GW2c19n IR22n KM23n MA24n ' +
  'MG23n ML2c22n MZ21n NE2a22n SN2a22n TD23n TG2a22n';

/** Territories that the registry has under FR and FI, in their own letters. */
const TERRITORIES =
  'BL10n11c2n GF10n11c2n GP10n11c2n MF10n11c2n MQ10n11c2n NC10n11c2n PF10n11c2n PM10n11c2n RE10n11c2n ' +
  'TF10n11c2n WF10n11c2n YT10n11c2n AX14n';

const CLASSES: Readonly<Record<string, string>> = { n: '[0-9]', a: '[A-Z]', c: '[0-9A-Z]' };

const SHAPES: ReadonlyMap<string, RegExp> = new Map(
  `${REGISTERED} ${IN_USE} ${TERRITORIES}`.split(' ').map((row) => {
    const parts = [...row.slice(2).matchAll(/(\d+)([nac])/g)];
    const account = parts.map(([, count, kind]) => `${CLASSES[kind]}{${count}}`).join('');
    return [row.slice(0, 2), new RegExp(`^..[0-9]{2}${account}$`)];
  }),
);

/** An IBAN: shape by country and check digits modulo 97. ISO 13616-1, ISO 7064 MOD 97-10. */
export const iban = numberCheck({
  name: 'iban',
  says: 'has the account shape of its country and check digits modulo 97 (ISO 13616)',
  form: 'an IBAN',
  shape: /^[A-Z]{2}\d\d[0-9A-Z]{11,30}$/,
  judge: (number) => {
    const shape = SHAPES.get(number.slice(0, 2));
    if (shape === undefined) return 'no country with IBANs';
    if (!shape.test(number)) return 'not the account shape of its country';
    return checkDigit(
      /^..(?:0[2-9]|[1-8]\d|9[0-8])/.test(number) &&
        remainder(number.slice(4) + number.slice(0, 4), 97) === 1,
    );
  },
});
