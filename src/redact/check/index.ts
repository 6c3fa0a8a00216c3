import type { Check } from '../../model/check.ts';
import { atSvnr } from './at-svnr.ts';
import { beIdentityCard } from './be-identity-card.ts';
import { beNationalNumber } from './be-national-number.ts';
import { bgEgn } from './bg-egn.ts';
import { bic } from './bic.ts';
import { birthDate } from './birth-date.ts';
import { bsn } from './bsn.ts';
import { chAhv } from './ch-ahv.ts';
import { coordinate } from './coordinate.ts';
import { coordinates } from './coordinates.ts';
import { czSkBirthNumber } from './cz-sk-birth-number.ts';
import { deIdentityCard } from './de-identity-card.ts';
import { dePassport } from './de-passport.ts';
import { deSteuerId } from './de-steuer-id.ts';
import { dkCpr } from './dk-cpr.ts';
import { eeLtIsikukood } from './ee-lt-isikukood.ts';
import { entropy } from './entropy.ts';
import { esCif } from './es-cif.ts';
import { esDni } from './es-dni.ts';
import { fiHetu } from './fi-hetu.ts';
import { frNir } from './fr-nir.ts';
import { hrOib } from './hr-oib.ts';
import { iban } from './iban.ts';
import { iePps } from './ie-pps.ts';
import { itCodiceFiscale } from './it-codice-fiscale.ts';
import { jwt } from './jwt.ts';
import { kvk } from './kvk.ts';
import { luhn } from './luhn.ts';
import { lvPersonasKods } from './lv-personas-kods.ts';
import { macAddress } from './mac-address.ts';
import { nlDocument } from './nl-document.ts';
import { nlDrivingLicence } from './nl-driving-licence.ts';
import { nlPlate } from './nl-plate.ts';
import { nlPostcode } from './nl-postcode.ts';
import { noFodselsnummer } from './no-fodselsnummer.ts';
import { paymentCard } from './payment-card.ts';
import { paypalId } from './paypal-id.ts';
import { phone, phoneInternational } from './phone.ts';
import { plNip } from './pl-nip.ts';
import { plPesel } from './pl-pesel.ts';
import { ptNif } from './pt-nif.ts';
import { roCnp } from './ro-cnp.ts';
import { sePersonnummer } from './se-personnummer.ts';
import { ukNino } from './uk-nino.ts';
import { usItin } from './us-itin.ts';
import { usSsn } from './us-ssn.ts';
import { vatEu } from './vat-eu.ts';

/** Every check a rule can ask for, one line each. */
export const CHECKS: readonly Check[] = [
  luhn,
  paymentCard,
  iban,
  bic,
  bsn,
  nlPostcode,
  nlPlate,
  kvk,
  vatEu,
  usSsn,
  usItin,
  ukNino,
  frNir,
  beNationalNumber,
  esDni,
  esCif,
  itCodiceFiscale,
  plPesel,
  plNip,
  ptNif,
  deSteuerId,
  phone,
  phoneInternational,
  macAddress,
  coordinates,
  coordinate,
  jwt,
  birthDate,
  nlDocument,
  nlDrivingLicence,
  deIdentityCard,
  dePassport,
  beIdentityCard,
  sePersonnummer,
  fiHetu,
  dkCpr,
  noFodselsnummer,
  chAhv,
  atSvnr,
  iePps,
  roCnp,
  czSkBirthNumber,
  bgEgn,
  eeLtIsikukood,
  lvPersonasKods,
  hrOib,
  entropy,
  paypalId,
];
