import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterAll, afterEach } from 'vitest';
import { certificate } from './certificate.ts';

/** Servers on the loopback that end with each test, and an agent that believes the encrypted ones. */
export function listServers() {
  const { key, cert } = certificate();
  const agent = new Agent({ connect: { ca: cert, timeout: 2000 } });
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });
  afterAll(() => agent.destroy());

  /** Starts a server; gives its URL. */
  const serve = async (answer: RequestListener, plain = false): Promise<string> => {
    const server = plain ? createServer(answer) : createTlsServer({ key, cert }, answer);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    return `${plain ? 'http' : 'https'}://127.0.0.1:${port}/drop.txt`;
  };
  return { serve, agent };
}
