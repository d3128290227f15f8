import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as the server received it. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Header fields by lower-case name, with folded lines joined. */
  headers: Record<string, string[]>;
  /** The whole mail, with its headers. */
  source: string;
}

/** The answer to `RCPT`, or a connection that breaks after the mail was accepted but not yet acknowledged. */
export type SmtpReply = 'accept' | 'drop' | `${4 | 5}${number} ${string}`;

/** A mail server for tests: a small part of ESMTP, on loopback. It counts accepted mails. */
export class SmtpServer {
  readonly received: ReceivedMail[] = [];
  connections = 0;
  /** Called with each recipient. */
  replyTo: (recipient: string) => SmtpReply = () => 'accept';
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<SmtpServer> {
    const server = createServer();
    const smtp = new SmtpServer(server);
    server.on('connection', (socket) => smtp.openSession(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return smtp;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private openSession(socket: Socket): void {
    this.connections++;
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket)).on('error', () => undefined);
    const conversation = new SmtpSession((line) => void socket.write(`${line}\r\n`));
    let unread = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      unread += chunk;
      for (let end = unread.indexOf('\r\n'); end >= 0; end = unread.indexOf('\r\n')) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (conversation.handleLine(line, this) === 'break') return void socket.destroy();
      }
    });
    socket.write('220 test ESMTP\r\n');
  }
}

/** The state of one connection, line by line. */
class SmtpSession {
  private from = '';
  private to: string[] = [];
  private data: string[] | null = null;

  constructor(private readonly reply: (line: string) => void) {}

  handleLine(line: string, server: SmtpServer): 'break' | void {
    if (this.data) return this.handleData(line, server);
    const [, verb = '', argument = ''] = /^(\w+)(?: (.*))?$/.exec(line) ?? [];
    const address = /<([^>]*)>/.exec(argument)?.[1] ?? '';
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return this.reply('250-test\r\n250 8BITMIME');
      case 'MAIL':
        this.from = address;
        this.to = [];
        return this.reply('250 ok');
      case 'RCPT':
        return this.handleRecipient(address, server.replyTo(address));
      case 'DATA':
        this.data = [];
        return this.reply('354 go on');
      case 'QUIT':
        return this.reply('221 bye');
      default:
        return this.reply('250 ok');
    }
  }

  private handleRecipient(address: string, verdict: SmtpReply): void {
    if (verdict !== 'accept' && verdict !== 'drop') return this.reply(verdict);
    this.to.push(address);
    this.reply('250 ok');
  }

  private handleData(line: string, server: SmtpServer): 'break' | void {
    if (line !== '.') return void this.data!.push(line.replace(/^\./, ''));
    const source = Buffer.from(this.data!.join('\r\n'), 'latin1').toString('utf8');
    this.data = null;
    server.received.push({ from: this.from, to: this.to, headers: headersOf(source), source });
    if (this.to.some((recipient) => server.replyTo(recipient) === 'drop')) return 'break';
    this.reply('250 taken');
  }
}

function headersOf(source: string): Record<string, string[]> {
  const [head = ''] = source.split('\r\n\r\n');
  const headers: Record<string, string[]> = {};
  for (const field of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+): ?(.*)$/s.exec(field) ?? [
      '',
      '(not a header)',
      field,
    ];
    (headers[name.toLowerCase()] ??= []).push(value);
  }
  return headers;
}
