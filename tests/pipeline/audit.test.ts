import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateLines } from '../../bench/generate/generate-lines.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { stagesOf } from '../../src/config/stages-of.ts';
import { Audit } from '../../src/pipeline/audit.ts';
import type { Stages } from '../../src/pipeline/stages.ts';

const stages = (config = ''): Promise<Stages> => stagesOf(parseConfig(config, 'test'));

function auditOf(base: Stages, ...blocks: (string | Uint8Array)[]): Audit {
  const audit = new Audit(base);
  audit.begin('a');
  for (const block of blocks) audit.push(Buffer.from(block));
  audit.end();
  return audit;
}

const kindsOf = (audit: Audit) => audit.finds.map(({ kind, count }) => `${kind} ${count}`);

describe('Audit', () => {
  it('counts lines and bytes, however they are cut', async () => {
    const base = await stages();
    const lines = [...generateLines({ lines: 100, seed: 3 })].map(({ bytes }) => bytes);
    const all = Buffer.concat([...lines, Buffer.from('no end')]);
    const whole = auditOf(base, all);
    expect([whole.lines, whole.bytes]).toEqual([101, all.length]);
    fc.assert(
      fc.property(fc.array(fc.nat(all.length), { maxLength: 20 }), (cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), all.length];
        const blocks = places.slice(1).map((place, i) => all.subarray(places[i], place));
        const cut = auditOf(base, ...blocks);
        expect([cut.lines, cut.bytes, cut.finds]).toEqual([101, all.length, whole.finds]);
      }),
      { numRuns: 20 },
    );
  });

  it('counts no pseudonym: unique local addresses, tokens, words for what was dropped', async () => {
    const clean = [
      'fd12:3456:789a::1 and [fd12:3456:789a::1]:443',
      'host fd12-3456-789a--1.example',
      'email_k3fqa2cd_mz4tb6n7qxw2ayhd redacted_email redacted_address',
      'https://redacted_userinfo@example.org/ https://userinfo_k3fqa2cd_mz4tb6n7qxw2ayhd@example.org/',
      '?r=https%3A%2F%2Fredacted_userinfo%40example.org%2F',
    ];
    expect(auditOf(await stages(), clean.join('\n')).finds).toEqual([]);
  });

  it('counts accounts that only a login rule knows, wherever they stand', async () => {
    const lines = [
      'Nov 22 17:15:43 web1 sshd[1]: Accepted password for jan from fd12:3456:789a::1 port 1 ssh2',
      '{"action":"login","source_type":"user","change_description":"Successful sign-in","actor_id":7,"actor_name":"Jan","ip_address":"fd12:3456:789a::1"}',
    ];
    const { finds } = auditOf(await stages('format: auto'), lines.join('\n'));
    const told = { kind: 'user', foundBy: 'login rule', count: 1 };
    expect(finds).toMatchObject([
      { ...told, rule: 'sshd', field: 'text', places: ['a:1'] },
      { ...told, rule: 'zendesk', field: 'plain', places: ['a:2'] },
      { ...told, rule: 'zendesk', places: ['a:2'] },
    ]);
  });

  it('counts what only looks like a pseudonym', async () => {
    const raw = ['fe80::1', 'fc.example@example.org', 'redacted@example.org', '2001:db8::fd00'];
    expect(kindsOf(auditOf(await stages(), raw.join('\n')))).toEqual(['address 2', 'email 2']);
  });

  it('counts no masked and no truncated value, and every raw one', async () => {
    const rule = (action: string) => `rules: [{ rule: person/account, do: { ${action} } }]`;
    const mask = await stages(rule('action: mask, first: 1, last: 1'));
    expect(kindsOf(auditOf(mask, '?username=j**s\n?username=****\n'))).toEqual([]);
    expect(kindsOf(auditOf(mask, '?username=jans\n'))).toEqual(['user 1']);
    const truncate = await stages(rule('action: truncate, first: 2'));
    expect(kindsOf(auditOf(truncate, '?username=ja\n?username=**\n'))).toEqual([]);
    expect(kindsOf(auditOf(truncate, '?username=jans\n'))).toEqual(['user 1']);
  });

  it('looks into base64: what a run has written there is none, what is raw counts as what it is', async () => {
    const base = await stages();
    const of = (text: string) => Buffer.from(text).toString('base64');
    const clean = `?state=${of('{"email":"email_k3fqa2cd_mz4tb6n7qxw2ayhd"}')}`;
    expect(auditOf(base, clean).finds).toEqual([]);
    expect(auditOf(base, `?state=${of('{"email":"jan@example.org"}')}`).finds).toMatchObject([
      { kind: 'email', rule: 'person/email', field: 'text', count: 1 },
    ]);
  });

  it('counts nothing that the policy keeps, and times where it cuts them', async () => {
    const keeps = await stages('redact: { email: keep }');
    expect(kindsOf(auditOf(keeps, 'jan@example.org\n'))).toEqual([]);
    const cuts = await stages('redact: { time: hour }');
    const line = (time: string) => `- - - [22/Nov/2026:${time} +0000] "GET / HTTP/1.1" 200 5\n`;
    expect(kindsOf(auditOf(cuts, line('17:00:00')))).toEqual([]);
    expect(kindsOf(auditOf(cuts, line('17:15:43')))).toEqual(['time 1']);
  });

  it('counts a whole address where one is expected, though a part of it could be a pseudonym', async () => {
    const line =
      '2001:fdeb:546f:2fd5:83f3:e39b:988d:1be9 - - [22/Nov/2026:17:15:43 +0000] "GET / HTTP/1.1" 200 5\n';
    expect(kindsOf(auditOf(await stages(), line))).toEqual(['address 1']);
  });

  it('counts a line that a rule withholds as one that is not judged', async () => {
    const base = await stages('rules: [{ rule: person/account, do: { action: withhold } }]');
    const { finds } = auditOf(base, '?username=jan\n');
    expect(finds).toMatchObject([{ kind: 'not judged', field: 'line', count: 1 }]);
  });

  it('counts no cut address where the policy truncates, and every other one', async () => {
    const base = await stages('redact: { address: truncate }');
    expect(kindsOf(auditOf(base, '192.0.2.0\n2001:db8::\n'))).toEqual([]);
    expect(kindsOf(auditOf(base, '192.0.2.7\n2001:db8::1\n'))).toEqual(['address 2']);
  });

  it('keeps three places of each sort, each line once', async () => {
    const [find] = auditOf(await stages(), '192.0.2.7 192.0.2.8\n'.repeat(5)).finds;
    expect(find).toMatchObject({ places: ['a:1', 'a:2', 'a:3'] });
    expect(find.count).toBe(10);
  });

  it('judges no line of a source that begins with the mark of UTF-16, and the next source again', async () => {
    const audit = new Audit(await stages());
    audit.begin('wide');
    audit.push(Buffer.from('\ufeffa\n€\n', 'utf16le'));
    audit.end();
    audit.begin('narrow');
    audit.push(Buffer.from('clean\n'));
    audit.end();
    expect(audit.finds).toEqual([
      {
        kind: 'not judged',
        foundBy: 'UTF-16',
        field: 'line',
        count: 3,
        places: ['wide:1', 'wide:2', 'wide:3'],
      },
    ]);
    expect(audit.lines).toBe(4);
  });

  it('counts a line on which a format fails, and goes on', async () => {
    const base = await stages();
    const format = {
      name: 'broken',
      family: 'text' as const,
      json: false,
      parse: () => {
        throw new Error('192.0.2.7');
      },
    };
    const { finds, lines } = auditOf({ ...base, format }, 'a\nb\n');
    expect(lines).toBe(2);
    expect(finds).toMatchObject([{ kind: 'not judged', foundBy: 'failed', count: 2 }]);
  });
});
