// Puts a text on the clipboard and says so.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

export const CopyButton = ({ text, label }: { text: string; label?: string }) => {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      className="button"
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      <span aria-live="polite">{isCopied ? t('form.copied') : (label ?? t('form.copy'))}</span>
    </button>
  );
};
