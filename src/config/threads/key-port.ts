import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { KeyAnswer, KeyGiver } from '../../pseudonym/asked-keyring.ts';

/** What a thread is given to ask the process for keys. */
export interface KeyPort {
  readonly port: MessagePort;
  /** One number: 1 from the moment of a question until its answer has been posted. */
  readonly asking: Int32Array<SharedArrayBuffer>;
}

interface Question {
  readonly epoch: number;
  readonly held: readonly number[];
}

/** Answers a thread that asks on the other side of `port`. */
export function answerKeys({ port, asking }: KeyPort, giver: KeyGiver): void {
  port.on('message', ({ epoch, held }: Question) => {
    let answer: KeyAnswer = { key: undefined, destroyed: [] };
    try {
      answer = giver.give(epoch, held);
    } finally {
      // Whatever happens: the thread waits, and without a key it withholds.
      port.postMessage(answer);
      Atomics.store(asking, 0, 0);
      Atomics.notify(asking, 0);
    }
  });
  port.unref();
}

/** Asks on a thread, which stands still until the process has answered. */
export function askKeys({ port, asking }: KeyPort): KeyGiver['give'] {
  return (epoch, held) => {
    Atomics.store(asking, 0, 1);
    const question: Question = { epoch, held };
    port.postMessage(question);
    Atomics.wait(asking, 0, 1);
    const answer = receiveMessageOnPort(port)?.message as KeyAnswer | undefined;
    return answer ?? { key: undefined, destroyed: [] };
  };
}
