import { type PackSource, writePackFile } from './pack-file.ts';
import { encodePlaces, type PlaceRow } from './places-section.ts';
import { encodeRanges, type Ranges } from './range-section.ts';
import { IPV4, IPV6 } from './space.ts';
import { encodeSystems, type SystemRow } from './systems-section.ts';
import { SECTIONS } from './world-pack.ts';

/** All that a pack says. Rows count from 1; row 0 knows nothing. */
export interface World {
  readonly sources: readonly PackSource[];
  /** At most 65,535. */
  readonly places: readonly PlaceRow[];
  /** Ordered by number. */
  readonly systems: readonly SystemRow[];
  readonly ipv4: FamilyRanges;
  readonly ipv6: FamilyRanges;
}

interface FamilyRanges {
  readonly places: Ranges;
  readonly systems: Ranges;
}

/** The bytes of the pack. */
export function encodeWorld({ sources, places, systems, ipv4, ipv6 }: World): Buffer {
  const sections = new Map([
    [SECTIONS.places, encodePlaces(places)],
    [SECTIONS.systems, encodeSystems(systems)],
    [SECTIONS.ipv4[0], encodeRanges(ipv4.places, IPV4, false)],
    [SECTIONS.ipv4[1], encodeRanges(ipv4.systems, IPV4, true)],
    [SECTIONS.ipv6[0], encodeRanges(ipv6.places, IPV6, false)],
    [SECTIONS.ipv6[1], encodeRanges(ipv6.systems, IPV6, true)],
  ]);
  return writePackFile(sources, sections);
}
