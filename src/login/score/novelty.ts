import type { CountTable } from '../history/count-table.ts';
import type { Evidence } from './evidence.ts';

/*
 * What counts as new: never learned, or learned only from logins that were told and that nobody has judged.
 * Nothing is new to an account that is not established: a first login has nothing to differ from.
 */

function isEstablished({ history, settings }: Evidence): boolean {
  return history.logins >= settings.established;
}

/**
 * The country is new to the account in 90 days: never learned, or last seen that long before the
 * account's last login, which was elsewhere. After a long sleep the old country is no new one.
 */
export function isNewCountry(evidence: Evidence): boolean {
  const { history, known, used, settings } = evidence;
  if (used.country === 0 || !isEstablished(evidence)) return false;
  const { country } = known.at;
  if (isNew(evidence, history.countries, country)) return true;
  const unseen = Math.floor(history.last / 3600) - history.countries.hours[country];
  return unseen > settings.countryForgottenHours;
}

export function isNewNetwork(evidence: Evidence): boolean {
  return (
    isEstablished(evidence) && isNew(evidence, evidence.history.networks, evidence.known.at.network)
  );
}

/** System, class and browser family were never seen together. */
export function isNewDevice(evidence: Evidence): boolean {
  return (
    isEstablished(evidence) && isNew(evidence, evidence.history.browsers, evidence.known.at.browser)
  );
}

export function isNew({ settings }: Evidence, table: CountTable, at: number): boolean {
  return table.learned(at) < settings.newBelow;
}
