import { CalendarYear } from '../year.js';

/**
 * 国务院办公厅关于2015年部分节假日安排的通知, by way of chinese-days 1.5.7:
 * http://www.gov.cn/zhengce/content/2014-12/16/content_9302.htm
 * http://www.gov.cn/zhengce/content/2015-05/13/content_9742.htm
 */
export const year2015: CalendarYear = {
  year: 2015,
  // prettier-ignore
  holidays: [
    '2015-01-01', '2015-01-02', '2015-01-03', '2015-02-18', '2015-02-19', '2015-02-20', '2015-02-21', '2015-02-22',
    '2015-02-23', '2015-02-24', '2015-04-05', '2015-04-06', '2015-05-01', '2015-06-20', '2015-06-22', '2015-09-03',
    '2015-09-04', '2015-09-27', '2015-10-01', '2015-10-02', '2015-10-03', '2015-10-04', '2015-10-05', '2015-10-06',
    '2015-10-07',
  ],
  // prettier-ignore
  makeUpWorkdays: [
    '2015-01-04', '2015-02-15', '2015-02-28', '2015-09-06', '2015-10-10',
  ],
  source:
    '国务院办公厅关于2015年部分节假日安排的通知 http://www.gov.cn/zhengce/content/2014-12/16/content_9302.htm http://www.gov.cn/zhengce/content/2015-05/13/content_9742.htm',
};
