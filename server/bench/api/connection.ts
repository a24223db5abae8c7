import { connect, type Socket } from 'node:net';

export interface Connection {
  /** Sends a request. The one before must have been answered. */
  send(request: Buffer): void;
  close(): void;
}

/**
 * A kept connection of HTTP/1.1 that reads no more of an answer than its status and Content-Length. `onAnswer` hears of each; null
 * stands for a request whose connection broke. One that the server closed between requests is opened again.
 */
export function openConnection(port: number, onAnswer: (status: number | null) => void): Connection {
  let socket: Socket;
  let isBusy = false;
  const open = () => {
    socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.on('data', createReader(answered));
    // 'close' comes after it.
    socket.on('error', () => {});
    socket.on('close', () => {
      if (isBusy) answered(null);
    });
  };
  const answered = (status: number | null) => {
    isBusy = false;
    onAnswer(status);
  };
  open();
  return {
    send: (request) => {
      if (socket.destroyed) open();
      isBusy = true;
      socket.write(request);
    },
    close: () => {
      isBusy = false;
      socket.destroy();
    },
  };
}

/** Takes the bytes of one answer after another. */
function createReader(onAnswer: (status: number) => void): (chunk: Buffer) => void {
  let head: Buffer = Buffer.alloc(0);
  let status = 0;
  let bytesLeft = 0;
  return (chunk) => {
    if (bytesLeft > 0) {
      bytesLeft -= chunk.length;
    } else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      const text = head.toString('latin1', 0, end);
      status = Number(text.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
      if (length === undefined) throw new Error(`The answer has no Content-Length: ${text}`);
      bytesLeft = Number(length) - (head.length - end - 4);
      head = Buffer.alloc(0);
    }
    if (bytesLeft === 0) onAnswer(status);
  };
}
