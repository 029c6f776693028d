import { X509Certificate } from 'node:crypto';
import { connect, createServer, Server, TLSSocket } from 'node:tls';
import { AddressInfo } from 'node:net';
import { Authority, Certified } from './authority.js';

describe('an authority for tests', () => {
  const authority = new Authority();
  const servers: Server[] = [];
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  /** How a handshake with a server of this certificate ends for who trusts an authority. */
  const handshake = async ({ certificate: cert, key }: Certified, ca: string): Promise<string> => {
    const server = createServer({ cert, key }).listen(0, '127.0.0.1');
    servers.push(server);
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    return new Promise((resolve) => {
      const socket: TLSSocket = connect({ host: '127.0.0.1', port, ca, servername: '' }, () => {
        socket.end();
        resolve('trusted');
      });
      socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code!));
    });
  };

  it('certifies servers of this machine for who trusts it, and for nobody else', async () => {
    const node = authority.certify('node');
    const { subject, subjectAltName, ca } = new X509Certificate(node.certificate);
    expect([subject, subjectAltName, ca]).toEqual(['CN=node', 'DNS:localhost, IP Address:127.0.0.1', false]);
    expect(new X509Certificate(authority.certificate).ca).toBe(true);
    expect(await handshake(node, authority.certificate)).toBe('trusted');
    expect(await handshake(node, new Authority().certificate)).not.toBe('trusted');
  });

  it('certifies for days that have passed, where a test wants that', async () => {
    expect(await handshake(authority.certify('node', { from: -9, to: -2 }), authority.certificate)).toBe(
      'CERT_HAS_EXPIRED',
    );
  });
});
