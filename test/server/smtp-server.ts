/** A real mail server on this machine, which does what the test says. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  /** The message as it came (RFC 5322). */
  raw: string;
}

export interface TestSmtpServer {
  url: string;
  received: ReceivedMail[];
  stop(): Promise<void>;
}

export interface SmtpBehaviour {
  port?: number;
  /** Code with which a receiver is refused; undefined for one who is taken. */
  refusal?: (address: string) => number | undefined;
  /** Is waited for before a mail is taken over. */
  before?: () => Promise<unknown>;
}

export async function startSmtpServer({ port = 0, refusal, before }: SmtpBehaviour = {}): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _, answer) {
      const responseCode = refusal?.(address);
      answer(responseCode === undefined ? null : Object.assign(new Error(`No ${address}`), { responseCode }));
    },
    onData(stream, { envelope }, answer) {
      const take = async () => {
        const raw = await text(stream);
        await before?.();
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
        answer(null);
      };
      // A sender that is killed does not finish its message, which then is none.
      take().catch(() => undefined);
    },
  });
  // A sender that is killed breaks its connection.
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    received,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

/** Value of a header, unfolded. */
export function headerOf({ raw }: ReceivedMail, name: string): string | undefined {
  const [head = ''] = raw.split(/\r?\n\r?\n/u, 1);
  return new RegExp(`^${name}: (.*)$`, 'imu').exec(head.replaceAll(/\r?\n[ \t]+/gu, ' '))?.[1]?.trim();
}

/** The readable parts of a message, decoded. */
export function partsOf({ raw }: ReceivedMail): { text: string; html: string } {
  const part = (type: string) => {
    const [, head = '', body = ''] =
      new RegExp(`(Content-Type: ${type}[^]*?)\\r?\\n\\r?\\n([^]*?)\\r?\\n--`, 'iu').exec(raw) ?? [];
    if (/base64/iu.test(head)) return Buffer.from(body, 'base64').toString('utf8');
    if (!/quoted-printable/iu.test(head)) return body;
    const bytes = body
      .replaceAll(/=\r?\n/gu, '')
      .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  };
  return { text: part('text/plain'), html: part('text/html') };
}
