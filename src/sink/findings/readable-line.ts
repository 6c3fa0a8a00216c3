import type { Finding } from '../../model/finding.ts';
import { titleOf } from './title.ts';

/** Characters that move a cursor, end a line or turn the direction of writing. */
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A finding as one line for people, without a line end: severity (the first word, in capitals), what
 * it is, whose, where from and with what, the reasons, and how to read more: `place` are the options
 * that say where the commands for findings find it, undefined where nothing keeps it.
 *
 *     HIGH unfamiliar login: account_k3fq_mz4t… from RO, AS64500 Example Hosting (hosting), Linux, Firefox, desktop:
 *     country RO: 0 of 214 logins in 90 days; … [4fq2, logsluice findings show 4fq2 --state DIR]
 */
export function readableLine(finding: Finding, place?: string): string {
  const { id, severity, state, status, count, account, reasons } = finding;
  const whose = account === undefined ? '' : ` ${account}`;
  const from = originOf(finding);
  const again = state === 'updated' ? `, ${count} logins` : '';
  const closed =
    state === 'closed' ? `, closed ${status === 'open' ? 'unjudged' : `as ${status}`}` : '';
  const why = reasons.length === 0 ? '' : `: ${reasons.map(({ words }) => words).join('; ')}`;
  const text = `${severity.toUpperCase()} ${titleOf(finding)}:${whose} from ${from}${again}${closed}${why}`;
  const more = place === undefined ? '' : `, logsluice findings show ${id} ${place}`;
  return `${text} [${id}${more}]`.replace(UNPRINTABLE, '?');
}

function originOf({ login }: Finding): string {
  const { asn, organization, kind } = login.network;
  const name = [asn === undefined ? undefined : `AS${asn}`, organization].filter(isSaid).join(' ');
  const known = kind === 'unknown' ? undefined : kind;
  const network = name === '' || known === undefined ? name || known : `${name} (${known})`;
  const words = [login.country, network, login.device].filter(isSaid);
  return words.length === 0 ? 'an unknown place' : words.join(', ');
}

const isSaid = (word: string | undefined): word is string => word !== undefined && word !== '';
