import * as v from 'valibot';
import {
  ACCOUNT_FIELDS,
  LOGIN_ESCAPES,
  LOGIN_REPEATS,
  SAID_FACTS,
} from '../../model/login-rule.ts';
import { NETWORK_KINDS } from '../../model/network.ts';
import { oneOf } from '../../yaml/schema-parts.ts';

/*
 * The closed shape of a login rule. The message of each part says what is wanted there, the description is
 * for readers and editors.
 */

const text = (wanted: string) =>
  v.pipe(v.string(wanted), v.nonEmpty(wanted), v.regex(/^[^\r\n]*$/, wanted));

const sentence = (says: string) => v.pipe(text('a sentence'), v.description(says));

const said = <T extends v.GenericSchema>(schema: T, says: string) =>
  v.optional(v.pipe(schema, v.description(says)));

/** One or a list. */
const several = <T extends v.GenericSchema>(one: T, wanted: string) =>
  v.union([one, v.pipe(v.array(one, wanted), v.minLength(1, wanted))], wanted);

const texts = (wanted: string, says: string) => said(several(text(wanted), wanted), says);

const WANTED_TEMPLATE = 'a template, or a list of templates';

/** Any names with values of one sort. */
const mapping = <T extends v.GenericSchema>(value: T, wanted: string) =>
  v.pipe(
    v.record(v.string(), value, wanted),
    v.check((found) => !Array.isArray(found), wanted),
    v.check((found) => Object.keys(found).length > 0, wanted),
  );

const WANTED_WORDS = 'a mapping from a capture to a word or a list of words';
const words = mapping(several(text(WANTED_WORDS), WANTED_WORDS), WANTED_WORDS);

const textSchema = v.strictObject({
  program: texts('a program, or a list', 'Names under which the program writes to syslog'),
  head: texts(WANTED_TEMPLATE, 'What stands in front of a message in a file of its own'),
  success: texts(WANTED_TEMPLATE, 'Messages of a login'),
  failure: texts(WANTED_TEMPLATE, 'Messages of a failed one'),
  ignore: texts(WANTED_TEMPLATE, 'Messages that look like one of these and are none'),
  mentions: texts(
    WANTED_TEMPLATE,
    'Other messages that name an account, which is replaced in the log',
  ),
  only: said(words, 'What a capture has to be, where a template has it'),
  except: said(words, 'What a capture must not be'),
  escapes: oneOf(LOGIN_ESCAPES, 'How the program escapes bytes; none unless said'),
});

const WANTED_STATUS = 'a status from 200 to 599, or a list of them';
const status = v.pipe(
  v.number(WANTED_STATUS),
  v.integer(WANTED_STATUS),
  v.minValue(200, WANTED_STATUS),
  v.maxValue(599, WANTED_STATUS),
);

const WANTED_PATH = 'a path that begins with `/` or `*`, with `*` at its ends only, or a list';
const path = v.pipe(text(WANTED_PATH), v.regex(/^(\*[^*?#]+|\/[^*?#]*)\*?$/, WANTED_PATH));

const WANTED_METHOD = 'a method in capitals, or a list';
const method = v.pipe(text(WANTED_METHOD), v.regex(/^[A-Z]{3,16}$/, WANTED_METHOD));

const WANTED_FIELD = `one or a list of ${ACCOUNT_FIELDS.join(', ')}`;

const accessSchema = v.strictObject({
  method: said(several(method, WANTED_METHOD), 'Methods of the request; POST unless said'),
  paths: v.pipe(several(path, WANTED_PATH), v.description('Paths to which people log in')),
  success: said(several(status, WANTED_STATUS), 'Statuses of a login'),
  failure: said(several(status, WANTED_STATUS), 'Statuses of a failed one'),
  account: said(
    several(v.picklist(ACCOUNT_FIELDS, WANTED_FIELD), WANTED_FIELD),
    'Fields that name the account, the first that the line has; user and email unless said',
  ),
  location: said(
    v.boolean('true or false'),
    'Whether the last target of a line is the Location of the answer',
  ),
});

const WANTED_VALUE = 'a text, number or true or false, or a list of them';
const scalar = v.union([text(WANTED_VALUE), v.number(), v.boolean()], WANTED_VALUE);
const WANTED_CONDITIONS = 'a mapping from paths to what their values have to be';
const conditions = mapping(several(scalar, WANTED_VALUE), WANTED_CONDITIONS);

const WANTED_KEY = 'a path such as client.ipAddress or events[].name, or a list of paths';
const jsonPath = v.pipe(
  text(WANTED_KEY),
  v.regex(/^[^.[\]]+(\[\])?(\.[^.[\]]+(\[\])?)*$/, WANTED_KEY),
);
const paths = (says: string) => said(several(jsonPath, WANTED_KEY), says);

const jsonSchema = v.strictObject({
  when: said(conditions, 'What holds for every line that the rule reads'),
  success: said(several(conditions, WANTED_CONDITIONS), 'What holds for a login; of a list any'),
  failure: said(several(conditions, WANTED_CONDITIONS), 'What holds for a failed one'),
  except: said(conditions, 'What must not hold'),
  time: paths('The event time: RFC 3339, or a count since 1970'),
  account: paths('The account, the first that the line has; all are replaced in the log'),
  address: paths('The address'),
  agent: paths('The browser string'),
  device: paths('An id of the device, or the fingerprint of a key'),
  geo: v.optional(
    v.strictObject(
      Object.fromEntries(SAID_FACTS.map((fact) => [fact, v.optional(jsonPath)])) as Record<
        (typeof SAID_FACTS)[number],
        v.OptionalSchema<typeof jsonPath, undefined>
      >,
    ),
  ),
  networks: said(
    mapping(
      v.picklist(NETWORK_KINDS, `one of ${NETWORK_KINDS.join(', ')}`),
      'a mapping to kinds of network',
    ),
    'What the log calls a kind of network, and what we call it',
  ),
  escapes: oneOf(LOGIN_ESCAPES, 'How text that a template takes apart is escaped once more'),
});

const optionalText = v.optional(text('a text'));
const format = said(text('a log_format'), 'The log_format of the line; combined unless said');

const event = v.strictObject({
  line: v.pipe(text('a line'), v.description('The line')),
  format,
  outcome: v.pipe(
    v.picklist(['success', 'failure'], 'one of success, failure'),
    v.description('What it says'),
  ),
  time: v.pipe(text('a time'), v.description('Its time, RFC 3339')),
  account: optionalText,
  address: optionalText,
  agent: optionalText,
  device: optionalText,
  said: v.optional(
    v.strictObject({
      country: optionalText,
      asn: v.optional(v.number('a number')),
      organization: optionalText,
      network: oneOf(NETWORK_KINDS, 'The kind of network'),
      latitude: v.optional(v.number('a number')),
      longitude: v.optional(v.number('a number')),
      radius_km: v.optional(v.number('a number')),
    }),
  ),
});

const WANTED_NONE = 'a line, or `line` with `format`';
const none = v.union(
  [text(WANTED_NONE), v.strictObject({ line: text('a line'), format })],
  WANTED_NONE,
);
const WANTED_SAMPLES = 'a list of samples, at least one';

export const loginRuleSchema = v.strictObject({
  id: v.pipe(
    text('a name of small letters, digits and `-`'),
    v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name of small letters, digits and `-`'),
    v.maxLength(64, 'a name of up to 64 characters'),
    v.description('Its name'),
  ),
  says: sentence('What it reads, in a sentence'),
  source: v.pipe(
    several(text('where the format is documented'), 'where the format is documented, or a list'),
    v.description('Where the format of the log is documented'),
  ),
  repeats: oneOf(LOGIN_REPEATS, '`collapse` where clients log in again and again by themselves'),
  nobody: texts('a word, or a list', 'What stands in place of an account; `-` unless said'),
  text: said(textSchema, 'Lines of text'),
  access: said(accessSchema, 'Lines of an access log'),
  json: said(jsonSchema, 'Lines of JSON'),
  gaps: v.pipe(
    v.array(text('a sentence'), 'a list of what it does not read, perhaps empty'),
    v.description('What it does not read'),
  ),
  samples: v.strictObject({
    events: v.optional(v.pipe(v.array(event, WANTED_SAMPLES), v.minLength(1, WANTED_SAMPLES))),
    none: v.pipe(v.array(none, WANTED_SAMPLES), v.minLength(1, WANTED_SAMPLES)),
  }),
});

export type LoginRuleText = v.InferOutput<typeof loginRuleSchema>;
