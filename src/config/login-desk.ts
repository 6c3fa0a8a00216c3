import { systemClock } from '../base/clock.ts';
import { Fault } from '../base/fault.ts';
import { Detector } from '../login/detector.ts';
import { FollowVerdicts } from '../login/journal/follow-verdicts.ts';
import { tidyFindings } from '../login/journal/tidy-findings.ts';
import { VerdictJournal } from '../login/journal/verdict-journal.ts';
import { LOGIN_SETTINGS } from '../login/settings.ts';
import { openState, type State } from '../login/store/open-state.ts';
import type { Finding } from '../model/finding.ts';
import type { LoginEvent } from '../model/login-event.ts';
import type { Geo } from '../model/network.ts';
import { device } from '../pseudonym/agent/device.ts';
import { FINDING_WRITERS } from '../sink/findings/finding-format.ts';
import type { FindingSink } from '../sink/findings/finding-sink.ts';
import { FindingsFile } from '../sink/findings/findings-file.ts';
import type { SinkNews } from '../sink/findings/sink-news.ts';
import type { Config } from './config.ts';
import { openWebhookOf } from './open-webhook-of.ts';

/** How often time is seen to pass, in ms. */
const TICK = 1000;

/** What the desk of a run is told and asks. */
export interface DeskParts {
  readonly config: Config;
  readonly version: string;
  readonly geo: Geo;
  /** Whether every login from an address has to be told. */
  readonly isListed: (address: Uint8Array) => boolean;
  readonly news: SinkNews;
  /** Shows a finding to who looks at the run, where it goes to no file. */
  readonly show: (finding: Finding) => void;
}

/** Where logins are judged and findings go out, for the time of a run. */
export class LoginDesk {
  readonly detector: Detector;
  readonly #state: State;
  readonly #offer: (finding: Finding) => void;
  readonly #sinks: readonly FindingSink[];
  readonly #file: FindingsFile | undefined;
  readonly #verdicts: FollowVerdicts | undefined;
  readonly #news: SinkNews;
  readonly #timer: NodeJS.Timeout;

  private constructor(
    detector: Detector,
    state: State,
    offer: (finding: Finding) => void,
    sinks: readonly FindingSink[],
    file: FindingsFile | undefined,
    verdicts: FollowVerdicts | undefined,
    news: SinkNews,
  ) {
    this.detector = detector;
    this.#state = state;
    this.#offer = offer;
    this.#sinks = sinks;
    this.#file = file;
    this.#verdicts = verdicts;
    this.#news = news;
    this.#timer = setInterval(() => void this.#tick(), TICK).unref();
  }

  /** Time passes: what waits is judged, and what reviewers said. Never rejects. */
  async #tick(): Promise<void> {
    try {
      this.detector.tick();
      await this.#verdicts?.poll();
    } catch (cause) {
      // Whatever it is: lines must go on.
      const fault = new Fault('data', 'cannot judge logins: an error of our own', cause);
      this.#news.fault(cause instanceof Fault ? cause : fault);
    }
  }

  /** Throws a Fault when the state directory, a file or a webhook cannot be used. */
  static async open(parts: DeskParts): Promise<LoginDesk> {
    const { config, geo, news, show } = parts;
    const state = await openState(config.logins.state, systemClock, (text) => news.notice(text));
    const sinks: FindingSink[] = [];
    try {
      const file = await fileOf(parts);
      if (file !== undefined) sinks.push(file);
      for (let i = 0; i < config.webhooks.length; i++) sinks.push(await openWebhookOf(parts, i));
      const isShown = sinks.length === 0;
      if (state.journal !== undefined) sinks.push(await journalOf(state.journal.findings, news));
      const onFinding = (finding: Finding): void => {
        for (const sink of sinks) sink.offer(finding);
        if (isShown && finding.state !== 'closed') show(finding);
      };
      const detector = new Detector({
        geo,
        store: state.store,
        keys: state.keys,
        clock: systemClock,
        settings: { ...LOGIN_SETTINGS, listed: parts.isListed },
        deviceOf: device,
        onFinding,
      });
      const verdicts = verdictsOf(state, detector);
      await verdicts?.poll();
      return new LoginDesk(detector, state, onFinding, sinks, file, verdicts, news);
    } catch (cause) {
      // What went wrong first counts.
      await Promise.allSettled([...sinks.map((sink) => sink.close()), state.close()]);
      throw cause;
    }
  }

  push(event: LoginEvent): void {
    this.detector.push(event);
  }

  /** A finding that is not the detector's. */
  offer(finding: Finding): void {
    this.#offer(finding);
  }

  /** After a log rotation the file of findings is another one. */
  reopen(): void {
    void this.#file?.reopen();
  }

  /** Judges what waits, and writes everything out; throws the first Fault of what could not be written. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#tick();
    this.detector.end();
    const closed = await Promise.allSettled([
      ...this.#sinks.map((sink) => sink.close()),
      this.#state.close(),
    ]);
    for (const one of closed) if (one.status === 'rejected') throw one.reason;
  }
}

/** The journal of the state directory, which the commands for findings read. */
function journalOf(path: string, news: SinkNews): Promise<FindingsFile> {
  tidyFindings(path);
  const write = FINDING_WRITERS.native;
  return FindingsFile.open(path, { write: (finding) => write(finding, ''), news });
}

function verdictsOf({ journal, store }: State, detector: Detector): FollowVerdicts | undefined {
  if (journal === undefined) return undefined;
  const verdicts = new VerdictJournal(journal.verdicts);
  verdicts.compact();
  return new FollowVerdicts(verdicts, {
    judge: (verdict) => detector.judge(verdict),
    flush: () => store.flush(),
  });
}

async function fileOf({ config, version, news }: DeskParts): Promise<FindingsFile | undefined> {
  const { file, format } = config.findings;
  if (file === undefined) return undefined;
  const write = FINDING_WRITERS[format];
  return FindingsFile.open(file, { write: (finding) => write(finding, version), news });
}
