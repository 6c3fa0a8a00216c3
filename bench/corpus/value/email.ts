import type { Random } from '../../generate/random.ts';
import { DIGITS, draw } from '../draw.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';
import { FIRST_NAMES, LAST_NAMES } from './people.ts';

const HOSTS = [
  'example.org',
  'example.com',
  'mail.example',
  'post.example.nl',
  'sub-1.example.net',
];
/** A domain in letters beyond ASCII, as people read it. */
const UNICODE_HOSTS = [
  'bücher.example',
  'café-zoë.example',
  'mail.größe.example',
  'пример.example',
];

const local = (random: Random): string =>
  `${random.pick(FIRST_NAMES)}${random.pick(['.', '_', '-', ''])}${random.pick(LAST_NAMES)}${draw(random, DIGITS, random.below(4))}`.toLowerCase();

export const EMAIL: ValueKind = {
  name: 'email',
  group: 'person',
  ...byShape({ paths: ['/afmelden/', '/bevestig/', '/api/v2/customers/'] }),
  variants: [
    { name: 'plain', make: (r) => `${local(r)}@${r.pick(HOSTS)}` },
    { name: 'tagged', make: (r) => `${local(r)}+shop${r.below(100)}@${r.pick(HOSTS)}` },
    { name: 'upper case', make: (r) => `${local(r)}@${r.pick(HOSTS)}`.toUpperCase() },
    { name: 'mailto', make: (r) => `mailto:${local(r)}@${r.pick(HOSTS)}` },
    { name: 'unicode domain', make: (r) => `${local(r)}@${r.pick(UNICODE_HOSTS)}` },
  ],
};
