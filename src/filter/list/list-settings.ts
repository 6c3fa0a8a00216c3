/** How the entries of a list file stand in its lines. */
export type ListForm =
  /** One entry a line; `#` and `;` begin a comment: plain lists, Spamhaus DROP, netsets. */
  | { readonly kind: 'lines' }
  /** In a column, by its number from 1 or its name in the first line. */
  | { readonly kind: 'csv'; readonly column: number | string; readonly separator: string };

/** A list of addresses as a config names it. */
export interface ListSettings {
  readonly name: string;
  /** Absolute path. */
  readonly file: string;
  /** Where `lists update` fetches it; a run never does. */
  readonly url: string | undefined;
  /** Whether the URL, and what it redirects to, may be plain http. */
  readonly allowHttp: boolean;
  readonly form: ListForm;
  /** The most bytes that the file may have. */
  readonly largest: number;
  /** Of a hundred lines with something in them, how many may be no entry. */
  readonly mostGarbage: number;
  /** Whether the list may hold every address of a family. */
  readonly allowAll: boolean;
}

/** What holds where a config says nothing of a list. */
export const LIST_DEFAULTS = {
  form: { kind: 'lines' },
  largest: 64 * 1024 * 1024,
  mostGarbage: 5,
  allowAll: false,
  allowHttp: false,
} as const satisfies Partial<ListSettings>;
