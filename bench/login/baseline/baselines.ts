import { Authentik } from './authentik.ts';
import type { Baseline } from './baseline.ts';
import { BuffaLogs } from './buffalogs.ts';
import { CrowdSec } from './crowdsec.ts';
import { Datadog } from './datadog.ts';
import { ElasticNewCountry } from './elastic-new-country.ts';
import { ElasticTravel } from './elastic-travel.ts';
import { Freeman } from './freeman.ts';
import { NewCountry90Days } from './new-country-90-days.ts';
import { oktaNewCity, oktaNewCountry } from './okta.ts';
import { Panther } from './panther.ts';

/** All baselines, each with nothing learned. */
export function baselines(): Baseline[] {
  return [
    new CrowdSec(),
    new ElasticTravel(),
    new ElasticNewCountry(),
    new Datadog(),
    oktaNewCountry(),
    oktaNewCity(),
    new BuffaLogs(),
    new Panther(),
    new Authentik(),
    new NewCountry90Days(),
    new Freeman(),
  ];
}
