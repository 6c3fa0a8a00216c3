import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES, generateLines } from '../../../bench/generate/generate-lines.ts';

const COMBINED =
  /^(?<address>[0-9a-f.:]+) - (?<user>-|[a-z0-9]+) \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2} \+0000\] "(?<request>[^"\n]*)" \d{3} \d+ "(?<referer>[^"\n]+)" "(?<agent>[^"\n]+)"\n$/;

const ERROR =
  /^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2} \[[a-z]+\] \d+#\d+: (\*\d+ .+, client: [0-9a-f.:]+, server: .+|signal process started)\n$/;

const KEYS = [
  ...['time_iso8601', 'remote_addr', 'x_forwarded_for', 'remote_user', 'request'],
  ...['request_method', 'request_uri', 'status', 'body_bytes_sent', 'request_time'],
  ...['http_referer', 'http_user_agent', 'host', 'upstream_addr', 'request_id'],
];

function textsOf(format: string, lines: number, seed = 1): string[] {
  return [...generateLines({ lines, seed, format })].map(({ bytes }) =>
    Buffer.from(bytes).toString(),
  );
}

function digestOf(format: string, seed: number): string {
  const hash = createHash('sha256');
  for (const { bytes } of generateLines({ lines: 2000, seed, format })) hash.update(bytes);
  return hash.digest('hex');
}

/** ISO 13616: of a right account number, modulo 97, it is 1. */
function remainder(iban: string): bigint {
  const turned = `${iban.slice(4)}${iban.slice(0, 4)}`;
  return BigInt(turned.replace(/[A-Z]/g, (letter) => `${letter.charCodeAt(0) - 55}`)) % 97n;
}

describe('generateLines()', () => {
  it.each(FORMAT_NAMES)(
    'gives the same bytes for the same seed, others for another: %s',
    (format) => {
      expect(digestOf(format, 7)).toBe(digestOf(format, 7));
      expect(digestOf(format, 7)).not.toBe(digestOf(format, 8));
    },
  );

  it('gives the bytes that it gave on other machines and engines', () => {
    expect(digestOf('combined', 1)).toBe(
      '42001309c2d75508f4bd74211d46493d276fcdda7ff04a4a7c6dd203a9312ec6',
    );
  });

  it('refuses a format that it does not know', () => {
    expect(() => generateLines({ lines: 1, seed: 1, format: 'xml' }).next()).toThrow(/'xml'/);
  });

  it('gives combined lines that a strict pattern takes', () => {
    for (const line of textsOf('combined', 5000)) expect(line).toMatch(COMBINED);
  });

  it('gives JSON lines with the fifteen keys', () => {
    for (const line of textsOf('json', 5000)) expect(Object.keys(JSON.parse(line))).toEqual(KEYS);
  });

  it('gives error lines as nginx writes them', () => {
    for (const line of textsOf('error', 5000)) expect(line).toMatch(ERROR);
  });

  it('tells of the same visits in every format', () => {
    const combined = textsOf('combined', 500).map((line) => line.split(' ')[0]);
    const json = textsOf('json', 500).map((line) => JSON.parse(line).remote_addr);
    expect(json).toEqual(combined);
  });

  it.each(FORMAT_NAMES)('says where each secret stands, in order and apart: %s', (format) => {
    const shapes: Record<string, (text: string) => boolean> = {
      address: (text) => isIP(text) !== 0,
      forwarded: (text) => isIP(text) !== 0,
      upstream: (text) => isIP(text) === 4,
      embedded: (text) => isIP(text) !== 0,
      user: (text) => /^[a-z]+\d+$/.test(text),
      email: (text) => /^[a-z0-9.]+(@|%40|%2540)[a-z0-9.]+$/.test(text),
      name: (text) => /^[A-Z][a-z]+(\+|%20)[A-Z][a-z]+$/.test(text),
      phone: (text) => /^(0|%2B31)600\d{6}$/.test(text),
      iban: (text) => /^NL\d{2}NOBK\d{10}$/.test(text) && remainder(text) === 1n,
      secret: (text) => /^[0-9a-f]{32,40}$/.test(text),
      userinfo: (text) => /^[a-z]+\d+:[0-9a-f]{16}$/.test(text),
    };
    const seen = new Set<string>();
    for (const { bytes, plants } of generateLines({ lines: 10_000, seed: 2, format })) {
      let end = 0;
      for (const { offset, length, kind } of plants) {
        expect(offset).toBeGreaterThanOrEqual(end);
        end = offset + length;
        const text = Buffer.from(bytes.subarray(offset, end)).toString();
        expect(shapes[kind]?.(text), `${kind}: ${text}`).toBe(true);
        seen.add(kind);
      }
    }
    const kinds = Object.keys(shapes);
    const absent =
      format === 'combined' ? ['forwarded', 'upstream'] : format === 'error' ? ['forwarded'] : [];
    expect([...seen].sort()).toEqual(kinds.filter((kind) => !absent.includes(kind)).sort());
  });

  it('plants every spelling of @, and puts a v before versions that look like addresses', () => {
    const text = textsOf('combined', 20_000).join('');
    for (const spelling of [/=[a-z.0-9]+@/, /=[a-z.0-9]+%40/, /%3D[a-z.0-9]+%2540/]) {
      expect(text).toMatch(spelling);
    }
    expect(text).toMatch(/\/app\/v\d+\.\d+\.\d+\.\d+\//);
    expect(text).not.toMatch(/[^v\d.][0-9]\.\d+\.\d+\.\d+\//);
  });

  it('has the promised shares', () => {
    const lines = 20_000;
    const parsed = textsOf('combined', lines, 3).map((line) => ({
      size: line.length,
      ...COMBINED.exec(line)?.groups,
    })) as { size: number; address: string; user: string; request: string; agent: string }[];
    const share = (holds: (line: (typeof parsed)[0]) => boolean): number =>
      parsed.filter(holds).length / lines;
    const mean = parsed.reduce((sum, line) => sum + line.size, 0) / lines;
    expect(mean).toBeGreaterThan(250);
    expect(mean).toBeLessThan(275);
    expect(share(({ address }) => address.includes(':'))).toBeCloseTo(0.1, 1.5);
    expect(share(({ request }) => request.includes('?'))).toBeCloseTo(0.25, 1.5);
    expect(share(({ user }) => user !== '-')).toBeCloseTo(0.02, 2);
    const bots = share(({ agent }) =>
      /bot|crawler|spider|curl|python|Go-http|external|Uptime/i.test(agent),
    );
    expect(bots).toBeGreaterThan(0.01);
    expect(bots).toBeLessThan(0.03);
    expect(new Set(parsed.map(({ agent }) => agent)).size).toBeGreaterThan(2000);
  });
});
