import { connect } from 'node:net';

/** What a server on a port of 127.0.0.1 first says to `question`; undefined when it takes no connection or hangs up. */
export function firstAnswer(port: number, question: string | Uint8Array): Promise<Buffer | undefined> {
  const socket = connect(port, '127.0.0.1', () => socket.write(question));
  return new Promise((resolve, reject) => {
    socket.once('data', (answer) => {
      resolve(answer);
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(undefined);
      else reject(error);
    });
    socket.once('close', () => resolve(undefined));
  });
}
