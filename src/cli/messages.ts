import type { Logger } from 'pino';
import type { FaultCode } from '../base/fault.ts';

/** What a run tells besides its data: always on standard error, never a byte of a log line. */
export interface Messages {
  /** What a user may want to know about every run. */
  notice(text: string): void;
  /** Steps of the run, for `--verbose`. */
  detail(text: string): void;
  fault(fault: Told): void;
}

/** A fault as it is told; `internal` is one of our own. */
interface Told {
  readonly code: FaultCode | 'internal';
  readonly message: string;
}

export interface MessageOptions {
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** Messages for people, or with `--json` one JSON object a line for programs. */
export async function openMessages(options: MessageOptions): Promise<Messages> {
  const { json = false, quiet = false, verbose = false } = options;
  const to = json ? await jsonMessages() : plainMessages();
  return {
    notice: (text) => (quiet ? undefined : to.notice(text)),
    detail: (text) => (verbose ? to.detail(text) : undefined),
    fault: to.fault,
  };
}

function plainMessages(): Messages {
  const write = (text: string) => process.stderr.write(`logsluice: ${text}\n`);
  return { notice: write, detail: write, fault: (fault) => write(fault.message) };
}

/** pino is loaded for this alone: it costs start-up time. */
async function jsonMessages(): Promise<Messages> {
  const { pino } = await import('pino');
  const destination = pino.destination({ dest: 2, sync: true });
  // Nobody reads the messages any more, or nobody can: that is no reason to stop.
  destination.on('error', () => undefined);
  const logger: Logger = pino(
    { base: null, level: 'debug', formatters: { level: (label) => ({ level: label }) } },
    destination,
  );
  return {
    notice: (text) => logger.info(text),
    detail: (text) => logger.debug(text),
    fault: (fault) => logger.error({ code: fault.code }, fault.message),
  };
}
