const preset = require('../../jest.preset.cjs');

// The event store's generated messages stand on the global object, and grpc-js looks at them after a test file is over.
const testEnvironmentOptions = { ...preset.testEnvironmentOptions, globalsCleanup: 'off' };
module.exports = { ...preset, rootDir: __dirname, testEnvironmentOptions };
