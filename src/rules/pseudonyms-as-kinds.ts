import { VALUE_KINDS } from '../model/kind.ts';

/** A token: kind, key id, mac. An escape can stand right before it, so no boundary tells where it begins. */
const TOKEN = new RegExp(`(${VALUE_KINDS.join('|')})_[a-z2-7]{8}_[a-z2-7]{16}`, 'g');

/** A unique local address of ours, in brackets, as in a host name, or plain. */
const ADDRESS = /\bfd[0-9a-f]{2}(:[0-9a-f]{0,4}){5,7}|\bfd[0-9a-f]{2}(-[0-9a-f]{0,4}){5,7}/g;

/**
 * Text of a redacted line with `{kind}` in place of each pseudonym, which differ from key to key:
 * what samples are compared with.
 */
export function pseudonymsAsKinds(text: string): string {
  return text.replace(TOKEN, '{$1}').replace(ADDRESS, '{address}');
}
