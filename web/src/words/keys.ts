import type { Language } from '../language';

/** Words of which keys of formalities and of work in terminals are made: English, Vietnamese, Chinese. */
const KEY_WORDS: Record<string, Record<Language, string>> = {
  import: { en: 'import', vi: 'nhập khẩu', zh: '进口' },
  export: { en: 'export', vi: 'xuất khẩu', zh: '出口' },
  quarantine: { en: 'quarantine', vi: 'kiểm dịch', zh: '检疫' },
  smart: { en: 'smart gate', vi: 'cửa khẩu thông minh', zh: '智慧口岸' },
  appointment: { en: 'by appointment', vi: 'theo lịch hẹn', zh: '预约' },
  lift: { en: 'lifting a box', vi: 'nâng hạ công-ten-nơ', zh: '集装箱吊装' },
  bulk: { en: 'transshipping bulk', vi: 'chuyển tải hàng rời', zh: '散货换装' },
  bogies: { en: 'exchanging bogies', vi: 'thay giá chuyển hướng', zh: '更换转向架' },
  passengers: { en: 'passengers', vi: 'hành khách', zh: '旅客' },
  transload: { en: 'change of lorry', vi: 'đổi xe', zh: '换车' },
  box: { en: 'between lorries', vi: 'giữa hai xe tải', zh: '卡车之间' },
  road: { en: 'lorry', vi: 'xe tải', zh: '卡车' },
  sea: { en: 'ship', vi: 'tàu biển', zh: '船' },
};

const COUNTRY = /^[a-z]{2}$/;
const GAUGE = /^\d{4}$/;

/** The words of a key, such as cn-import-smart, as people say them. */
export function sayKey(key: string, language: Language): string {
  const countries = new Intl.DisplayNames([language], { type: 'region' });
  return key
    .split('-')
    .map((word) => {
      const said = KEY_WORDS[word]?.[language];
      return said ?? (COUNTRY.test(word) ? countries.of(word.toUpperCase()) : GAUGE.test(word) ? `${word} mm` : word);
    })
    .join(language === 'zh' ? '，' : ', ');
}
