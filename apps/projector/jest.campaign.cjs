module.exports = { ...require('./jest.config.cjs'), testMatch: ['**/faults/*.campaign.ts'] };
