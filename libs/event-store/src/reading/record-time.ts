const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * The greatest index whose record time is at most `instant`, found by halving, for record times never fall.
 * @throws RangeError when `instant` is no RFC 3339 UTC instant with milliseconds.
 */
export function indexByRecordTime(head: number, recordTimeAt: (index: number) => string, instant: string): number {
  if (!INSTANT.test(instant)) throw new RangeError(`${instant} is no instant of the form 2020-01-31T08:00:00.000Z`);
  let low = 0;
  let high = head;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (recordTimeAt(middle) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}
