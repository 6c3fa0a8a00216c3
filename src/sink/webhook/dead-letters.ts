import type { Finding } from '../../model/finding.ts';
import { AppendFile } from '../findings/append-file.ts';
import { readFindingLine } from '../findings/finding-shape.ts';

/** Bytes of findings that nobody takes; what comes after is only counted. */
const MOST = 16 * 1024 * 1024;

/** In front of the finding in a line. */
const HEAD = /^\{"at":"[^"]*","answer":"(?:[^"\\]|\\.)*","finding":(?=\{.*\}\}$)/;

/** A finding and its line. */
export interface DeadLetter {
  readonly finding: Finding;
  readonly line: string;
}

/**
 * Findings that the receiver refuses for good, as lines of JSON: `{"at":…,"answer":"answered 404","finding":{…}}`.
 * The next run sends them once more: until then somebody may have mended the receiver, or its address in the config.
 */
export class DeadLetters {
  readonly #file: AppendFile;

  private constructor(file: AppendFile) {
    this.#file = file;
  }

  static async open(path: string): Promise<DeadLetters> {
    return new DeadLetters(await AppendFile.open(path));
  }

  get path(): string {
    return this.#file.path;
  }

  /** Gives false when there is no more room for it; throws a Fault when it cannot be written. */
  async keep(line: string, answer: string, now: number): Promise<boolean> {
    if ((await this.#file.size()) > MOST) return false;
    const at = JSON.stringify(new Date(now * 1000).toISOString());
    await this.#file.append(`{"at":${at},"answer":${JSON.stringify(answer)},"finding":${line}}\n`);
    return true;
  }

  /** What lies there, oldest first; a line that a crash has cut is none. */
  async read(): Promise<DeadLetter[]> {
    const letters = (await this.#file.text()).split('\n').map((text) => {
      const line = HEAD.test(text) ? text.replace(HEAD, '').slice(0, -1) : '';
      return { finding: readFindingLine(line), line };
    });
    return letters.filter((letter): letter is DeadLetter => letter.finding !== undefined);
  }

  /** Once all of them are kept elsewhere. */
  clear(): Promise<void> {
    return this.#file.empty();
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
