import { isValidBIC, isValidIBAN } from 'ibantools';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { euVat, stdnum } from 'stdnum';

/** Says whether somebody else takes a value for what it is; `variant` is often the country. */
export type Oracle = (text: string, variant: string) => boolean;

function by(country: string, name: string): Oracle {
  const validator = stdnum[country]?.[name];
  if (validator === undefined) throw new Error(`stdnum has no ${country}.${name}`);
  return (text) => validator.validate(text).isValid;
}

/** Every kind of value that an independent package can judge. */
export const ORACLES: Readonly<Record<string, Oracle>> = {
  'phone with country': (text) => isValidPhoneNumber(text.replace(/^00/, '+')),
  'national phone': (text, variant) =>
    isValidPhoneNumber(text, variant as 'NL' | 'BE' | 'DE' | 'FR' | 'GB' | 'US'),
  bsn: by('NL', 'bsn'),
  'US SSN': by('US', 'ssn'),
  'UK NINO': by('GB', 'nino'),
  'FR NIR': by('FR', 'nir'),
  'BE national number': by('BE', 'nn'),
  'ES DNI/NIE': (text) => by('ES', 'dni')(text, '') || by('ES', 'nie')(text, ''),
  'IT codice fiscale': by('IT', 'codicefiscale'),
  'PL PESEL': by('PL', 'pesel'),
  'EU VAT': (text, variant) =>
    (euVat[variant === 'EL' ? 'GR' : variant] ?? []).some(({ validate }) => validate(text).isValid),
  IBAN: (text) => isValidIBAN(text.replaceAll(' ', '').toUpperCase()),
  BIC: (text) => isValidBIC(text),
};
