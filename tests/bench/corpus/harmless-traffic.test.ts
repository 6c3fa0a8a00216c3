import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../bench/corpus/format.ts';
import { harmlessTraffic } from '../../../bench/corpus/harmless-traffic.ts';
import { generateLines } from '../../../bench/generate/generate-lines.ts';

const LINES = 3000;

describe.each(['combined', 'error', 'json'] as const)('harmlessTraffic() in %s', (format) => {
  const generated = [...generateLines({ lines: LINES, seed: 5, format })].map(
    ({ bytes, plants }) => ({
      line: Buffer.from(bytes).toString('latin1').trimEnd(),
      kinds: plants.map(({ kind }) => kind),
    }),
  );
  const harmless = [...harmlessTraffic(format, LINES, 5)];

  it('gives most lines of the generator as they are', () => {
    const lines = new Set(generated.map(({ line }) => line));
    expect(harmless.length).toBeGreaterThan(LINES * 0.8);
    for (const { pieces } of harmless) expect(lines).toContain(lineOf(pieces));
  });

  it('leaves out every line with a secret, a name or an address in a URL', () => {
    const personal = generated.filter(({ kinds }) =>
      kinds.some((kind) =>
        ['email', 'secret', 'embedded', 'phone', 'iban', 'userinfo'].includes(kind),
      ),
    );
    const kept = new Set(harmless.map(({ pieces }) => lineOf(pieces)));
    expect(personal.length).toBeGreaterThan(0);
    for (const { line } of personal) expect(kept).not.toContain(line);
  });

  it('lets the address and the agent change, and nothing of the request', () => {
    for (const { pieces } of harmless) {
      const request = /(?:"request":|request: |\] )"([^"]*)"/.exec(lineOf(pieces))?.[1] ?? '';
      expect(pieces.harmless.some((piece) => piece.includes(request))).toBe(true);
      expect(pieces.harmless.join('')).not.toContain('Mozilla/5.0');
    }
  });
});
