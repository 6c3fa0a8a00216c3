import { bytesOf } from '../base/ascii.ts';
import { WITHHELD } from '../model/tally.ts';

const TEXT = WITHHELD.map((reason) => bytesOf(`[logsluice: line withheld, reason ${reason}]`));

const JSON_TEXT = WITHHELD.map((reason) =>
  bytesOf(`{"logsluice":"line withheld","reason":"${reason}"}`),
);

/** The line that stands in the place of a withheld one; `reason` is a code of `Withheld`. */
export function marker(reason: number, json: boolean): Uint8Array {
  return (json ? JSON_TEXT : TEXT)[reason - 1];
}
