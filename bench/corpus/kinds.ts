import { ADDRESS } from './value/address.ts';
import { API_KEY } from './value/api-key.ts';
import { APPLICANT_FILE } from './value/applicant-file.ts';
import { AUTHORIZATION } from './value/authorization.ts';
import { BE_NATIONAL_NUMBER } from './value/be-national-number.ts';
import { BIC } from './value/bic.ts';
import { BIRTH_DATE } from './value/birth-date.ts';
import { BSN } from './value/bsn.ts';
import { CONNECTION_STRING } from './value/connection-string.ts';
import { COORDINATES } from './value/coordinates.ts';
import { CUSTOMER_DOMAIN } from './value/customer-domain.ts';
import { DRIVING_LICENCE } from './value/driving-licence.ts';
import { EMAIL } from './value/email.ts';
import { ES_DNI } from './value/es-dni.ts';
import { EU_VAT } from './value/eu-vat.ts';
import { FR_NIR } from './value/fr-nir.ts';
import { HOST } from './value/host.ts';
import { IBAN } from './value/iban.ts';
import { IDEAL_TRANSACTION } from './value/ideal-transaction.ts';
import { IDENTITY_CARD } from './value/identity-card.ts';
import { IPV4 } from './value/ipv4.ts';
import { IPV6 } from './value/ipv6.ts';
import { IT_CODICE_FISCALE } from './value/it-codice-fiscale.ts';
import { JWT } from './value/jwt.ts';
import { KVK } from './value/kvk.ts';
import { MAC } from './value/mac.ts';
import { NAME } from './value/name.ts';
import { NL_PLATE } from './value/nl-plate.ts';
import { NL_POSTCODE } from './value/nl-postcode.ts';
import { PASSPORT } from './value/passport.ts';
import { PASSWORD } from './value/password.ts';
import { PAYMENT_CARD } from './value/payment-card.ts';
import { PAYMENT_CARD_NAMED } from './value/payment-card-named.ts';
import { PAYPAL_ID } from './value/paypal-id.ts';
import { PHONE_E164 } from './value/phone-e164.ts';
import { PHONE_NATIONAL } from './value/phone-national.ts';
import { PIN } from './value/pin.ts';
import { PL_PESEL } from './value/pl-pesel.ts';
import { PRIVATE_KEY } from './value/private-key.ts';
import { QUOTE_OR_INVOICE } from './value/quote-or-invoice.ts';
import { SESSION } from './value/session.ts';
import { UK_NINO } from './value/uk-nino.ts';
import { URL_SIGNATURE } from './value/url-signature.ts';
import { URL_USER } from './value/url-user.ts';
import { US_SSN } from './value/us-ssn.ts';
import type { ValueKind } from './value-kind.ts';

/** Every kind of personal data, in the order of the table. */
export const KINDS: readonly ValueKind[] = [
  ...[EMAIL, PHONE_E164, PHONE_NATIONAL, NAME, ADDRESS, NL_POSTCODE, BIRTH_DATE, URL_USER],
  ...[APPLICANT_FILE, BSN, PASSPORT, IDENTITY_CARD, DRIVING_LICENCE, NL_PLATE, US_SSN, UK_NINO],
  ...[FR_NIR, BE_NATIONAL_NUMBER, ES_DNI, IT_CODICE_FISCALE, PL_PESEL],
  ...[KVK, EU_VAT, BIC],
  ...[PAYMENT_CARD, PAYMENT_CARD_NAMED, IBAN, PAYPAL_ID, IDEAL_TRANSACTION, QUOTE_OR_INVOICE],
  ...[PASSWORD, PIN, JWT, AUTHORIZATION, SESSION, API_KEY, PRIVATE_KEY, CONNECTION_STRING],
  URL_SIGNATURE,
  ...[IPV4, IPV6, HOST, MAC, CUSTOMER_DOMAIN],
  COORDINATES,
];
