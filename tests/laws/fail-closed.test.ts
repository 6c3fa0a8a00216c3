import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../src/model/format.ts';
import type { Stages } from '../../src/pipeline/stages.ts';
import { DirectoryKeyring } from '../../src/pseudonym/directory-keyring.ts';
import { KeyDirectory } from '../../src/pseudonym/key-directory.ts';
import { temporaryDirectories } from '../pseudonym/temporary.ts';
import { address, textOf } from './addresses.ts';
import { law } from './law.ts';
import { lineOf } from './lines.ts';
import { FixedKeyring, FORMAT_NAMES, passed, sluiceOf, stages } from './sluice-of.ts';
import { damaged, LINE_LIMIT } from './streams.ts';
import { localTime, second } from './times.ts';

/*
 * Fail closed: nothing leaves raw because something failed. How to try a failing case again: law.ts.
 */

const temporaryDirectory = temporaryDirectories();

const marker = (reason: string): string => `[logsluice: line withheld, reason ${reason}]`;

describe('a line that its format cannot parse is searched by every detector', () => {
  // Found by its shape alone: what only a name or place tells may be lost with them.
  const secret = fc.oneof(
    address.map(textOf),
    fc.constantFrom('q0z.jansen@mail.example', 'https://q0z:q0z@shop.example/'),
  );
  const SECRETS = /q0z|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|198\.1[89]\.|2001:db8/i;
  /** A damaged line without the addresses that it had: they may have been glued to other words. */
  const scrubbed = damaged(lineOf('auto')).map((line) =>
    line.replace(/[\w.:%-]*(?:\d\.|::|db8|@)[\w.:%-]*/gi, 'x'),
  );

  for (const format of FORMAT_NAMES) {
    it(format, async () => {
      const broken = fc.tuple(scrubbed, fc.nat(), secret).map(([line, place, value]) => {
        const at = place % (line.length + 1);
        // In brackets: a word in front of an address may make it a version number.
        return `${line.slice(0, at)}(${value})${line.slice(at)}`;
      });
      await law(
        150,
        fc.asyncProperty(broken, async (line) => {
          // In base64 of what was redacted any three letters may stand by chance.
          const left = passed(await sluiceOf(format), line).replace(/[\w+/-]{24,}/g, '');
          expect(left).not.toMatch(SECRETS);
        }),
      );
    });
  }
});

/** Checks that `bad` lines become the marker and the lines around them are as without any of them. */
async function withheldAmong(
  reason: string,
  bad: fc.Arbitrary<string>,
  changed: (fine: Stages) => Partial<Stages>,
): Promise<void> {
  const fine = await stages('combined');
  const line = fc.oneof(
    lineOf('combined').map((text) => ({ text, bad: false })),
    bad.map((text) => ({ text, bad: true })),
  );
  await law(
    60,
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const joined = lines.map(({ text }) => `${text}\r\n`).join('');
      const sluice = await sluiceOf('combined', changed(fine));
      const out = passed(sluice, joined).split('\r\n');
      const without = lines.filter((one) => !one.bad).map(({ text }) => `${text}\r\n`);
      const neighbours = passed(await sluiceOf('combined'), without.join('')).split('\r\n');
      const wanted = lines.map((one) => (one.bad ? marker(reason) : neighbours.shift()));
      expect(out).toEqual([...wanted, '']);
      const count = lines.filter((one) => one.bad).length;
      expect(sluice.tally.toJSON()).toMatchObject({
        withheld: count > 0 ? { [reason]: count } : {},
      });
    }),
  );
}

const MARK = 'q0z';
const marked = lineOf('combined').map((line) => `${line} ${MARK} 192.0.2.77`);

describe('a line that cannot be judged is withheld, and its neighbours are not touched', () => {
  it('a format that throws', async () => {
    await withheldAmong('failed', marked, ({ format }) => ({
      format: throwingAt(MARK, format),
    }));
  });

  it('an action that throws', async () => {
    const day = (seconds: number) => Math.floor(seconds / 86_400);
    const old = fc.constant(`192.0.2.77 - - [${localTime(0)}] "GET / HTTP/1.1" 200 5 "-" "-"`);
    await withheldAmong('failed', old, () => ({
      keyring: Object.assign(new FixedKeyring(), {
        open(epoch: number) {
          if (epoch === day(0)) throw new Error('192.0.2.77');
          return new FixedKeyring().open(epoch);
        },
      }),
    }));
  });

  it('an epoch without a key', async () => {
    const old = fc.constant(`192.0.2.77 - - [${localTime(0)}] "GET / HTTP/1.1" 200 5 "-" "-"`);
    await withheldAmong('no_key', old, () => ({
      keyring: Object.assign(new FixedKeyring(), {
        open: (epoch: number) => (epoch === 0 ? undefined : new FixedKeyring().open(epoch)),
      }),
    }));
  });

  it('a line over the limit', async () => {
    const long = lineOf('combined').map((line) => line.padEnd(20_001, ' 192.0.2.77'));
    await withheldAmong('too_long', long, () => ({ lineLimit: 20_000 }));
  });

  it('a line in UTF-16', async () => {
    const wide = lineOf('combined').map((line) => [...line].map((char) => `${char}\0`).join(''));
    await withheldAmong('encoding', wide, () => ({}));
  });
});

/** The format, which fails at lines that hold `mark` with an error that quotes them. */
function throwingAt(mark: string, format: Format): Format {
  return {
    name: format.name,
    family: 'text' as const,
    json: format.json,
    parse(bytes, start, end, fields) {
      const line = Buffer.from(bytes.subarray(start, end)).toString('latin1');
      if (line.includes(mark)) throw new Error(line);
      return format.parse(bytes, start, end, fields);
    },
  };
}

it('a source that begins as UTF-16 leaves no line at all', async () => {
  await law(
    40,
    fc.asyncProperty(
      fc.constantFrom('\xff\xfe', '\xfe\xff'),
      fc.array(lineOf('text')),
      async (mark, lines) => {
        const out = passed(
          await sluiceOf('auto', { lineLimit: LINE_LIMIT }),
          `${mark}${lines.join('\n')}\n`,
        );
        for (const line of out.split('\n').slice(0, -1))
          expect(line).toMatch(/^\[logsluice: line withheld/);
      },
    ),
  );
});

it('lines of an epoch whose key was destroyed are withheld, also when the key was just in use', async () => {
  const line = (at: number) =>
    `192.0.2.77 - jan [${localTime(at)}] "GET /?q=192.0.2.77 HTTP/1.1" 200 5 "-" "-"\n`;
  await law(
    10,
    fc.asyncProperty(second, async (at) => {
      const directory = new KeyDirectory(temporaryDirectory());
      const redact = async () =>
        passed(
          await sluiceOf('combined', { keyring: new DirectoryKeyring(directory, 'day') }),
          line(at),
        );
      expect(await redact()).not.toContain('withheld');
      directory.destroy(new Date(at * 1000).toISOString().slice(0, 10));
      expect(await redact()).toBe(`${marker('no_key')}\n`);
    }),
  );
});
