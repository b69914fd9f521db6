import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Lifecycle } from './lifecycle';

/** A connection by the transport that the command line of the process names. */
export function connectionOfProcess(): Connection {
  if (process.argv.includes('--stdio')) return stdioConnection();
  return createConnection(ProposedFeatures.all, { messageStrategy: new Lifecycle() });
}

/** The longest message, in bytes: many times the largest file that is read. */
const LONGEST_MESSAGE = 256 * 1024 * 1024;

/** The buffer of a reader, which its types leave out. */
interface MessageBuffer {
  tryReadBody(length: number): Uint8Array | undefined;
}

/** Makes a reader report lengths that no message has. The library waits for such a message, or reads on at a wrong place. */
function refuseLengths(reader: StreamMessageReader): void {
  const buffer = Reflect.get(reader, 'buffer') as MessageBuffer;
  const read = buffer.tryReadBody.bind(buffer);
  buffer.tryReadBody = (length) => {
    if (length < 0 || length > LONGEST_MESSAGE)
      throw new Error(`Content-Length is ${length}; expected up to ${LONGEST_MESSAGE}`);
    return read(length);
  };
}

/**
 * A connection over standard input and output. The process ends when its input does, and when a header cannot be read: where
 * the next message begins is not known then.
 */
export function stdioConnection(): Connection {
  const lifecycle = new Lifecycle();
  const end = (): never => process.exit(lifecycle.isShutDown ? 0 : 1);
  const reader = new StreamMessageReader(process.stdin);
  refuseLengths(reader);
  reader.onError((error) => {
    if (!/header|content-length/i.test(error.message)) return;
    process.stderr.write(
      `decode-lens: the client's message cannot be read: ${error.message.split('\n', 1)[0]}\n`,
    );
    process.exit(1);
  });
  process.stdin.once('end', end);
  process.stdin.once('close', end);
  return createConnection(ProposedFeatures.all, reader, new StreamMessageWriter(process.stdout), {
    messageStrategy: lifecycle,
  });
}
