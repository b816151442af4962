// A moment in the reader's language and time zone.
import { useTranslation } from 'react-i18next';

export const TimeText = ({ at, precision = 'day' }: { at: string; precision?: 'day' | 'minute' }) => {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'zh' ? 'zh-CN' : 'en-GB';
  const date = new Date(at);
  const options: Intl.DateTimeFormatOptions =
    precision === 'day' ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' };
  const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(date);
  return (
    <time dateTime={at} title={whole} className="numeral whitespace-nowrap">
      {new Intl.DateTimeFormat(locale, options).format(date)}
    </time>
  );
};
