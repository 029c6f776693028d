import { LoggerService } from '@nestjs/common';
import pino from 'pino';

/** Structured logs without secrets: what could hold one is cut before it is written. */
export function loggerTo(level: string, destination?: NodeJS.WritableStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service: 'tongjian' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'req.headers',
        'headers',
        'password',
        'client_secret',
        'token',
        'access_token',
        '*.password',
        '*.token',
        '*.secret',
      ],
      censor: '[cut]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Nest's own messages in the same log; its account of every route is of no use there. */
export const nestLogger = (logger: pino.Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  error: (message: unknown, ...rest: unknown[]) => logger.error({ rest }, String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
});
