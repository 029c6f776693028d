import type { ThemeConfig } from 'antd';

/** The page's own calm: ink on paper, stone blue for what acts, the seal's red for what refuses. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#1f4d6b',
    colorLink: '#1f4d6b',
    colorError: '#a8321f',
    colorTextPlaceholder: '#5f6b76',
    colorText: '#16202b',
    colorTextDescription: '#5f6b76',
    colorBorder: '#a9b4bb',
    borderRadius: 4,
    borderRadiusSM: 3,
    borderRadiusLG: 4,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
    motion: false,
    boxShadow: 'none',
  },
  components: {
    Segmented: { itemColor: '#45525e', trackBg: '#e6eaeb', itemSelectedBg: '#ffffff' },
    Select: { optionSelectedBg: '#e6eef3' },
  },
};
