import { describe, expect, test } from 'vitest';
import { ATTACKS } from '../../../../bench/login/login.ts';
import { Evidence } from '../../../../bench/login/measure/evidence.ts';
import { report } from '../../../../bench/login/report/report.ts';
import { rocSvg } from '../../../../bench/login/report/roc-svg.ts';
import { beaten, goalTable, margin } from '../../../../bench/login/report/tables.ts';

/** 1,000 honest logins with scores 0 to 999, 10 of them alarms; of each class, this share is found. */
function evidence(name: string, binary: boolean, share: number): Evidence {
  const honest = {
    scores: Float64Array.from({ length: 1000 }, (_, i) => i),
    alarms: Uint8Array.from({ length: 1000 }, (_, i) => Number(i >= 990)),
    by: new Uint8Array(1000),
  };
  const attacks = ATTACKS.flatMap((by) =>
    Array.from({ length: 20 }, (_, i) => ({
      by,
      history: i % 2 === 0 ? 12 : 39,
      score: i < share * 20 ? 2000 : 0,
      alarm: i < share * 20,
    })),
  );
  return new Evidence(
    { name, binary, findings: 10, opened: 8, accountDays: 1000 },
    honest,
    attacks,
  );
}

const better = evidence('ours', false, 0.95);
const worse = evidence('A & B', true, 0.5);

describe('goalTable()', () => {
  test('says which goals were reached and which were missed', () => {
    expect(goalTable(better, []).match(/reached/g)).toHaveLength(5);
    expect(goalTable(evidence('ours', false, 0.9), []).match(/missed/g)).toHaveLength(4);
  });
});

describe('margin()', () => {
  test('is never zero, and falls with the root of the count', () => {
    expect(margin(1, 200)).toBeGreaterThan(0);
    expect(margin(0.5, 400) / margin(0.5, 100)).toBeCloseTo(0.5, 1);
  });
});

describe('beaten()', () => {
  test('names every class in which a peer is above, and only these', () => {
    expect(beaten(better, [worse])).toEqual([]);
    const list = beaten(evidence('ours', false, 0.2), [worse]);
    expect(list.map(({ by }) => by)).toEqual(ATTACKS);
    expect(list[0]).toMatchObject({ peer: 'A & B', found: 0.5, own: 0.2 });
  });
});

describe('report()', () => {
  test('has every class, every peer, the machine and the sources', () => {
    const text = report(
      {
        detector: better,
        peers: [worse, evidence('scored', false, 0.4)],
        calibration: [{ what: 'phones off', low: 1, high: 2, found: 1.5 }],
        seeds: [101],
        tuneSeeds: [1],
        accounts: 10,
        read: false,
      },
      '2026-11-22',
    );
    for (const by of ATTACKS) expect(text).toContain(`| ${by} |`);
    for (const part of [
      '**A & B**',
      'Node v',
      'No peer is above',
      'phones off',
      'LOGIN.md',
      '8.0 open a finding',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('NaN |');
  });
});

describe('rocSvg()', () => {
  const svg = rocSvg('Found', 'by class', [better, worse]);

  test('has a panel for each class, a line for scores, a mark for peers, a key and axes', () => {
    for (const by of ATTACKS) expect(svg).toContain(`>${by}<`);
    expect(svg.match(/<polyline/g)).toHaveLength(ATTACKS.length);
    // One in the key, one in each panel.
    expect(svg.match(/<rect x="[\d.]+" y="[\d.]+" width="9"/g)).toHaveLength(ATTACKS.length + 1);
    expect(svg).toContain('false alarms per 1,000 logins');
    expect(svg).toContain('attacks found');
  });

  test('is well-formed: names are escaped', () => {
    expect(svg).toContain('A &amp; B');
    expect(svg.match(/<g /g)?.length).toBe(svg.match(/<\/g>/g)?.length);
  });
});
