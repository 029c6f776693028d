/** Every project's tests in one run, and the page's in a browser. */
module.exports = {
  projects: ['<rootDir>/libs/*', '<rootDir>/projections', '<rootDir>/apps/api', '<rootDir>/apps/projector', '<rootDir>/apps/cli', '<rootDir>/apps/bench', '<rootDir>/apps/web', '<rootDir>/apps/web/e2e'],
  watchman: false,
  maxWorkers: 2,
};
