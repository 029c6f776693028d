import { connect as connectPlain, isIP, Socket } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { Connection } from './connection.js';

/** What stands in the way to a host, so that a person can mend it. */
export interface Obstacle {
  readonly reason: string;
  /** Whether waiting does not help: a certificate that nobody vouches for will not pass. */
  readonly lasting: boolean;
}

type Host = Connection['hosts'][number];

/** A handshake is a matter of milliseconds; a host that says nothing is none that refuses. */
const HANDSHAKE_MS = 2_000;
const CERTIFICATE = /^(?:CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS_CERT)/;
const NO_TLS = /^(?:EPROTO|ERR_SSL_)/;

/** What stands in the way to these hosts; lasting if it is so at all of them. The client tells it of one host only. */
export async function obstacleTo({ hosts, channel }: Connection): Promise<Obstacle | undefined> {
  const found = await Promise.all(hosts.map((host) => (channel.insecure ? plainly(host) : securely(host, channel))));
  const [first] = found.filter((obstacle) => obstacle !== undefined);
  return first && { ...first, lasting: found.every((obstacle) => obstacle?.lasting) };
}

async function plainly(host: Host): Promise<Obstacle | undefined> {
  const refused = await outcome(connectPlain({ host: host.address, port: host.port }), 'connect');
  if (refused) return { reason: refused.message, lasting: false };
  // Whoever answers a handshake wants one.
  const secure = connectSecure({ ...target(host), rejectUnauthorized: false });
  if (await outcome(secure, 'secureConnect')) return undefined;
  return { reason: 'the server speaks TLS; leave out tls=false and name its authority in tlsCAFile', lasting: true };
}

async function securely(host: Host, channel: Connection['channel']): Promise<Obstacle | undefined> {
  const { rootCertificate: ca, userCertFile: cert, userKeyFile: key } = channel;
  const given = { ...(ca ? { ca } : {}), ...(cert && key ? { cert, key } : {}) };
  const refused = await outcome(connectSecure({ ...target(host), ...given }), 'secureConnect');
  if (!refused) return undefined;
  const { code = '', message } = refused;
  if (NO_TLS.test(code)) return { reason: 'the server speaks no TLS; tls=false asks it without', lasting: true };
  return { reason: message, lasting: CERTIFICATE.test(code) };
}

const target = ({ address, port }: Host) => ({
  ...{ host: address, port, servername: isIP(address) ? '' : address, ALPNProtocols: ['h2'] },
});

/** The error that a connection fails of; undefined once it stands. */
function outcome(socket: Socket, event: 'connect' | 'secureConnect'): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const end = (error?: Error) => {
      socket.destroy();
      resolve(error);
    };
    socket.setTimeout(HANDSHAKE_MS, () => end(new Error('it says nothing')));
    socket.once(event, () => end());
    socket.on('error', end);
  });
}
