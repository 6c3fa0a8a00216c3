import type { Random } from '../../generate/random.ts';
import { ALNUM, BASE64URL, DIGITS, draw, HEX, LOWER, UPPER } from '../draw.ts';
import { byName, byShape } from '../manner.ts';
import type { ValueKind, Variant } from '../value-kind.ts';

type Part = string | readonly [alphabet: string, count: number];

const LOWER_DIGITS = LOWER + DIGITS;
const UPPER_DIGITS = UPPER + DIGITS;
const HEX_UUID: readonly Part[] = [
  [HEX, 8],
  '-',
  [HEX, 4],
  '-4',
  [HEX, 3],
  '-a',
  [HEX, 3],
  '-',
  [HEX, 12],
];

/** Keys that their own shape gives away, as the services publish it or their examples show it. */
const SHAPED: Readonly<Record<string, readonly Part[]>> = {
  'GitHub classic': ['ghp_', [ALNUM, 36]],
  'GitHub OAuth': ['gho_', [ALNUM, 36]],
  'GitHub app': ['ghs_', [ALNUM, 36]],
  'GitHub fine-grained': ['github_pat_11', [UPPER_DIGITS, 20], '_', [ALNUM, 59]],
  GitLab: ['glpat-', [BASE64URL, 20]],
  'AWS id': ['AKIA', [`${UPPER}234567`, 16]],
  'AWS temporary id': ['ASIA', [`${UPPER}234567`, 16]],
  'Google API': ['AIza', [BASE64URL, 35]],
  'Google OAuth': ['ya29.', [BASE64URL, 120]],
  'Stripe secret': ['sk_live_', [ALNUM, 24]],
  'Stripe publishable': ['pk_live_', [ALNUM, 24]],
  'Stripe restricted': ['rk_live_', [ALNUM, 24]],
  'Stripe webhook': ['whsec_', [ALNUM, 32]],
  'Slack bot': ['xoxb-', [DIGITS, 12], '-', [DIGITS, 13], '-', [ALNUM, 24]],
  'Slack user': ['xoxp-', [DIGITS, 12], '-', [DIGITS, 12], '-', [DIGITS, 13], '-', [HEX, 32]],
  'Twilio key': ['SK', [HEX, 32]],
  'Twilio account': ['AC', [HEX, 32]],
  SendGrid: ['SG.', [BASE64URL, 22], '.', [BASE64URL, 43]],
  Mailgun: ['key-', [HEX, 32]],
  Mailchimp: [[HEX, 32], '-us1'],
  npm: ['npm_', [ALNUM, 36]],
  PyPI: ['pypi-AgEIcHlwaS5vcmc', [BASE64URL, 120]],
  Docker: ['dckr_pat_', [BASE64URL, 27]],
  DigitalOcean: ['dop_v1_', [HEX, 64]],
  Heroku: ['HRKU-AA', [BASE64URL, 58]],
  Shopify: ['shpat_', [HEX, 32]],
  Square: ['sq0atp-', [BASE64URL, 22]],
  Telegram: [['123456789', 9], ':AA', [BASE64URL, 33]],
  // The id of the bot in base64, which leaves the digits no other letters.
  Discord: ['MTE4NTk2MDMyMTc0ODg1NjAx', '.G', [ALNUM, 5], '.', [BASE64URL, 38]],
  OpenAI: ['sk-proj-', [ALNUM, 48]],
  Anthropic: ['sk-ant-api03-', [BASE64URL, 93], 'AA'],
  'Hugging Face': ['hf_', [ALNUM, 34]],
  'Mollie live': ['live_', [ALNUM, 30]],
  'Mollie test': ['test_', [ALNUM, 30]],
  Adyen: ['AQE', [`${ALNUM}+/`, 60], '=-', [ALNUM, 44], '=-', [ALNUM, 16]],
  'New Relic': ['NRAK-', [UPPER_DIGITS, 27]],
  Atlassian: ['ATATT3xFfGF0', [BASE64URL, 171], '=', [HEX, 8]],
  Linear: ['lin_api_', [ALNUM, 40]],
  'Notion old': ['secret_', [ALNUM, 43]],
  Notion: ['ntn_', [DIGITS, 11], [ALNUM, 35]],
  Figma: ['figd_', [BASE64URL, 40]],
  Postman: ['PMAK-', [HEX, 24], '-', [HEX, 34]],
  Grafana: ['glsa_', [ALNUM, 32], '_', [HEX, 8]],
  Vault: ['hvs.', [BASE64URL, 90]],
  Terraform: [[ALNUM, 14], '.atlasv1.', [BASE64URL, 64]],
  Doppler: ['dp.pt.', [ALNUM, 43]],
  PlanetScale: ['pscale_tkn_', [BASE64URL, 43]],
  Supabase: ['sbp_', [HEX, 40]],
  Databricks: ['dapi', [HEX, 32]],
};

/** Keys without a shape of their own: only the names of their parameters tell. */
const NAMED: Readonly<Record<string, readonly [readonly string[], ...Part[]]>> = {
  'AWS secret': [
    ['aws_secret_access_key', 'secretAccessKey'],
    [`${ALNUM}+/`, 40],
  ],
  Cloudflare: [
    ['cloudflare_api_token', 'api_token'],
    [BASE64URL, 40],
  ],
  Datadog: [
    ['dd-api-key', 'datadog_api_key'],
    [HEX, 32],
  ],
  Fastly: [
    ['fastly_api_key', 'fastly-key'],
    [BASE64URL, 32],
  ],
  Algolia: [
    ['x-algolia-api-key', 'algolia_api_key'],
    [HEX, 32],
  ],
  'Heroku old': [['heroku_api_key'], ...HEX_UUID],
  Okta: [['okta_api_token'], '00', [BASE64URL, 40]],
  any: [
    ['api_key', 'apikey', 'client_secret'],
    [LOWER_DIGITS, 32],
  ],
};

const written = (random: Random, parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : draw(random, part[0], part[1]))).join('');

/** Keys that stand in a URL or a pair of their own. */
const SURROUNDED: readonly Variant[] = [
  {
    name: 'Slack hook',
    paths: [],
    make: (r) =>
      around(
        draw(r, ALNUM, 24),
        `https://hooks.slack.com/services/T${draw(r, UPPER_DIGITS, 8)}/B${draw(r, UPPER_DIGITS, 8)}/`,
        '',
      ),
  },
  {
    name: 'Sentry DSN',
    paths: [],
    make: (r) =>
      around(
        draw(r, HEX, 32),
        'https://',
        `@o${draw(r, DIGITS, 6)}.ingest.sentry.io/${draw(r, DIGITS, 7)}`,
      ),
  },
  {
    name: 'Azure storage',
    paths: [],
    make: (r) =>
      around(
        `${draw(r, `${ALNUM}+/`, 86)}==`,
        'DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=',
        '',
      ),
  },
];

const around = (secret: string, before: string, after: string) => ({
  text: `${before}${secret}${after}`,
  secrets: [secret],
});

export const API_KEY: ValueKind = {
  name: 'API key',
  group: 'secret',
  ...byShape({ by: 'machines' }),
  variants: [
    ...Object.entries(SHAPED).map(([name, parts]) => ({
      name,
      make: (random: Random) => written(random, parts),
    })),
    ...SURROUNDED,
    ...Object.entries(NAMED).map(([name, [names, ...parts]]) => ({
      name,
      ...byName(names, { by: 'machines' }),
      make: (random: Random) => written(random, parts),
    })),
  ],
};
