/** What a capture may hold. `any` is the greedy one: whatever lies between the left and the right part. */
export const CAPTURE_TYPES = [
  'any',
  'word',
  'text',
  'quoted',
  'number',
  'address',
  'time',
] as const;

export type CaptureType = (typeof CAPTURE_TYPES)[number];

/** A stretch of a template: bytes as they are, or a capture. */
export type Piece =
  | { readonly literal: Uint8Array }
  | {
      /** Place of the capture among those of its template. */
      readonly capture: number;
      readonly type: Exclude<CaptureType, 'any'>;
    };

/**
 * How a message looks:
 *
 *     Accepted {word} for {account} from {address} port {port} ssh2
 *     left: from the left │ greedy │ right: from the end of the line
 *
 * A piece that is not a literal stands between two literals or at the end of its part.
 */
export interface Template {
  readonly left: readonly Piece[];
  /** The place of the greedy capture; undefined when all of the line is matched from the left. */
  readonly greedy: number | undefined;
  readonly right: readonly Piece[];
  /** The names of the captures, by place; empty for one without a name. */
  readonly names: readonly string[];
}
