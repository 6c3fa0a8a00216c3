import { escapeJson } from '../raw-backslash.ts';
import type { Position } from './position.ts';

const ANYTHING = /^[\s\S]*$/;
/** JSON numbers have no zero in front, and programs give up numbers of more digits. */
const NUMBER = /^[1-9]\d{0,14}$/;

export const TEXT_POSITIONS: readonly Position[] = [
  {
    name: 'JSON key',
    role: 'key',
    formats: ['json'],
    takes: ANYTHING,
    content: ({ name, text }, random) => {
      const value = NUMBER.test(text) && random.chance(0.4) ? text : `"${escapeJson(text)}"`;
      const member = `"${name}":${value}`;
      return {
        field: 'members',
        text: random.pick([
          member,
          `"form":{"step":2,${member}}`,
          `"items":[{${member}}]`,
          `"${name}":[${value}]`,
        ]),
      };
    },
  },
  {
    name: 'JSON text',
    role: 'sentence',
    formats: ['json'],
    takes: ANYTHING,
    content: ({ text }) => ({ field: 'message', text }),
  },
  {
    name: 'JSON in JSON',
    role: 'key',
    formats: ['json', 'text'],
    takes: ANYTHING,
    content: ({ name, text }, random) => {
      const object = `{"step":2,"${name}":"${escapeJson(text)}"}`;
      return { field: 'message', text: random.chance(0.5) ? object : `payload ${object} refused` };
    },
  },
  {
    name: 'text',
    role: 'sentence',
    formats: ['text'],
    takes: ANYTHING,
    content: ({ text }) => ({ field: 'message', text }),
  },
  {
    name: 'error text',
    role: 'sentence',
    formats: ['error'],
    takes: ANYTHING,
    content: ({ text }) => ({
      field: 'message',
      text: `PHP Warning: ${text} in /srv/shop/step.php on line 42`,
    }),
  },
];
