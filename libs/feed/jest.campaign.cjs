module.exports = { ...require('./jest.config.cjs'), testMatch: ['**/campaign/*.campaign.ts'] };
