import type { Config } from '../config/config.ts';
import type { OpenFilter } from '../config/open-filter.ts';
import { Logins } from '../config/open-logins.ts';
import type { GeoSources } from '../geo/geo-sources.ts';
import type { Finding } from '../model/finding.ts';
import { ListedFindings } from '../pipeline/listed-findings.ts';
import { LogPseudonymsOf } from '../pipeline/log-pseudonyms.ts';
import type { LoginLines } from '../pipeline/login-lines.ts';
import type { Sluice } from '../pipeline/sluice.ts';
import type { Stages } from '../pipeline/stages.ts';
import type { Messages } from './messages.ts';
import { productVersion } from './product-version.ts';

/** What a run watches beside redacting: the addresses of its lines, and the logins among them. */
export class WatchedRun {
  /** With what the run watches joined in. */
  readonly stages: Stages;
  readonly #logins: Logins | undefined;
  readonly #filter: OpenFilter | undefined;
  readonly #geo: () => Promise<GeoSources> | undefined;
  #stop: () => void = () => undefined;

  private constructor(
    stages: Stages,
    logins: Logins | undefined,
    filter: OpenFilter | undefined,
    geo: () => Promise<GeoSources> | undefined,
  ) {
    this.stages = stages;
    this.#logins = logins;
    this.#filter = filter;
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
        show: await shower(messages),
      });
    };
    const logins = Logins.of(config, stages, openDesk);
    const { state } = config.logins;
    const isTold = config.findings.file !== undefined || config.webhooks.length > 0;
    if (logins !== undefined && (isTold || state !== undefined)) await logins.desk();
    if (config.geo.length > 0) await geo();
    if (filter?.lines !== undefined && logins !== undefined)
      tellListed(filter.lines, logins, stages);
    const joined = {
      ...stages,
      ...(filter?.lines === undefined ? {} : { filter: filter.lines }),
    };
    return new WatchedRun(joined, logins, filter, () => opened);
  }

  /** What the run has to wait for before its next block. */
  settled(): Promise<void> | undefined {
    return this.#logins?.settled();
  }

  /** Follows the files of lists, and SIGHUP, as long as the run goes on. */
  follow(sluice: Sluice): void {
    const following = this.#filter?.follow(() => sluice.forget());
    const onHangUp = (): void => {
      this.#logins?.reopen();
      void following?.ask();
      void this.#geo()
        ?.then((geo) => geo.reload())
        .then(() => {
          this.#filter?.forget();
          sluice.forget();
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
    const { filter, logins } = this.stages;
    return {
      ...(filter === undefined ? {} : { filter: filter.tally.toJSON() }),
      ...(logins === undefined ? {} : loginCounts(logins, this.#logins)),
    };
  }

  async close(): Promise<void> {
    this.#stop();
    await this.#logins?.close();
  }
}

/** Nothing where no line was or may have been a login. */
function loginCounts(lines: LoginLines, logins: Logins | undefined): Record<string, unknown> {
  const { events: read, timedByClock, refused, failed } = lines;
  if (read + refused + failed === 0) return {};
  return { logins: { read, timed_by_clock: timedByClock, refused, failed, ...logins?.counts } };
}

type Lines = NonNullable<OpenFilter['lines']>;

/** Has the filter's findings go where those of logins go. */
function tellListed(lines: Lines, logins: Logins, stages: Stages): void {
  const findings = new ListedFindings(new LogPseudonymsOf(stages));
  lines.onListed = (listed, { client, position: { source, line, time } }) => {
    const at = Number.isNaN(time) ? stages.clock() : time;
    const finding = findings.of({ listed, client, time: at, source, line });
    if (finding !== undefined) logins.offer(finding);
  };
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

async function shower(messages: Messages): Promise<(finding: Finding) => void> {
  const { readableLine } = await import('../sink/findings/readable-line.ts');
  return (finding) => messages.notice(readableLine(finding));
}
