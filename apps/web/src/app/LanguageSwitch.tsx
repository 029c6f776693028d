import { Button } from 'antd';
import { COMMON } from '../words/common';
import { useLanguage } from '../words/language';

export function LanguageSwitch() {
  const { language, setLanguage, say } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" size="small" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
      {say(COMMON.otherLanguage)}
    </Button>
  );
}
