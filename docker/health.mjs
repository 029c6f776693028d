import { get as getPlainly } from 'node:http';
import { get as getSecurely } from 'node:https';

/* Asks the process in this container whether it is ready; says why not, and ends with 1. */

const secure = process.env.TLS_CERT !== undefined;
const options = { host: '127.0.0.1', port: Number(process.env.PORT ?? 3000), path: '/health/ready', timeout: 4_000 };

function end(code, words) {
  process.stdout.write(`${words}\n`);
  process.exit(code);
}

// The certificate names the host that others call; whoever asks here is inside.
const request = (secure ? getSecurely : getPlainly)({ ...options, rejectUnauthorized: false }, (response) => {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk) => (text += chunk));
  response.on('end', () => end(response.statusCode === 200 ? 0 : 1, text.slice(0, 2_000)));
});
request.on('timeout', () => end(1, 'no answer within 4 s'));
request.on('error', (error) => end(1, error.message));
