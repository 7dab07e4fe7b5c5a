import type { Language } from './language';

const DAYS: Record<Language, string[]> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  vi: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const UNITS: Record<Language, [string, string, string]> = {
  en: [' d', ' h', ' min'],
  vi: [' ngày', ' giờ', ' phút'],
  zh: ['天', '小时', '分钟'],
};

/** A time with the clock of its place, as the API writes it: 2026-03-02T08:00:00+07:00. */
export interface Clock {
  instant: number;
  offsetMinutes: number;
}

export function parseClock(iso: string): Clock {
  const match = /([+-])(\d\d):(\d\d)$/.exec(iso);
  const sign = match?.[1] === '-' ? -1 : 1;
  return { instant: Date.parse(iso), offsetMinutes: match ? sign * (Number(match[2]) * 60 + Number(match[3])) : 0 };
}

function local(clock: Clock): Date {
  return new Date(clock.instant + clock.offsetMinutes * 60_000);
}

/** 08:00 */
export function hour(clock: Clock): string {
  return local(clock).toISOString().slice(11, 16);
}

/** +7 */
export function offset(clock: Clock): string {
  const minutes = Math.abs(clock.offsetMinutes);
  const rest = minutes % 60 ? `:${String(minutes % 60).padStart(2, '0')}` : '';
  return `${clock.offsetMinutes < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

/** Mon 2 Mar; with the year where it is not that of the question. */
export function date(clock: Clock, language: Language, withYear = false): string {
  const day = local(clock);
  const [weekday, month, number, year] = [
    DAYS[language][day.getUTCDay()],
    day.getUTCMonth(),
    day.getUTCDate(),
    day.getUTCFullYear(),
  ];
  switch (language) {
    case 'vi':
      return `${weekday} ${number}/${month + 1}${withYear ? `/${year}` : ''}`;
    case 'zh':
      return `${withYear ? `${year}年` : ''}${month + 1}月${number}日${weekday}`;
    default:
      return `${weekday} ${number} ${MONTHS[month]}${withYear ? ` ${year}` : ''}`;
  }
}

/** A day as the API writes it, 2026-03-02, with its year: Mon 2 Mar 2026. */
export function dayWords(iso: string, language: Language): string {
  return date(parseClock(`${iso}T00:00:00+00:00`), language, true);
}

/** Mon 2 Mar 08:00 +7 */
export function full(clock: Clock, language: Language, withYear = false): string {
  return `${date(clock, language, withYear)} ${hour(clock)} ${offset(clock)}`;
}

/** 23:10 +7 | 00:10 +8 (Tue 3 Mar); one clock where both are the same. */
export function both(clock: Clock, otherOffsetMinutes: number, language: Language): string {
  const first = `${hour(clock)} ${offset(clock)}`;
  if (otherOffsetMinutes === clock.offsetMinutes) {
    return first;
  }
  const other = { ...clock, offsetMinutes: otherOffsetMinutes };
  const isOtherDay = date(other, language) !== date(clock, language);
  return `${first} | ${hour(other)} ${offset(other)}${isOtherDay ? ` (${date(other, language)})` : ''}`;
}

/** 1 d 4 h, or 4 h 20 min: minutes are left out beside days. */
export function span(hours: number, language: Language): string {
  let minutes = Math.round(hours * 60);
  if (minutes >= 1440) {
    minutes = Math.round(minutes / 60) * 60;
  }
  const [day, hourUnit, minute] = UNITS[language];
  const parts = [
    [Math.floor(minutes / 1440), day],
    [Math.floor(minutes / 60) % 24, hourUnit],
    [minutes % 60, minute],
  ].filter(([count]) => Number(count) > 0);
  return parts.length === 0 ? `0${minute}` : parts.map((part) => part.join('')).join(language === 'zh' ? '' : ' ');
}

/** 2 140: whole, in thin groups. */
export function money(amount: number): string {
  return String(Math.round(amount)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** So many digits after the point, with a true minus and no minus before nothing. */
export function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Three significant digits, with a true minus. */
export function significant(value: number): string {
  if (value === 0) {
    return '0';
  }
  if (value < 0) {
    return `−${significant(-value)}`;
  }
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const rounded = value.toFixed(Math.min(digits, 12));
  const [whole = '', fraction] = rounded.split('.');
  const kept = fraction?.replace(/0+$/, '');
  return money(Number(whole)).replace(/^0$/, whole) + (kept ? `.${kept}` : '');
}
