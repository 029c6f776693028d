// Under jest everything (our TypeScript and the ESM-only parts of node_modules) is compiled to CommonJS by swc.
const common = { target: 'es2022', keepClassNames: true };
const ts = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    ...common,
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};
const js = { swcrc: false, module: { type: 'commonjs' }, jsc: { ...common, parser: { syntax: 'ecmascript' } } };
const esmOnly = ['jose'];
module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.[cm]?ts$': ['@swc/jest', ts], '^.+\\.m?js$': ['@swc/jest', js] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@tongjian/source', 'node', 'node-addons'] },
  cacheDirectory: require('node:path').join(__dirname, '.nx/jest-cache'),
};
