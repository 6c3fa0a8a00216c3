import { machineText, thisMachine } from '../../machine.ts';
import type { Calibrated } from '../calibration.ts';
import { BURN_IN_DAYS, DAYS } from '../generate-logins.ts';
import type { Evidence } from '../measure/evidence.ts';
import { markdown, perThousand } from './markdown.ts';
import {
  beaten,
  detectionTable,
  goalTable,
  honestTable,
  peerTable,
  sourceTable,
} from './tables.ts';

/** Everything that a report is made of. */
export interface Measured {
  readonly detector: Evidence;
  readonly peers: readonly Evidence[];
  readonly calibration: readonly Calibrated[];
  readonly seeds: readonly number[];
  readonly tuneSeeds: readonly number[];
  readonly accounts: number;
  readonly read: boolean;
}

/** The report as Markdown, for the README of the benches. */
export function report(measured: Measured, day: string): string {
  const { detector, peers, calibration, seeds, tuneSeeds, accounts, read } = measured;
  const scored = peers.filter(({ subject }) => !subject.binary);
  const alarming = peers.filter(({ subject }) => subject.binary);
  const honest = detector.honest.by.length.toLocaleString('en');
  const way = read
    ? 'every login written as a line of its log and read back by the login rules'
    : 'login events handed to the detector without logs between';
  return [
    `${day}: seeds ${seeds.join(', ')} (parameters were tuned on ${tuneSeeds.join(', ')}), ${accounts} accounts each over ${DAYS} days, ${honest} honest logins after the first ${BURN_IN_DAYS} days, ${detector.attacks.length} attacks; ${way}. ${machineText(thisMachine())}.`,
    'At 5 false alarms per 1,000 honest logins; ± is a 95 % interval of the generator, and says nothing of the world:',
    goalTable(detector, scored),
    'Found at 1, 2.5, 5 and 10 false alarms per 1,000 logins, of accounts with 12 and 39 logins before:',
    detectionTable(detector),
    'Peers with the thresholds that they come with, and logsluice where it gives as many false alarms:',
    peerTable(detector, alarming),
    beatenText(detector, alarming),
    shippedText(detector),
    'False alarms per 1,000 logins by who is meant: scores at 5 per 1,000 over all, peers as they come:',
    honestTable([detector, ...scored, ...alarming]),
    'What the generator is held to, of the first seed:',
    markdown(
      ['number', 'wanted', 'found'],
      calibration.map(({ what, low, high, found }) => [
        what,
        `${low} to ${high}`,
        found.toFixed(1),
      ]),
    ),
    'Where its numbers come from:',
    sourceTable(),
  ].join('\n\n');
}

/** What reviewers get with the settings that the product comes with, floors and budget together. */
function shippedText(detector: Evidence): string {
  const { findings, opened, accountDays } = detector.subject;
  const logins = detector.honest.by.length;
  const daily = ((1000 * findings) / accountDays).toFixed(1);
  return `As it comes, of 1,000 honest logins ${perThousand(opened / logins)} open a finding and ${perThousand(detector.ownRate())} belong to one; it gives ${daily} findings per 1,000 accounts a day, those of attacks among them.`;
}

function beatenText(detector: Evidence, peers: readonly Evidence[]): string {
  const list = beaten(detector, peers);
  if (list.length === 0) return 'No peer is above logsluice in any class.';
  const told = list.map(
    ({ peer, by, found, own }) =>
      `${peer} in ${by} (${found.toFixed(2)} against ${own.toFixed(2)})`,
  );
  return `Above logsluice: ${told.join('; ')}.`;
}
