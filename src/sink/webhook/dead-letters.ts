import { AppendFile } from '../findings/append-file.ts';

/** Bytes of findings that nobody takes; what comes after is only counted. */
const MOST = 16 * 1024 * 1024;

/**
 * Findings that the receiver refuses for good, as lines of JSON: `{"at":…,"answer":"answered 404","finding":{…}}`.
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

  close(): Promise<void> {
    return this.#file.close();
  }
}
