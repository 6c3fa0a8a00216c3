import { bytesOf } from '../../base/ascii.ts';
import { writeBase32 } from '../../base/base32.ts';
import type { Used } from '../history/organization.ts';
import type { HistoryKeys } from '../store/history-keys.ts';
import { episodeKey } from './episode.ts';

/**
 * The id of the finding of an episode that begins with this login: 16 letters and digits, the same
 * whenever the same log is read with the same keys. A keyed token, so it tells nothing of the account.
 */
export function findingId(keys: HistoryKeys, account: string, used: Used, time: number): string {
  const token = keys.account(`finding ${time} ${episodeKey(account, used)}`);
  const text = new Uint8Array(16);
  writeBase32(bytesOf(token), text, 0);
  return String.fromCharCode(...text);
}
