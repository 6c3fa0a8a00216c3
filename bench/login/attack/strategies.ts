import { dormantWake } from './dormant-wake.ts';
import { foreignResidential } from './foreign-residential.ts';
import { middleForeign, middleSameCountry } from './middle.ts';
import { naive } from './naive.ts';
import type { Strategy } from './scene.ts';
import { slowSpray } from './slow-spray.ts';
import { stuffing } from './stuffing.ts';
import { targeted } from './targeted.ts';
import { twoStepPoisoning } from './two-step-poisoning.ts';
import { vpnAtHome } from './vpn-at-home.ts';

/** All strategies, in the order of the report. */
export const STRATEGIES: readonly Strategy[] = [
  naive,
  vpnAtHome,
  foreignResidential,
  middleSameCountry,
  middleForeign,
  targeted,
  stuffing,
  slowSpray,
  dormantWake,
  twoStepPoisoning,
];
