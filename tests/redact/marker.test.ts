import { expect, it } from 'vitest';
import { latin1 } from '../../src/base/ascii.ts';
import { WITHHELD, Withheld } from '../../src/model/tally.ts';
import { marker } from '../../src/redact/marker.ts';

it.each(WITHHELD)(
  'the marker of a line withheld as %s names the reason and nothing else',
  (reason) => {
    const text = latin1(marker(Withheld[reason], false));
    expect(text).toBe(`[logsluice: line withheld, reason ${reason}]`);
    const json = JSON.parse(latin1(marker(Withheld[reason], true)));
    expect(json).toEqual({ logsluice: 'line withheld', reason });
  },
);
