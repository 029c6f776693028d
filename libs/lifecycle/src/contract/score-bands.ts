import { breach, record, say, state } from '../act/index.js';
import { ScoreBand } from '../dossier.js';

/** Bands of a payment by result: each runs upwards, none overlaps another, none pays more than the whole (INV-32). */
export function bandsInOrder(bands: readonly ScoreBand[]) {
  const sorted = [...bands].sort((a, b) => a.fromHundredths - b.fromHundredths);
  const wrong = sorted.filter(
    (band, i) =>
      band.fromHundredths > band.toHundredths ||
      band.payNum > band.payDen ||
      (i > 0 && band.fromHundredths <= sorted[i - 1]!.toHundredths),
  );
  return (
    wrong.length > 0 &&
    breach(
      'BandsOverlap',
      'INV-32',
      [record('INV-32')],
      say(
        '分数段须由低到高、互不重叠, 支付比例不超过1',
        'Score bands run upwards, do not overlap, and pay the whole at most',
      ),
      { bands: wrong.map(({ fromHundredths, toHundredths }) => `${fromHundredths}-${toHundredths}`) },
      state('更正分数段', 'Correct the bands'),
    )
  );
}
