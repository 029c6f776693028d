import { ActRoute } from '../acts/route.js';
import { actPath } from './act-paths.js';
import { READ_PATHS } from './read-paths.js';
import { COMPONENTS } from './components.js';

/** The API in OpenAPI 3.1: the acts from their own definitions, the rest as listed. */
export function openApiOf(routes: readonly ActRoute[]) {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (path: string, operations: Readonly<Record<string, unknown>>) =>
    void (paths[path] = { ...paths[path], ...operations });
  for (const route of routes) add(`/api/v1${route.address.template}`, { post: actPath(route) });
  for (const [path, operations] of Object.entries(READ_PATHS)) add(path, operations);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tongjian 通鉴',
      version: '1.0.0',
      summary: 'The life of government service purchases as immutable events',
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: COMPONENTS,
  };
}
