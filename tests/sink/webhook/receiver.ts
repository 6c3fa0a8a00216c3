import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach } from 'vitest';

/** A request as it came in. */
interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What the next requests get. */
  answer: (response: ServerResponse, received: Received) => void;
}

/** A function that starts HTTP servers on this machine, which stop after each test. */
export function receivers(): () => Promise<Receiver> {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  return async () => {
    const receiver: { -readonly [K in keyof Receiver]: Receiver[K] } = {
      url: '',
      received: [],
      answer: (response) => response.writeHead(204).end(),
    };
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const { headers, url: path = '' } = request;
        receiver.received.push({ path, headers, body });
        receiver.answer(response, { path, headers, body });
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => {
      server.close();
      server.closeAllConnections();
    });
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/s3cret-path?q=1`;
    return receiver;
  };
}
