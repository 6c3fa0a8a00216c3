import type { NetworkKind } from './network.ts';

/** How a log writes bytes that it does not write as they are. */
export const LOGIN_ESCAPES = ['none', 'quotes', 'backslash', 'vis'] as const;

export type LoginEscapes = (typeof LOGIN_ESCAPES)[number];

/** What becomes of logins that a program repeats by itself. */
export const LOGIN_REPEATS = ['each', 'collapse'] as const;

/** What a login of an access log may name its account by: a field of the format. */
export const ACCOUNT_FIELDS = ['user', 'email', 'cookie'] as const;

export type AccountField = (typeof ACCOUNT_FIELDS)[number];

/** The facts about a network that a JSON log may say itself, as a rule names them. */
export const SAID_FACTS = [
  'country',
  'asn',
  'organization',
  'network',
  'latitude',
  'longitude',
  'radius_km',
] as const;

export type SaidFact = (typeof SAID_FACTS)[number];

/** Words by the name of a capture or by a path. */
export type WordsByName = Readonly<Record<string, readonly string[]>>;

/**
 * Lines of text, told apart by templates: `Accepted {word} for {account} from {address} port {port} ssh2`.
 * See login/read/text/parse-template.ts.
 */
export interface TextLogin {
  readonly by: 'text';
  /** Names under which the program writes to syslog. */
  readonly programs: readonly string[];
  /** Templates of what stands in front of a message in a file of the program's own. */
  readonly heads: readonly string[];
  /** Templates of the messages. */
  readonly success: readonly string[];
  readonly failure: readonly string[];
  /** Templates of messages that look like one of these and are none. */
  readonly ignore: readonly string[];
  /** Templates of other messages that name an account, which is replaced in the log. */
  readonly mentions?: readonly string[];
  /** What captures have to be, and what they must not be. */
  readonly only: WordsByName;
  readonly except: WordsByName;
  readonly escapes: LoginEscapes;
}

/** Lines of an access log, told apart by the path of the request and the status of the answer. */
export interface AccessLogin {
  readonly by: 'access';
  readonly methods: readonly string[];
  /** Paths of login forms; `*` at an end stands for anything. */
  readonly paths: readonly string[];
  readonly success: readonly number[];
  readonly failure: readonly number[];
  /** Fields that name the account; the first that the line has. */
  readonly account: readonly AccountField[];
  /**
   * Whether the last target of the line is the `Location` of the answer: a redirect that leads back to a
   * login path is then a failure.
   */
  readonly location: boolean;
}

/** What the values at some paths of a JSON object have to be; a text with captures is a template. */
export type JsonConditions = WordsByName;

/** Lines of JSON, told apart by values at paths: `client.ipAddress`, `events[].name`. */
export interface JsonLogin {
  readonly by: 'json';
  /** All of these hold for every line that the rule reads, */
  readonly when: JsonConditions;
  /** and all of one of these. */
  readonly success: readonly JsonConditions[];
  readonly failure: readonly JsonConditions[];
  /** None of these holds. */
  readonly except: JsonConditions;
  /** Paths of values; of several the first that the line has. All accounts are replaced in the log. */
  readonly time: readonly string[];
  readonly account: readonly string[];
  readonly address: readonly string[];
  readonly agent: readonly string[];
  readonly device: readonly string[];
  readonly geo: Readonly<Partial<Record<SaidFact, string>>>;
  /** What the log calls a kind of network, by what we call it. */
  readonly networks: Readonly<Record<string, NetworkKind>>;
  /** How text that a template takes apart is escaped once more. */
  readonly escapes: LoginEscapes;
}

/** Says for a log what is a login, whose, from where and with what. */
export interface LoginRule {
  readonly id: string;
  readonly says: string;
  /** `collapse`: clients log in by themselves (IMAP polling); one an account, network and hour counts. */
  readonly repeats: (typeof LOGIN_REPEATS)[number];
  /** What the log writes in place of an account where there is none. */
  readonly nobody: readonly string[];
  readonly reads: TextLogin | AccessLogin | JsonLogin;
}
