export { describeOnMongo, type Mongod, startMongod } from './mongod/mongod.js';
export { Death, Mortal, type Writes } from './mortal/mortal.js';
