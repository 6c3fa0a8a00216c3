import type { Fault } from '../base/fault.ts';
import { Filter } from '../filter/filter.ts';
import { type Following, followLists } from '../filter/list/follow-lists.ts';
import { Lists } from '../filter/list/lists.ts';
import { readList } from '../filter/list/read-list.ts';
import { readListAside } from '../filter/list/read-list-aside.ts';
import { TrustedProxies } from '../filter/trusted-proxies.ts';
import type { Geo } from '../model/network.ts';
import { LineFilter } from '../pipeline/line-filter.ts';
import type { Config } from './config.ts';
import { filterSettingsOf } from './filter-settings-of.ts';

/** Who is told what happens to the lists of a run. */
export interface FilterNews {
  tell(text: string): void;
  tellFault(fault: Fault): void;
}

/** The address filter of a run. */
export interface OpenFilter {
  /** Undefined where no rule and no trusted proxy is configured: lines need not be asked about. */
  readonly lines: LineFilter | undefined;
  /** Whether an address is on one of the lists that the config names for logins. */
  readonly isListed: (address: Uint8Array) => boolean;
  /** Follows the files of the lists; `changed` is called when others are in force. */
  follow(changed: () => void): Following;
  /** What is known of networks has changed. */
  forget(): void;
}

/** Opens the lists that a config names; `follows` for a run that goes on while they change. */
export async function openFilter(
  { filter: said, logins }: Config,
  geo: () => Promise<Geo>,
  follows: boolean,
  { tell, tellFault }: FilterNews,
): Promise<OpenFilter> {
  const settings = filterSettingsOf(said);
  const lists = await Lists.open(settings.lists, follows ? readListAside : readList);
  const needsGeo = new Filter(settings.rules, lists.sets).needsGeo;
  const filter = new Filter(settings.rules, lists.sets, needsGeo ? await geo() : undefined);
  const proxies = new TrustedProxies(settings.trustedProxies, lists.sets);
  const isUsed = !filter.isEmpty || !proxies.isEmpty;
  return {
    lines: isUsed ? new LineFilter(filter, proxies) : undefined,
    isListed: (address) =>
      logins.listed.some((name) => lists.sets.get(name)?.has(address) === true),
    follow: (changed) =>
      followLists({
        lists,
        swap: (sets) => {
          filter.use(sets);
          proxies.use(sets);
          changed();
        },
        tell,
        tellFault,
      }),
    forget: () => filter.forget(),
  };
}
