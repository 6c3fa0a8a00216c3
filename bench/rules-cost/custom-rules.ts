import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many rules of its own a user has. */
export const CUSTOM = 200;

/** The rule of a user that finds a number near a word that no line has. */
function customRule(i: number): string {
  const word = `projectcode${'abcdefghijklmnopqrstuvwxyz'[i % 26]}${i}`;
  return [
    `id: custom-${i}`,
    'says: A number near a word of ours',
    'kind: user',
    `find: { pattern: '[A-Z]{2}\\d{5}', keywords: ${word} }`,
    'gaps: []',
    `samples: { redacts: [{ from: '${word} AB12345', to: '${word} {user}' }], leaves: [AB12345] }`,
    '',
  ].join('\n');
}

/** Writes the rules of a user into a directory, and a config beside them; gives its path. */
export function customRules(directory: string): string {
  mkdirSync(join(directory, 'custom'));
  for (let i = 0; i < CUSTOM; i++)
    writeFileSync(join(directory, `custom/rule-${i}.yaml`), customRule(i));
  const path = join(directory, 'custom.yaml');
  writeFileSync(path, JSON.stringify({ rules: ['./custom'] }));
  return path;
}
