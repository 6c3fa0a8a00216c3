import type { Baseline, SeenLogin } from './baseline.ts';

const SOURCE =
  'https://help.okta.com/en-us/Content/Topics/security/behavior-detection/type-behavior-detection.htm';

/** A value that is not among those of the user's last so many sign-ins. */
class OktaBehaviour implements Baseline {
  readonly name: string;
  readonly source = SOURCE;
  readonly #count: number;
  readonly #value: (login: SeenLogin) => string | undefined;
  readonly #last = new Map<string, readonly (string | undefined)[]>();

  constructor(name: string, count: number, value: (login: SeenLogin) => string | undefined) {
    this.name = name;
    this.#count = count;
    this.#value = value;
  }

  score(login: SeenLogin): number {
    const value = this.#value(login);
    const last = this.#last.get(login.account) ?? [];
    this.#last.set(login.account, [value, ...last].slice(0, this.#count));
    return last.length > 0 && !last.includes(value) ? 1 : 0;
  }
}

/** Checked against the last 10 sign-ins. */
export const oktaNewCountry = (): Baseline =>
  new OktaBehaviour('Okta, new country', 10, ({ facts }) => facts.country);

/** Checked against the last 20 sign-ins. */
export const oktaNewCity = (): Baseline =>
  new OktaBehaviour('Okta, new city', 20, ({ city }) => city?.name);
