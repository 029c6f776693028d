import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './prepare/build.mjs';
import { install } from './prepare/install.mjs';
import { checkNode } from './prepare/node-version.mjs';
import { run } from './prepare/run.mjs';
import { say } from './prepare/say.mjs';

/*
 * All tests: units, contracts, API and, in a Chromium where there is one, the page. The last lines say what was
 * skipped; a skipped suite fails in continuous integration (CI=true).
 */

checkNode();
await install();
await build();

const folder = mkdtempSync(join(tmpdir(), 'tongjian-test-'));
const report = join(folder, 'report.json');
const { code } = await run('npx', ['jest', '--config', 'jest.config.cjs', '--json', `--outputFile=${report}`, ...process.argv.slice(2)]);
const results = readReport();
rmSync(folder, { recursive: true });

const skipped = results.testResults.flatMap((file) => file.assertionResults.filter((test) => test.status === 'pending'));
for (const test of skipped) say(`skipped: ${test.fullName}`);
const skippedSuites = [...new Set(skipped.map((test) => test.ancestorTitles[0]))];
if (skippedSuites.length > 0) say(`Skipped suites: ${skippedSuites.join('; ')}`);
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
say(`${results.numPassedTests} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
const wanted = process.env.CI === 'true' && skipped.length > 0;
if (wanted) say('Nothing may be skipped in continuous integration.');
process.exit(code !== 0 || failed > 0 || wanted ? 1 : 0);

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { testResults: [], numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 };
  }
}
