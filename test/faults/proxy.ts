/** A network that fails on demand: a TCP proxy between a browser and a server that spoils what it is told to. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export type Fault =
  /** The connection is reset before the request has reached the server. */
  | { kind: 'reset' }
  /** The request goes nowhere, and no answer ever comes. */
  | { kind: 'black hole' }
  /** The server handles the request; the connection is reset in place of its answer. */
  | { kind: 'answer lost' }
  /** The server handles the request; the connection ends after so many bytes of the answer. */
  | { kind: 'answer cut'; after: number }
  /** The server handles the request; something else comes in place of its answer. */
  | { kind: 'answer replaced'; by: string }
  /** The server handles the request; its answer waits until the network is mended. */
  | { kind: 'answer late' };

interface Rule {
  /** What the first line of a request looks like, such as `GET /api/consents HTTP/1.1`. */
  requests: RegExp;
  fault: Fault;
  /** Called when a request has met the fault. */
  struck: () => void;
}

export class FaultyProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #target = 0;
  #rules: Rule[] = [];
  #late: (() => void)[] = [];

  private constructor() {
    this.#server = createServer((client) => this.#serve(client));
  }

  /** Listens on a free port of this machine. */
  static async start(): Promise<FaultyProxy> {
    const proxy = new FaultyProxy();
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** @param port of the server behind, on this machine */
  forwardTo(port: number): void {
    this.#target = port;
  }

  /** Spoils these requests until the network is mended. Resolves when the first of them has met its fault. */
  spoil(requests: RegExp, fault: Fault): Promise<void> {
    return new Promise((struck) => this.#rules.push({ requests, fault, struck }));
  }

  /** From now on everything passes; late answers too. What was lost stays lost. */
  mend(): void {
    this.#rules = [];
    for (const release of this.#late.splice(0)) release();
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #serve(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    const ends = [client, server] as const;
    for (const socket of ends) {
      this.#sockets.add(socket);
      // A socket that we have reset ourselves tells it as an error.
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const end of ends) end.destroy();
      });
    }
    let answer = (data: Buffer): void => void client.write(data);
    client.on('data', (data) => {
      const line = data.subarray(0, data.indexOf('\r\n')).toString('latin1');
      const rule = this.#rules.find(({ requests }) => requests.test(line));
      if (rule === undefined) server.write(data);
      else answer = this.#strike(rule, client, server, data);
    });
    server.on('data', (data) => answer(data));
  }

  /** @returns what to do with the answer */
  #strike({ fault, struck }: Rule, client: Socket, server: Socket, request: Buffer): (data: Buffer) => void {
    const nothing = () => {};
    if (fault.kind === 'reset') {
      client.resetAndDestroy();
      struck();
      return nothing;
    }
    if (fault.kind === 'black hole') {
      client.removeAllListeners('data').resume();
      struck();
      return nothing;
    }
    server.write(request);
    switch (fault.kind) {
      case 'answer lost':
        return () => {
          client.resetAndDestroy();
          struck();
        };
      case 'answer replaced':
        return () => {
          client.end(fault.by);
          server.destroy();
          struck();
        };
      case 'answer cut': {
        let left = fault.after;
        return (data) => {
          const part = data.subarray(0, left);
          left -= part.length;
          client.write(part);
          if (left > 0) return;
          client.end();
          server.destroy();
          struck();
        };
      }
      case 'answer late': {
        const held: Buffer[] = [];
        let late = true;
        this.#late.push(() => {
          late = false;
          for (const data of held) client.write(data);
        });
        return (data) => {
          if (late) held.push(data);
          else client.write(data);
          struck();
        };
      }
    }
  }
}
