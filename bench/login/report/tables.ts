import { HISTORIES } from '../generate-logins.ts';
import { ATTACKS, HONEST } from '../login.ts';
import type { Evidence } from '../measure/evidence.ts';
import { GOAL_RATE, GOALS, RATES } from '../measure/rates.ts';
import { markdown, perThousand, share } from './markdown.ts';
import { SOURCES } from './sources.ts';

const nameOf = ({ subject }: Evidence): string => subject.name;

/** The goals, what was reached at 5 false alarms per 1,000 logins, and what other scores reach there. */
export function goalTable(detector: Evidence, scored: readonly Evidence[]): string {
  const rows = GOALS.map(({ by, least }) => {
    const found = detector.detected({ by }, detector.threshold(GOAL_RATE));
    const count = detector.attacksOf({ by }).length;
    return [
      by,
      `${count}`,
      share(least),
      `**${share(found)}**`,
      share(margin(found, count)),
      found >= least ? 'reached' : 'missed',
      ...scored.map((other) => share(other.detected({ by }, other.threshold(GOAL_RATE)))),
    ];
  });
  return markdown(['attack', 'attacks', 'goal', 'found', '±', '', ...scored.map(nameOf)], rows);
}

/** Half the width of a 95 % interval of a share (two of each added: Agresti and Coull 1998). */
export function margin(found: number, count: number): number {
  const middle = (found * count + 2) / (count + 4);
  return 1.96 * Math.sqrt((middle * (1 - middle)) / (count + 4));
}

/** Detection of each class at each rate, at both histories. */
export function detectionTable(evidence: Evidence): string {
  const columns = RATES.flatMap((rate) =>
    HISTORIES.map((history) => ({ history, threshold: evidence.threshold(rate), rate })),
  );
  const head = columns.map(({ rate, history }) => `${perThousand(rate)}, ${history}`);
  const rows = ATTACKS.map((by) => [
    by,
    ...columns.map(({ history, threshold }) =>
      share(evidence.detected({ by, history }, threshold)),
    ),
  ]);
  return markdown(['attack', ...head], rows);
}

/** Every peer at its own rate of false alarms, and the detector at the same rate. */
export function peerTable(detector: Evidence, peers: readonly Evidence[]): string {
  const own = (evidence: Evidence, name: string): string[] => {
    const { findings, accountDays } = evidence.subject;
    return [
      `**${name}**`,
      perThousand(evidence.ownRate()),
      ((findings / accountDays) * 1000).toFixed(1),
      ...ATTACKS.map((by) => share(evidence.told({ by }))),
    ];
  };
  const rows = peers.flatMap((peer) => {
    const threshold = detector.threshold(peer.ownRate());
    const same = ATTACKS.map((by) => share(detector.detected({ by }, threshold)));
    return [own(peer, peer.subject.name), ['logsluice at that rate', '', '', ...same]];
  });
  const head = ['system', 'false alarms per 1,000 logins', 'findings per 1,000 accounts a day'];
  return markdown([...head, ...ATTACKS], [own(detector, 'logsluice as it comes'), ...rows]);
}

/** A class in which a peer at its own rate finds more than the detector at the same rate. */
export interface Beaten {
  readonly peer: string;
  readonly by: string;
  readonly found: number;
  readonly own: number;
}

/** Where the detector is beaten; empty when no peer is above it anywhere. */
export function beaten(detector: Evidence, peers: readonly Evidence[]): Beaten[] {
  return peers.flatMap((peer) => {
    const threshold = detector.threshold(peer.ownRate());
    return ATTACKS.flatMap((by) => {
      const found = peer.told({ by });
      const own = detector.detected({ by }, threshold);
      return found > own ? [{ peer: peer.subject.name, by, found, own }] : [];
    });
  });
}

/** Whom the false alarms fall on: at 5 per 1,000 logins, or at the own rate of who says yes or no. */
export function honestTable(systems: readonly Evidence[]): string {
  const rows = HONEST.map((by) => {
    const cells = systems.map((evidence) => {
      const at = evidence.subject.binary ? 'own' : evidence.threshold(GOAL_RATE);
      const { logins, alarms } = evidence.honestOf(by, at);
      return perThousand(alarms / logins);
    });
    return [by, `${systems[0]?.honestOf(by, 'own').logins ?? 0}`, ...cells];
  });
  return markdown(['honest people', 'logins', ...systems.map(nameOf)], rows);
}

export function sourceTable(): string {
  const rows = SOURCES.map(({ number, value, source, used }) => [number, value, source, used]);
  return markdown(['number', 'value', 'source', 'used in bench/login'], rows, 'text');
}
