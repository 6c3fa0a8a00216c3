import { JsonCondition } from '../../login/read/json/json-condition.ts';
import { JsonPaths } from '../../login/read/json/json-paths.ts';
import { SHORTEST_LITERAL } from '../../login/read/literal-search.ts';
import { anchorOf } from '../../login/read/text/anchor-of.ts';
import { parseTemplate, TemplateError } from '../../login/read/text/parse-template.ts';
import type { Template } from '../../login/read/text/template.ts';
import { Texts } from '../../login/read/value/texts.ts';
import { ValueReader } from '../../login/read/value/value-reader.ts';
import type { Note } from '../../yaml/closed-shape.ts';
import type { Path } from '../../yaml/flaw.ts';
import { quote } from '../../yaml/quote.ts';
import type { LoginRuleText } from './login-rule-schema.ts';

const WAYS = ['text', 'access', 'json'] as const;

/** A text of a rule with the way to it. */
type Placed = readonly [text: string, path: Path];

/** Notes what is wrong between one part of a login rule and another, and in its templates. */
export function checkLoginRule(value: unknown, note: Note): void {
  const rule = (value ?? {}) as Partial<LoginRuleText>;
  const ways = WAYS.filter((way) => rule[way] !== undefined && rule[way] !== null);
  if (ways.length !== 1) {
    const found = ways.length === 0 ? 'no way to read' : ways.join(' and ');
    note('key', [ways[1] ?? 'id'], `the rule has ${found}, wanted one of ${WAYS.join(', ')}`);
    return;
  }
  const way = ways[0];
  const reads = rule[way] ?? {};
  const readsLogins = 'success' in reads || 'failure' in reads;
  if (!readsLogins && !('mentions' in reads))
    note('key', [way], `${way} says neither success nor failure nor mentions, wanted at least one`);
  if (readsLogins && rule.samples && rule.samples.events === undefined)
    note('key', ['samples'], 'no login among the samples, wanted `events` with one of them');
  if (way === 'text' && rule.text) checkText(rule.text, note);
  if (way === 'access' && rule.access) checkAccess(rule.access, note);
  if (way === 'json' && rule.json) checkJson(rule.json, note);
}

function checkText(text: NonNullable<LoginRuleText['text']>, note: Note): void {
  const heads = placed(text.head, ['text', 'head']);
  for (const [head, path] of heads)
    for (const { greedy } of templates(head, path, note))
      if (greedy !== undefined)
        note('value', path, 'a head with a capture that takes anything, wanted one with a type');
  const names = new Set<string>();
  const messages = [
    ...placed(text.success, ['text', 'success']),
    ...placed(text.failure, ['text', 'failure']),
  ];
  for (const [message, path] of messages) {
    for (const template of templates(message, path, note)) {
      for (const name of template.names) names.add(name);
      checkMessage(template, path, note);
    }
    for (const [head] of heads) templates(head + message, path, note);
  }
  for (const [message, path] of placed(text.mentions, ['text', 'mentions'])) {
    for (const template of templates(message, path, note)) checkMessage(template, path, note);
    for (const [head] of heads) templates(head + message, path, note);
  }
  for (const [message, path] of placed(text.ignore, ['text', 'ignore']))
    templates(message, path, note);
  for (const key of ['only', 'except'] as const)
    for (const name of Object.keys(text[key] ?? {}))
      if (!names.has(name)) note('key', ['text', key, name], `no template has a capture {${name}}`);
}

function checkMessage(template: Template, path: Path, note: Note): void {
  if (!template.names.some((name) => name === 'account' || name === 'address'))
    note('value', path, 'a template of nobody, wanted {account} or {address} in it');
  if ((anchorOf(template)?.length ?? 0) < SHORTEST_LITERAL)
    note(
      'value',
      path,
      `a template without text of its own, wanted ${SHORTEST_LITERAL} bytes of it side by side`,
    );
}

function checkAccess({ success, failure }: NonNullable<LoginRuleText['access']>, note: Note): void {
  const good = [success ?? []].flat();
  for (const status of [failure ?? []].flat())
    if (good.includes(status))
      note('value', ['access', 'failure'], `the status ${status} is both success and failure`);
}

function checkJson(json: NonNullable<LoginRuleText['json']>, note: Note): void {
  const always = anchored(json.when ?? {}, ['json', 'when'], note);
  anchored(json.except ?? {}, ['json', 'except'], note);
  for (const key of ['success', 'failure'] as const) {
    [json[key] ?? []].flat().forEach((conditions, i) => {
      const path = ['json', key, ...(Array.isArray(json[key]) ? [i] : [])];
      if (!anchored(conditions, path, note) && !always)
        note(
          'value',
          path,
          `conditions that any line may hold, wanted one with a key or text of ${SHORTEST_LITERAL} characters`,
        );
    });
  }
}

/** Whether one of the conditions knows bytes that every line holds; notes what is wrong with templates. */
function anchored(conditions: NonNullable<unknown>, at: Path, note: Note): boolean {
  let found = false;
  const reader = new ValueReader(new Texts(), 'none');
  for (const [key, said] of Object.entries(conditions)) {
    const wanted = [said].flat().map(String);
    try {
      const { anchors = [], key: name } = new JsonCondition(key, new JsonPaths(), wanted, reader);
      found ||= [...anchors, name].some(({ length }) => length >= SHORTEST_LITERAL);
    } catch {
      wanted.forEach((text, i) => {
        templates(text, [...at, key, ...(Array.isArray(said) ? [i] : [])], note);
      });
    }
  }
  return found;
}

/** The templates of a text; what is wrong with it is noted. */
function templates(text: string, path: Path, note: Note): readonly Template[] {
  if (typeof text !== 'string') return [];
  try {
    return parseTemplate(text);
  } catch (cause) {
    if (!(cause instanceof TemplateError)) throw cause;
    note('value', path, `the template ${quote(text)} is refused at ${cause.message}`);
    return [];
  }
}

function placed(said: string | readonly string[] | undefined, path: Path): Placed[] {
  if (said === undefined || said === null) return [];
  return typeof said === 'string' ? [[said, path]] : said.map((text, i) => [text, [...path, i]]);
}
