import type { Config } from '../config/config.ts';
import { raisesFindings } from '../config/filter-settings-of.ts';
import type { OpenFilter } from '../config/open-filter.ts';
import { Logins } from '../config/open-logins.ts';
import type { GeoSources } from '../geo/geo-sources.ts';
import type { Finding } from '../model/finding.ts';
import { ListedFindings, MOST_TOLD } from '../pipeline/listed-findings.ts';
import { LogPseudonymsOf } from '../pipeline/log-pseudonyms.ts';
import type { Stages } from '../pipeline/stages.ts';
import { printable } from '../yaml/quote.ts';
import { shellWord } from './findings-shell-word.ts';
import type { Messages } from './messages.ts';
import { productVersion } from './product-version.ts';

/** What a run watches beside redacting: the addresses of its lines, and the logins among them. */
export class WatchedRun {
  /** With what the run watches joined in. */
  readonly stages: Stages;
  readonly #logins: Logins;
  readonly #filter: OpenFilter | undefined;
  readonly #listed: ListedFindings | undefined;
  readonly #geo: () => Promise<GeoSources> | undefined;
  #stop: () => void = () => undefined;

  private constructor(
    stages: Stages,
    logins: Logins,
    filter: OpenFilter | undefined,
    listed: ListedFindings | undefined,
    geo: () => Promise<GeoSources> | undefined,
  ) {
    this.stages = stages;
    this.#logins = logins;
    this.#filter = filter;
    this.#listed = listed;
    this.#geo = geo;
  }

  /** Opens what the config names; `follows`: a run that goes on while lists change. */
  static async open(
    config: Config,
    stages: Stages,
    messages: Messages,
    follows: boolean,
  ): Promise<WatchedRun> {
    const tell = (text: string) => messages.notice(text);
    const tellFault = messages.fault;
    let opened: Promise<GeoSources> | undefined;
    const geo = (): Promise<GeoSources> => {
      opened ??= import('../geo/geo-sources.ts').then(({ GeoSources }) =>
        GeoSources.open(config.geo, { tell, tellFault }),
      );
      return opened;
    };
    const filter = await filterOf(config, geo, follows, { tell, tellFault });
    const openDesk = async () => {
      const { LoginDesk } = await import('../config/login-desk.ts');
      return LoginDesk.open({
        config,
        version: productVersion(),
        geo: await geo(),
        isListed: filter?.isListed ?? (() => false),
        news: { notice: tell, fault: tellFault },
        show: await shower(messages, config.logins.state),
      });
    };
    const logins = Logins.of(config, stages, openDesk);
    const { state } = config.logins;
    const mayFind = logins.lines !== undefined || raisesFindings(config.filter);
    const isTold = config.findings.file !== undefined || config.webhooks.length > 0;
    if (mayFind && (isTold || state !== undefined)) await logins.desk();
    if (config.geo.length > 0) await geo();
    const listed = filter?.lines && tellListed(filter.lines, logins, stages, tell);
    const joined = {
      ...stages,
      ...(filter?.lines === undefined ? {} : { filter: filter.lines }),
    };
    return new WatchedRun(joined, logins, filter, listed, () => opened);
  }

  /** What the run has to wait for before its next block. */
  settled(): Promise<void> | undefined {
    return this.#logins.settled();
  }

  /** Follows the files of lists, and SIGHUP, as long as the run goes on; `forget` is told when they changed. */
  follow(forget: () => void): void {
    const following = this.#filter?.follow(forget);
    const onHangUp = (): void => {
      this.#logins.reopen();
      void following?.ask();
      void this.#geo()
        ?.then((geo) => geo.reload())
        .then(() => {
          this.#filter?.forget();
          forget();
        });
    };
    process.on('SIGHUP', onHangUp);
    this.#stop = () => {
      process.removeListener('SIGHUP', onHangUp);
      following?.stop();
    };
  }

  /** What was counted beside the lines, for the summary. */
  get counts(): Record<string, unknown> {
    const { filter } = this.stages;
    const untold = this.#listed?.untold ?? 0;
    return {
      ...(filter === undefined ? {} : { filter: { ...filter.tally.toJSON(), untold } }),
      ...loginCounts(this.#logins),
    };
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#logins.close();
  }
}

/** Nothing where no line was or may have been a login. */
function loginCounts({ lines, counts }: Logins): Record<string, unknown> {
  if (lines === undefined) return {};
  const { events: read, timedByClock, refused, failed } = lines;
  if (read + refused + failed === 0) return {};
  return { logins: { read, timed_by_clock: timedByClock, refused, failed, ...counts } };
}

type Lines = NonNullable<OpenFilter['lines']>;

/** Has the filter's findings go where those of logins go. */
function tellListed(
  lines: Lines,
  logins: Logins,
  stages: Stages,
  tell: (text: string) => void,
): ListedFindings {
  const findings = new ListedFindings({
    pseudonyms: new LogPseudonymsOf(stages),
    keyring: stages.keyring,
    onMost: (rule, day) =>
      tell(
        `the filter rule ${rule} lists more than ${MOST_TOLD} addresses on ${day}: of the others of that day there is no finding, only the count "untold" in the summary`,
      ),
  });
  lines.onListed = (listed, { client, position: { source, line, time } }) => {
    const at = Number.isNaN(time) ? stages.clock() : time;
    const finding = findings.of({ listed, client, time: at, source, line });
    if (finding !== undefined) logins.offer(finding);
  };
  return findings;
}

/** Loaded only where the config names lists, rules or proxies. */
async function filterOf(
  config: Config,
  geo: () => Promise<GeoSources>,
  follows: boolean,
  news: Parameters<typeof import('../config/open-filter.ts').openFilter>[3],
): Promise<OpenFilter | undefined> {
  const { filter, lists, trusted_proxies: proxies } = config.filter;
  const isUsed =
    (filter ?? []).length + (proxies ?? []).length + Object.keys(lists ?? {}).length > 0;
  if (!isUsed) return undefined;
  const { openFilter } = await import('../config/open-filter.ts');
  return openFilter(config, geo, follows, news);
}

/** Shows findings, with the command that tells more where there is a state that it can read. */
async function shower(
  messages: Messages,
  state: string | undefined,
): Promise<(finding: Finding) => void> {
  const { readableLine } = await import('../sink/findings/readable-line.ts');
  const place = state === undefined ? undefined : `--state ${shellWord(printable(state))}`;
  return (finding) => messages.notice(readableLine(finding, place));
}
