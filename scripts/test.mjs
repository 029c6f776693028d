import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './prepare/build.mjs';
import { install } from './prepare/install.mjs';
import { checkNode } from './prepare/node-version.mjs';
import { run } from './prepare/run.mjs';
import { say } from './prepare/say.mjs';

/*
 * All tests: units, contracts, API and, in a Chromium where there is one, the page. The last lines say, adapter by
 * adapter, which server answered or how many tests were skipped for want of one. Any other skip fails in continuous
 * integration (CI=true).
 */

checkNode();
await install();
await build();

// Built just now: what suites are called and what they tell is known there.
const { coverageOf } = await import('../libs/testing/dist/reach/coverage.js');
const { TOLD_SETTING } = await import('../libs/testing/dist/reach/told.js');

const folder = mkdtempSync(join(tmpdir(), 'tongjian-test-'));
const report = join(folder, 'report.json');
const told = join(folder, 'told.jsonl');
writeFileSync(told, '');
const jest = ['jest', '--config', 'jest.config.cjs', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
const { code } = await run('npx', jest, { env: { [TOLD_SETTING]: told } });
const results = readReport();
const tidings = readFileSync(told, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });

const outcomes = results.testResults.flatMap((file) => file.assertionResults);
const { lines, wanting, skipped } = coverageOf(outcomes, tidings);
for (const test of skipped) say(`skipped: ${test.fullName}`);
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
const forbidden = process.env.CI === 'true' && skipped.length > 0;
if (forbidden) say('In continuous integration nothing may be skipped but for want of a server.');
for (const line of lines) say(line);
const all = skipped.length + wanting;
say(`${results.numPassedTests} passed, ${failed} failed${all > 0 ? `, ${all} skipped` : ''}`);
process.exit(code !== 0 || failed > 0 || forbidden ? 1 : 0);

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { testResults: [], numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}
