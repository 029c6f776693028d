const preset = require('../../../jest.preset.cjs');

// The page in a browser against the real server. Both must be built: `npx nx build web`.
module.exports = { ...preset, displayName: 'web-e2e', rootDir: __dirname };
