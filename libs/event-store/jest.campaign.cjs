module.exports = { ...require('./jest.config.cjs'), testMatch: ['**/cluster/*.campaign.ts'] };
