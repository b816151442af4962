// Names that exist in both languages, in the reader's.
import { useTranslation } from 'react-i18next';

export type TwoNames = { readonly nameZh: string; readonly nameEn: string };

export const useLocalName = (): ((names: TwoNames) => string) => {
  const { i18n } = useTranslation();
  return ({ nameZh, nameEn }) => (i18n.language === 'zh' ? nameZh : nameEn);
};
