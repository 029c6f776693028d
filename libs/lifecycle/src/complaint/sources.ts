import { Source } from '@tongjian/kernel';

/** 政府采购质疑和投诉办法(财政部令第94号), in force 2018-03-01; read at second hand. */
export const order94 = (article: string): Source => ({
  instrument: '政府采购质疑和投诉办法(财政部令第94号)',
  article,
});
