const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** An amount in Chinese capitals, as contracts and payments carry it: `陆拾捌万元整`. Fen must be whole and not negative. */
export function capitalYuan(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor((fen % 100) / 10);
  const cents = fen % 10;
  const whole = yuan === 0 ? '' : `${capitalWhole(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`;
  const tenths = jiao > 0 ? `${DIGITS[jiao]}角` : whole ? '零' : '';
  return `${whole}${tenths}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`;
}

function capitalWhole(value: number): string {
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let text = '';
  for (let at = groups.length - 1; at >= 0; at--) {
    const group = groups[at]!;
    if (group === 0) continue;
    if (text && group < 1000) text += '零';
    text += capitalGroup(group) + GROUPS[at]!;
  }
  return text;
}

function capitalGroup(group: number): string {
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? '零' : '') + DIGITS[digit] + PLACES[place]!;
      gap = false;
    }
  }
  return text;
}
