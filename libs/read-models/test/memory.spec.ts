import { openMemoryReadModels } from '../src/index.js';
import { describeReadModels } from './read-models.contract.js';

describeReadModels('memory', async () => openMemoryReadModels());
