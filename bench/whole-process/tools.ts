import {
  addressesZeroed,
  columnHashed,
  type Judge,
  octetZeroed,
  redacted,
  unchanged,
} from './answers.ts';

/** A whole process to be timed. Scripts are for sh; FILE, NODE, COPY, LOGSLUICE and SUMMARY are in the environment. */
export interface Tool {
  readonly name: string;
  /** What it does to a line. */
  readonly does: string;
  /** Exits 0 where the tool is there; the first line that it prints is the version. */
  readonly version: string;
  /** FILE to stdout. */
  readonly script: string;
  /** The same with a summary, for the check. */
  readonly withSummary?: string;
  readonly judge: () => Judge;
  /** It changes nothing: how fast reading and writing can be. */
  readonly ceiling?: boolean;
  /** One of ours: the others are compared with the first of these. */
  readonly ours?: boolean;
}

const octet = 'last octet of column 1 set to 0';

export const TOOLS: readonly Tool[] = [
  {
    name: 'cat f | cat',
    does: 'nothing',
    version: 'cat --version',
    script: 'cat "$FILE" | cat',
    judge: unchanged,
    ceiling: true,
  },
  {
    name: 'Node, copy',
    does: 'nothing: blocks read and written back',
    version: 'echo "Node $("$NODE" --version)"',
    script: 'exec "$NODE" "$COPY" "$FILE"',
    judge: unchanged,
    ceiling: true,
  },
  {
    name: 'mawk',
    does: octet,
    version: 'mawk -W version 2>&1',
    script: `exec mawk '{ i = index($0, " "); a = substr($0, 1, i - 1); if (sub(/[.][0-9]+$/, ".0", a)) print a substr($0, i); else print }' "$FILE"`,
    judge: octetZeroed,
  },
  {
    name: 'perl',
    does: octet,
    version: `perl -e 'print "perl $^V\\n"'`,
    script: String.raw`exec perl -pe 's/^(\d+\.\d+\.\d+)\.\d+ /$1.0 /' "$FILE"`,
    judge: octetZeroed,
  },
  {
    name: 'sed -E',
    does: octet,
    version: 'sed --version',
    script: String.raw`exec sed -E 's/^([0-9]+[.][0-9]+[.][0-9]+)[.][0-9]+ /\1.0 /' "$FILE"`,
    judge: octetZeroed,
  },
  {
    name: 'ripgrep -r',
    does: 'IPv4 shapes anywhere set to 0.0.0.0',
    version: 'rg --version',
    script: `exec rg --no-config --passthru --text --no-filename --no-line-number --color never -r 0.0.0.0 '[0-9]{1,3}([.][0-9]{1,3}){3}' "$FILE"`,
    judge: addressesZeroed,
  },
  {
    name: 'perl, HMAC and cache',
    does: 'column 1 to an HMAC-SHA256 pseudonym',
    version: `perl -MDigest::SHA -e 'print "perl $^V, Digest::SHA $Digest::SHA::VERSION\\n"'`,
    script: String.raw`exec perl -MDigest::SHA=hmac_sha256 -pe 'BEGIN { $key = "k" x 32 } s/^(\S+)/$known{$1} \/\/= sprintf("fd00:0:0:%s:%s:%s:%s:%s", unpack("(H4)5", hmac_sha256($1, $key)))/e' "$FILE"`,
    judge: columnHashed,
  },
  {
    name: 'logsluice',
    does: 'the whole default policy, format found',
    version: 'found=$("$NODE" "$LOGSLUICE" --version) && echo "logsluice $found"',
    script: 'exec "$NODE" "$LOGSLUICE" "$FILE"',
    withSummary: 'exec "$NODE" "$LOGSLUICE" --summary "$SUMMARY" "$FILE"',
    judge: redacted,
    ours: true,
  },
  {
    name: 'logsluice --format',
    does: 'the same, told that it is combined',
    version: 'found=$("$NODE" "$LOGSLUICE" --version) && echo "logsluice $found"',
    script: 'exec "$NODE" "$LOGSLUICE" --format combined "$FILE"',
    withSummary: 'exec "$NODE" "$LOGSLUICE" --format combined --summary "$SUMMARY" "$FILE"',
    judge: redacted,
    ours: true,
  },
];
