import type { Random } from '../../generate/random.ts';
import { byShape } from '../manner.ts';
import type { ValueKind } from '../value-kind.ts';
import { FIRST_NAMES, LAST_NAMES } from './people.ts';

const WORDS = [
  'cv',
  'CV',
  'motivatiebrief',
  'Motivatiebrief',
  'portfolio',
  'sollicitatie',
  'resume',
];
const ENDINGS = ['pdf', 'docx', 'odt', 'doc', 'PDF'];

/** The name is what the file tells of its owner. */
function file(random: Random, turned: boolean) {
  const separator = random.pick(['-', '_', '-', '.']);
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const name = [first, last].join(separator);
  const written = random.chance(0.5) ? name : name.toLowerCase();
  const word = random.pick(WORDS);
  const parts = turned ? [written, word] : [word, written];
  return { text: `${parts.join(separator)}.${random.pick(ENDINGS)}`, secrets: [written] };
}

export const APPLICANT_FILE: ValueKind = {
  name: 'applicant file',
  group: 'person',
  ...byShape({
    paths: ['/uploads/', '/wp-content/uploads/2026/11/', '/sollicitatie/'],
    phrases: ['open() "/srv/uploads/{}" failed', 'stored {} for the vacancy', 'kan {} niet lezen'],
    names: ['file', 'bestand', 'x', 'upload'],
  }),
  variants: [
    { name: 'word first', make: (r) => file(r, false) },
    { name: 'name first', make: (r) => file(r, true) },
  ],
};
