import type { Random } from './random.ts';
import type { Secret } from './value.ts';

const FIRST_NAMES =
  'Sanne Daan Lotte Bram Fenna Joris Maud Thijs Noor Sem Iris Jelle Roos Teun Eva Milan Saar Gijs Femke Ruben Zoe Youssef Amira Kofi Mei Anouk Pieter Willemijn Hendrik Marieke'.split(
    ' ',
  );
const LAST_NAMES =
  'Visser Bakker Jansen Mulder Smit Dekker Brouwer Kuipers Verhoeven Hermans Schouten Willems Kramer Hoekstra Postma Zijlstra Yilmaz Nguyen Okafor Lindqvist Vermeulen Scholten Timmerman Veenstra'.split(
    ' ',
  );
const MAIL_HOSTS = ['example.org', 'example.com', 'example.net', 'mail.example', 'post.example.nl'];

/** Every account of the site. */
const ACCOUNTS = 20_000;

/** An invented person. Nothing here can belong to anyone: reserved domains, unassigned numbers. */
export interface Person {
  /** As a login name: `svisser42`. */
  readonly user: Secret;
  /** With `@` spelled as given: `@`, `%40` or `%2540`. */
  email(at: string): Secret;
  /** With blanks as `+` or `%20`. */
  name(blank: string): Secret;
  /** A Dutch mobile number in 0600, where none are given out; the form is national or `%2B31`. */
  readonly phone: Secret;
  /** With right check digits, at a bank that does not exist. */
  readonly iban: Secret;
}

export function person(random: Random): Person {
  const account = random.below(ACCOUNTS);
  const first = FIRST_NAMES[account % FIRST_NAMES.length] as string;
  const last = LAST_NAMES[account % LAST_NAMES.length] as string;
  const digits = String(600_000_000 + account * 37).padStart(9, '0');
  return {
    user: { kind: 'user', text: `${first[0]}${last}${account}`.toLowerCase() },
    email: (at) => ({
      kind: 'email',
      text: `${first}.${last}${account}${at}${MAIL_HOSTS[account % MAIL_HOSTS.length]}`.toLowerCase(),
    }),
    name: (blank) => ({ kind: 'name', text: `${first}${blank}${last}` }),
    phone: { kind: 'phone', text: account % 3 === 0 ? `%2B31${digits}` : `0${digits}` },
    iban: { kind: 'iban', text: iban(`${account * 7919}`.padStart(10, '0')) },
  };
}

/** ISO 13616: the check digits make the rearranged number 1 modulo 97. `NOBK` names no bank. */
function iban(account: string): string {
  const lettersAsNumbers = [...'NOBKNL'].map((c) => c.charCodeAt(0) - 55);
  const bank = lettersAsNumbers.slice(0, 4).join('');
  const country = lettersAsNumbers.slice(4).join('');
  const check = 98n - (BigInt(`${bank}${account}${country}00`) % 97n);
  return `NL${String(check).padStart(2, '0')}NOBK${account}`;
}

/** A secret of the kind that sites put into links: session, reset link, API key. */
export function secret(random: Random, digits: number): Secret {
  return { kind: 'secret', text: random.hex(digits) };
}
