import type { Finding } from '../../model/finding.ts';
import { readableLine } from '../findings/readable-line.ts';

/** How a finding is sent. */
export const WEBHOOK_FORMATS = ['json', 'slack'] as const;

export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** Writes the body of a request: the same bytes for every delivery of the same finding. */
export type BodyWriter = (finding: Finding, line: string, key: string) => string;

export const BODY_WRITERS: Readonly<Record<WebhookFormat, BodyWriter>> = {
  /** `{"version":1,"id":…,"finding":{…}}`: id is the idempotency key, finding as in a file of findings. */
  json: (_, line, key) => `{"version":1,"id":${JSON.stringify(key)},"finding":${line}}`,
  /** `{"text":…}`, as Slack, Mattermost and others take it at an incoming webhook. */
  slack: (finding) => JSON.stringify({ text: escaped(readableLine(finding)) }),
};

/** The three characters that Slack gives a meaning: a name of a network must not become a link or a call to all. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
