import type { Episode } from '../episode/episode.ts';
import type { Knowledge } from '../knowledge.ts';
import { COUNTRY_FLOOR } from '../score/floor/new-country.ts';
import { COUNTRY_AND_DEVICE_FLOOR } from '../score/floor/new-country-and-device.ts';

/** Counts what an episode was told for as a visit of the organization, where the country was new to the account. */
export function seeVisit({ floors, used }: Episode, { visits }: Knowledge, hour: number): void {
  if (floors.includes(COUNTRY_FLOOR) || floors.includes(COUNTRY_AND_DEVICE_FLOOR))
    visits.see(used.country, hour);
}
