/*
 * The verbs of the design, and where the work of each is written down. What serves several of them, such as
 * `base/`, has none: its time is that of whoever called it.
 */

/** Beginnings of the paths of modules, with the verb of each; the first that fits counts. */
const VERBS: readonly (readonly [string, string])[] = [
  ['kernel/', 'known lines'],
  ['pipeline/known-lines', 'known lines'],
  ['pipeline/shortcut', 'known lines'],
  ['source/', 'read'],
  ['frame/', 'frame'],
  ['parse/', 'parse'],
  ['filter/', 'filter'],
  ['login/', 'logins'],
  ['geo/', 'logins'],
  ['redact/scan/rule-', 'rules'],
  ['redact/scan/merge-finds', 'rules'],
  ['redact/scan/digit-run', 'rules'],
  ['redact/scan/key-words', 'rules'],
  ['redact/check/', 'rules'],
  ['base/pattern/', 'rules'],
  ['redact/scan/', 'scan'],
  ['redact/splice', 'splice'],
  ['redact/', 'resolve'],
  ['pseudonym/', 'resolve'],
  ['sink/', 'write'],
  ['pipeline/', 'join'],
  ['config/', 'start-up'],
  ['rules/', 'start-up'],
  ['yaml/', 'start-up'],
  ['cli/', 'start-up'],
];

/** What each verb is, in the order of a line's way. */
export const WORDS: Readonly<Record<string, string>> = {
  'start-up': 'Node begins, modules, config and rules are loaded',
  read: 'blocks come in',
  frame: 'lines are told apart',
  'known lines': 'the kernel: lines of values that were met before, all of it at once',
  parse: 'fields',
  filter: 'lines that are dropped or kept',
  scan: 'names and shapes',
  rules: 'patterns, digits, words and checks of the rules',
  resolve: 'pseudonyms, from a cache or worked out',
  splice: 'the line is written again',
  logins: 'logins are read and compared',
  join: 'what joins the verbs: judge, counts',
  write: 'blocks go out',
  'garbage collection': 'memory that is not needed any more',
  node: 'Node itself and the system, for nobody in particular',
};

/** The verb of a module of the compiled tree; undefined where it serves several. */
export function verbOf(module: string): string | undefined {
  return VERBS.find(([beginning]) => module.startsWith(beginning))?.[1];
}
