import type { Logger } from 'pino';
import type { Fault } from '../base/fault.ts';

/** What a run tells besides its data: always on standard error, never a byte of a log line. */
export interface Messages {
  /** What a user may want to know about every run. */
  notice(text: string): void;
  /** Steps of the run, for `--verbose`. */
  detail(text: string): void;
  fault(fault: Fault): void;
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
  const logger: Logger = pino(
    { base: null, level: 'debug', formatters: { level: (label) => ({ level: label }) } },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    notice: (text) => logger.info(text),
    detail: (text) => logger.debug(text),
    fault: (fault) => logger.error({ code: fault.code }, fault.message),
  };
}
