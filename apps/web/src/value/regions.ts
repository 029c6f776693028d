import { Text } from '../client/types';
import { text } from '../words/text';

/** Administrative divisions by their code (GB/T 2260), where the server does not name them. */
export const REGIONS: Readonly<Record<string, Text>> = {
  '330600': text('绍兴市', 'Shaoxing'),
  '330603': text('柯桥区', 'Keqiao'),
  '510100': text('成都市', 'Chengdu'),
  '510113': text('青白江区', 'Qingbaijiang'),
  '510114': text('新都区', 'Xindu'),
  '510183': text('邛崃市', 'Qionglai'),
  '652300': text('昌吉州', 'Changji'),
};
