import { tongjian } from './tongjian.js';

// Whoever reads may have seen enough (`| head`): that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

void tongjian(process.argv.slice(2), process.stdout, process.stderr).then((code) => {
  process.exitCode = code;
});
