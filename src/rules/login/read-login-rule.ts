import type {
  AccessLogin,
  JsonLogin,
  LoginRule,
  TextLogin,
  WordsByName,
} from '../../model/login-rule.ts';
import { check } from '../../yaml/check.ts';
import { checkLoginRule } from './check-login-rule.ts';
import type { LoginRuleFile, LoginSample } from './login-rule-file.ts';
import { type LoginRuleText, loginRuleSchema } from './login-rule-schema.ts';

/** What logs write where there is no account, unless a rule says otherwise. */
const NOBODY = ['-'];

/**
 * The login rule that `text` says. Throws one Fault with everything that is wrong with its shape and its
 * templates; its samples are not proven yet.
 */
export function readLoginRule(text: string, file: string): LoginRuleFile {
  const said = check(loginRuleSchema, text, {
    kind: 'login rule',
    name: file,
    crossCheck: checkLoginRule,
  });
  const rule: LoginRule = {
    id: said.id,
    says: said.says,
    repeats: said.repeats ?? 'each',
    nobody: said.nobody === undefined ? NOBODY : list(said.nobody),
    reads: readsOf(said),
  };
  return {
    rule,
    file,
    text,
    sources: list(said.source),
    gaps: said.gaps,
    samples: samplesOf(said.samples),
  };
}

function readsOf({ text, access, json }: LoginRuleText): LoginRule['reads'] {
  if (text !== undefined) return textLogin(text);
  if (access !== undefined) return accessLogin(access);
  if (json !== undefined) return jsonLogin(json);
  throw new RangeError('a rule that reads nothing');
}

function textLogin(said: NonNullable<LoginRuleText['text']>): TextLogin {
  return {
    by: 'text',
    programs: list(said.program),
    heads: list(said.head),
    success: list(said.success),
    failure: list(said.failure),
    ignore: list(said.ignore),
    ...(said.mentions === undefined ? {} : { mentions: list(said.mentions) }),
    only: wordsOf(said.only),
    except: wordsOf(said.except),
    escapes: said.escapes ?? 'none',
  };
}

function accessLogin(said: NonNullable<LoginRuleText['access']>): AccessLogin {
  return {
    by: 'access',
    methods: said.method === undefined ? ['POST'] : list(said.method),
    paths: list(said.paths),
    success: list(said.success),
    failure: list(said.failure),
    account: said.account === undefined ? ['user', 'email'] : list(said.account),
    location: said.location ?? false,
  };
}

function jsonLogin(said: NonNullable<LoginRuleText['json']>): JsonLogin {
  return {
    by: 'json',
    when: wordsOf(said.when),
    success: list(said.success).map(wordsOf),
    failure: list(said.failure).map(wordsOf),
    except: wordsOf(said.except),
    time: list(said.time),
    account: list(said.account),
    address: list(said.address),
    agent: list(said.agent),
    device: list(said.device),
    geo: Object.fromEntries(
      Object.entries(said.geo ?? {}).filter(([, path]) => path !== undefined),
    ),
    networks: said.networks ?? {},
    escapes: said.escapes ?? 'none',
  };
}

function samplesOf({ events = [], none }: LoginRuleText['samples']): LoginSample[] {
  return [
    ...events.map(({ line, format, ...wanted }, i) => ({
      ...{ line, format, wanted },
      path: ['samples', 'events', i],
    })),
    ...none.map((one, i) => {
      const { line, format } = typeof one === 'string' ? { line: one, format: undefined } : one;
      return { line, format, wanted: undefined, path: ['samples', 'none', i] };
    }),
  ];
}

/** Numbers and truth values are compared as JSON writes them. */
function wordsOf(
  said: Readonly<Record<string, Scalar | readonly Scalar[]>> | undefined,
): WordsByName {
  return Object.fromEntries(
    Object.entries(said ?? {}).map(([name, words]) => [name, list(words).map(String)]),
  );
}

type Scalar = string | number | boolean;

function list<T extends Scalar | object>(said: T | readonly T[] | undefined): readonly T[] {
  if (said === undefined) return [];
  return Array.isArray(said) ? (said as readonly T[]) : [said as T];
}
