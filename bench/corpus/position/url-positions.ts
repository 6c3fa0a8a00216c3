import type { Random } from '../../generate/random.ts';
import { escapeJson } from '../raw-backslash.ts';
import type { Position, Unit } from './position.ts';

/** What clients leave as it is in a query; the private character is a backslash of the log's own escape. */
const IN_QUERY = /^[\w\-.~@:/,!$'()*=?;+%\uf8ff\u0080-\uf000\uff00-\uffef]+$/;
const IN_SEGMENT = /^[\w\-.~@:,!$'()*=+%\uf8ff\u0080-\uf000\uff00-\uffef]+$/;
const ANYTHING = /^[\s\S]*$/;

/** Browsers send what is not ASCII as percent-encoded UTF-8. */
const sent = (text: string): string =>
  text.replace(/[\u0080-\uf000\uff00-\uffef]+/g, encodeURIComponent);

/** A query with the parameter first, in the middle or last. */
function query(name: string, text: string, random: Random): string {
  const others = ['lang=nl', 'pagina=2', 'sorteer=prijs'].slice(0, random.below(3));
  others.splice(random.below(others.length + 1), 0, `${name}=${sent(text)}`);
  return others.join('&');
}

const object = ({ name, text }: Unit): string => `{"type":"stap","${name}":"${escapeJson(text)}"}`;

export const URL_POSITIONS: readonly Position[] = [
  {
    name: 'query',
    role: 'parameter',
    formats: ['combined', 'error', 'json', 'text'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({
      field: 'target',
      text: `/account/stap?${query(name, text, random)}`,
    }),
  },
  {
    name: 'path',
    role: 'segment',
    formats: ['combined', 'error', 'json', 'text'],
    takes: IN_SEGMENT,
    content: ({ name, text }, random) => ({
      field: 'target',
      text: `${name}${sent(text)}${random.pick(['', '', '/', '?pagina=2'])}`,
    }),
  },
  {
    name: 'matrix',
    role: 'parameter',
    formats: ['combined', 'json'],
    takes: /^[\w\-.~@:!$'()*+%\uf8ff\u0080-\uf000\uff00-\uffef]+$/,
    content: ({ name, text }, random) => ({
      field: 'target',
      text: `/account;lang=nl;${name}=${sent(text)}${random.pick(['/overzicht', ';stap=2', ''])}`,
    }),
  },
  {
    name: 'fragment',
    role: 'parameter',
    formats: ['combined', 'json', 'text'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({
      field: 'referer',
      text: `https://shop.example/app#${query(name, text, random)}`,
    }),
  },
  {
    name: 'referer',
    role: 'parameter',
    formats: ['combined', 'error', 'json'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({
      field: 'referer',
      text: `https://shop.example/account?${query(name, text, random)}`,
    }),
  },
  {
    name: 'form',
    role: 'parameter',
    formats: ['json', 'text'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({ field: 'body', text: query(name, text, random) }),
  },
  {
    name: 'array',
    role: 'parameter',
    formats: ['combined', 'json', 'text'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({
      field: 'target',
      text: `/account/stap?${query(random.pick([`${name}[]`, `${name}[0]`, `order[${name}]`, `${name}%5B%5D`]), text, random)}`,
    }),
  },
  {
    name: 'dotted',
    role: 'parameter',
    formats: ['combined', 'json', 'text'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({
      field: 'target',
      text: `/account/stap?${query(`${random.pick(['order', 'form.0', 'input'])}.${name}`, text, random)}`,
    }),
  },
  {
    name: 'URL in URL',
    role: 'parameter',
    formats: ['combined', 'error', 'json', 'text'],
    takes: IN_QUERY,
    content: ({ name, text }, random) => ({
      field: 'target',
      text: `/login?next=${encodeURIComponent(`https://shop.example/stap?${query(name, text, random)}`)}&lang=nl`,
    }),
  },
  {
    name: 'JSON in query',
    role: 'key',
    formats: ['combined', 'json', 'text'],
    takes: ANYTHING,
    content: (unit) => ({
      field: 'target',
      text: `/api/v2/stap?filter=${encodeURIComponent(object(unit))}`,
    }),
  },
];
