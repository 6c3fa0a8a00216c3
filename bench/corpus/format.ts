import type { Random } from '../generate/random.ts';
import { escapeJson, onOneLine, RAW_BACKSLASH, unmarked } from './raw-backslash.ts';

export const FORMAT_NAMES = ['combined', 'error', 'json', 'text'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

/** What a line is about, in one of its fields. */
export interface Content {
  /** `members` are members of a JSON object, as they are written. */
  readonly field: 'target' | 'referer' | 'body' | 'message' | 'members';
  readonly text: string;
}

/** A line in pieces: those that are harmless must come out as they are, the others may change. */
export interface Pieces {
  readonly harmless: readonly string[];
  /** What stands between the harmless pieces, in turn: one fewer than those. */
  readonly personal: readonly string[];
}

const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0',
];

/** The whole line, without its end. */
export function lineOf({ harmless, personal }: Pieces): string {
  return harmless.map((piece, i) => piece + (personal[i] ?? '')).join('');
}

/** Writes a line of the format about `content`. */
export const FORMATS: Readonly<Record<FormatName, (content: Content, random: Random) => Pieces>> = {
  combined: ({ field, text }, random) => {
    const target = field === 'target' ? nginxEscaped(text) : '/account/overzicht';
    const referer = field === 'referer' ? nginxEscaped(text) : '-';
    return {
      harmless: [
        '',
        ` - - [22/Nov/2026:${clock(random)} +0000] "GET ${target} HTTP/1.1" 200 ${size(random)} "${referer}" "`,
        '"',
      ],
      personal: [address(random), random.pick(AGENTS)],
    };
  },

  error: ({ field, text }, random) => {
    const plain = onOneLine(text);
    const what =
      field === 'message'
        ? `FastCGI sent in stderr: "PHP message: ${plain}" while reading response header from upstream`
        : 'access forbidden by rule';
    const target = field === 'target' ? plain : '/account/overzicht';
    const referrer = field === 'referer' ? `, referrer: "${plain}"` : '';
    return {
      harmless: [
        `2026/11/22 ${clock(random)} [error] 1203#1203: *${size(random)} ${what}, client: `,
        `, server: shop.example, request: "GET ${target} HTTP/1.1", host: "shop.example"${referrer}`,
      ],
      personal: [address(random)],
    };
  },

  json: ({ field, text }, random) => {
    const time = `{"time":"2026-11-22T${clock(random)}Z"`;
    if (field === 'members') return whole(`${time},"event":"step",${text},"ok":true}`);
    const value = `"${escapeJson(text)}"`;
    if (field === 'message') return whole(`${time},"level":"error","message":${value}}`);
    if (field === 'body') return whole(`${time},"status":422,"request_body":${value}}`);
    const target = field === 'target' ? value : '"/account/overzicht"';
    const referer = field === 'referer' ? value : '""';
    return {
      harmless: [
        `${time},"remote_addr":"`,
        `","request_uri":${target},"status":200,"body_bytes_sent":${size(random)},"http_referer":${referer},"http_user_agent":"`,
        '"}',
      ],
      personal: [address(random), random.pick(AGENTS)],
    };
  },

  text: ({ field, text }, random) => {
    const written = {
      message: text,
      target: `GET ${text} 200 in ${size(random)} ms`,
      referer: `visit from ${text}`,
      body: `POST /account body: ${text}`,
      members: text,
    }[field];
    return whole(`2026-11-22T${clock(random)}Z shop[812]: ${onOneLine(written)}`);
  },
};

const whole = (text: string): Pieces => ({ harmless: [text], personal: [] });

const clock = (random: Random): string =>
  [random.below(24), random.below(60), random.below(60)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

const size = (random: Random): number => 100 + random.below(900);

/** From a range kept for documentation that no planted address is in. */
const address = (random: Random): string => `198.51.100.${1 + random.below(254)}`;

/** `ngx_http_log_escape` on UTF-8. */
function nginxEscaped(text: string): string {
  const escaped = text.replace(/[^ -!#-[\]-~]+/g, (run) =>
    run
      .split(RAW_BACKSLASH)
      .map((part) =>
        [...Buffer.from(part)]
          .map((byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`)
          .join(''),
      )
      .join(RAW_BACKSLASH),
  );
  return unmarked(escaped);
}
