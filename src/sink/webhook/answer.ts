/** What came of sending a finding. The words hold nothing that the receiver chose but the status. */
export type Answer =
  | { readonly kind: 'delivered' }
  /** It will never be taken as it is. */
  | { readonly kind: 'refused'; readonly words: string }
  | {
      readonly kind: 'retry';
      readonly words: string;
      /** Seconds that the receiver asks for. */
      readonly after: number | undefined;
    };

/** 4xx statuses that pass: timeout, too early, too many requests. */
const PASSING = new Set([408, 425, 429]);

/**
 * What a status means. A redirect is not followed, wherever it goes, and counts as a receiver that is
 * out of order: nothing is lost until somebody has mended the URL.
 */
export function answerOf(status: number, after: number | undefined): Answer {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const words = `answered ${status}`;
  if (status < 400) return { kind: 'retry', words: `${words}: redirects are not followed`, after };
  if (status >= 500 || PASSING.has(status)) return { kind: 'retry', words, after };
  return { kind: 'refused', words };
}
