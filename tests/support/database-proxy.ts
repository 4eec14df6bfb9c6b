import { createServer, connect as dial, type Socket } from 'node:net';

/**
 * Stands between the app and its database, and can make it look frozen (connected, and silent) or killed (connections cut,
 * new ones refused).
 */
export interface DatabaseProxy {
  /** The database's address, through the proxy. */
  readonly url: string;
  freeze(): void;
  thaw(): void;
  kill(): void;
  revive(): void;
  close(): void;
}

/** @param databaseUrl where it passes everything on to */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let isKilled = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    if (isFrozen) socket.pause();
  };
  const server = createServer((near) => {
    if (isKilled) return near.resetAndDestroy();
    const far = dial(Number(target.port || 5432), target.hostname);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) keep(socket);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : '');
  return {
    url: url.href,
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw() {
      isFrozen = false;
      for (const socket of sockets) socket.resume();
    },
    kill() {
      isKilled = true;
      for (const socket of sockets) socket.destroy();
    },
    revive() {
      isKilled = false;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
