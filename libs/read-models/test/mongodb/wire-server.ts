import { createServer, Server, Socket } from 'node:net';
import { BSON } from 'mongodb';

export type Command = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/** The answer to a command that gets none. */
export const SILENT: Answer = { silent: true };

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

/** A server that answers the driver's commands as a test says: for what no real server here would say. */
export class WireServer {
  readonly commands: Command[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly unanswered: ((answer: Answer) => void)[] = [];

  private constructor(
    private readonly server: Server,
    private readonly hello: Answer,
    private readonly answer: (command: Command) => Answer | undefined,
  ) {}

  static async start(hello: Answer, answer: (command: Command) => Answer | undefined = () => undefined) {
    const server = createServer();
    const wire = new WireServer(server, hello, answer);
    server.on('connection', (socket) => wire.serve(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get host(): string {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Answers now what was left without an answer. */
  answerLate(answer: Answer): void {
    for (const late of this.unanswered.splice(0)) late(answer);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    let waiting = Buffer.alloc(0);
    socket.on('data', (more: Buffer) => {
      waiting = Buffer.concat([waiting, more]);
      while (waiting.length >= 16 && waiting.length >= waiting.readInt32LE(0)) {
        const length = waiting.readInt32LE(0);
        this.reply(socket, waiting.subarray(0, length));
        waiting = waiting.subarray(length);
      }
    });
  }

  private reply(socket: Socket, message: Buffer): void {
    const [id, kind] = [message.readInt32LE(4), message.readInt32LE(12)];
    const send = (answer: Answer) => void socket.write(replyTo(id, kind, answer));
    const answer = this.answerTo(kind === OP_QUERY ? queryOf(message) : commandOf(message));
    if (answer === SILENT) this.unanswered.push(send);
    else send(answer);
  }

  private answerTo(command: Command): Answer {
    if ('hello' in command || 'ismaster' in command || 'isMaster' in command)
      return {
        ...{ isWritablePrimary: true, ismaster: true, helloOk: true, minWireVersion: 0, maxWireVersion: 21 },
        ...{ maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000, maxWriteBatchSize: 100000 },
        ...{ localTime: new Date(), ...this.hello },
        ...('setName' in this.hello ? { hosts: [this.host], me: this.host, primary: this.host } : {}),
      };
    this.commands.push(command);
    return this.answer(command) ?? ('buildInfo' in command ? { version: '7.0.0', gitVersion: 'abc' } : {});
  }
}

function replyTo(id: number, kind: number, answer: Answer): Buffer {
  const reply = BSON.serialize({ ok: 1, ...answer });
  if (kind === OP_MSG) return packed(id, OP_MSG, Buffer.concat([Buffer.alloc(5), reply]));
  const head = Buffer.alloc(20);
  head.writeInt32LE(1, 16);
  return packed(id, OP_REPLY, Buffer.concat([head, reply]));
}

function queryOf(message: Buffer): Command {
  const end = message.indexOf(0, 20);
  return BSON.deserialize(message.subarray(end + 9));
}

/** A command with the lists of rows that are sent beside it. */
function commandOf(message: Buffer): Command {
  const command: Record<string, unknown> = {};
  for (let at = 20; at < message.length;) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (kind === 0) Object.assign(command, BSON.deserialize(message.subarray(at, at + size)));
    else {
      const end = message.indexOf(0, at + 4);
      const rows: unknown[] = [];
      for (let row = end + 1; row < at + size; row += message.readInt32LE(row))
        rows.push(BSON.deserialize(message.subarray(row, row + message.readInt32LE(row))));
      command[message.toString('utf8', at + 4, end)] = rows;
    }
    at += size;
  }
  return command;
}

function packed(to: number, kind: number, body: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + body.length, 0);
  head.writeInt32LE(to, 8);
  head.writeInt32LE(kind, 12);
  return Buffer.concat([head, body]);
}
