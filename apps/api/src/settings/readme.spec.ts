import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS } from './settings.js';

describe('the README', () => {
  const readme = readFileSync(join(__dirname, '../../../../README.md'), 'utf8');

  it.each(Object.values(SETTINGS).map(({ env, means }) => [env, means]))(
    'lists the setting %s and what it means',
    (env, means) => {
      expect(readme).toContain(`| \`${env}\` | ${means} |`);
    },
  );
});
