import { parseFindingLine } from '../findings/finding-shape.ts';
import { BODY_WRITERS, type WebhookFormat } from './body.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { SIGNATURE_HEADER, signatureOf } from './signature.ts';

export interface LetterHead {
  readonly format: WebhookFormat;
  /** For the signature; undefined: none. */
  readonly secret: Uint8Array | undefined;
  /** Of the product, for the header user-agent. */
  readonly version: string;
}

/** A request that tells a finding. */
export interface Letter {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The letter for a line of native JSON; `now` in seconds since 1970, for the signature. */
export function letterOf(
  line: string,
  { format, secret, version }: LetterHead,
  now: number,
): Letter {
  const finding = parseFindingLine(line);
  const key = idempotencyKey(finding, line);
  const body = BODY_WRITERS[format](finding, line, key);
  const signature = secret && { [SIGNATURE_HEADER]: signatureOf(secret, Math.trunc(now), body) };
  const agent = `logsluice/${version}`;
  return { body, headers: { 'user-agent': agent, 'idempotency-key': key, ...signature } };
}
