import * as v from 'valibot';
import { FINDING_FORMATS } from '../sink/findings/finding-format.ts';
import { WEBHOOK_FORMATS } from '../sink/webhook/body.ts';
import { oneOf, section } from '../yaml/schema-parts.ts';

/*
 * The closed shape of the sections `geo`, `logins`, `findings` and `webhooks` of a config.
 */

const WANTED_PATH = 'a path';
const path = v.pipe(
  v.string(WANTED_PATH),
  v.check((said) => said !== '' && !said.includes('\0'), WANTED_PATH),
);
const says = <const T extends v.GenericSchema<unknown, unknown>>(schema: T, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));
const paths = (description: string) =>
  says(v.nullish(v.array(path, 'a list of paths')), description);
const flag = (description: string) => says(v.boolean('true or false'), description);

const WANTED_ENV = 'the name of an environment variable';
const variable = v.pipe(v.string(WANTED_ENV), v.regex(/^[A-Za-z_]\w*$/, WANTED_ENV));

const WANTED_FILE = 'a path; standard output has the lines';
const findingsFile = v.pipe(
  path,
  v.check((said) => said !== '-', WANTED_FILE),
);

const webhook = v.strictObject({
  url: says(
    v.pipe(
      v.string('an https URL'),
      v.check((said) => URL.canParse(said), 'an https URL'),
    ),
    'Where findings are posted; one that is a secret itself, as those of Slack are, better from a file',
  ),
  url_file: says(path, 'The file with the url, in place of it, mode 0600; relative to this file'),
  url_env: says(variable, 'The environment variable with the url, in place of it'),
  format: oneOf(
    WEBHOOK_FORMATS,
    'json with a signature, or text as Slack takes it; json unless said',
  ),
  secret_file: says(
    path,
    'The file with the secret of the signature, mode 0600; relative to this file',
  ),
  secret_env: says(variable, 'The environment variable with the secret of the signature'),
  allow_http: flag('Whether the url may be plain http'),
  allow_private: flag('Whether the receiver may have a private or loopback address'),
});

const NAMES = 'a list of names of lists';

/** The four sections, to be spread into the shape of a config. */
export const loginSections = {
  geo: paths('Files of your own that say where addresses are (mmdb), before the embedded data'),
  logins: section(
    {
      watch: flag('Whether logins are looked for; true unless said'),
      state: says(path, 'Where the history of logins stays; without it, it ends with the run'),
      rules: paths('Directories of login rules of your own; relative to this file'),
      listed: says(
        v.array(v.pipe(v.string(NAMES), v.nonEmpty(NAMES)), NAMES),
        'Lists of addresses: every login from one of them is told',
      ),
    },
    'Logins from unfamiliar places',
  ),
  findings: section(
    {
      file: says(
        findingsFile,
        'Where findings are written, one JSON object a line; relative to this file',
      ),
      format: oneOf(FINDING_FORMATS, 'The schema of the file; native unless said'),
    },
    'What becomes of findings',
  ),
  webhooks: says(
    v.nullish(v.array(webhook, 'a list of mappings with a url')),
    'Who is told of findings over the network',
  ),
};

export type LoginSections = v.InferOutput<v.StrictObjectSchema<typeof loginSections, undefined>>;
