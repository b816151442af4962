// Shares the moment on the screen: makes its address, copies it, and says what it needs.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../match/session.ts';
import { type ShareLink, shareLinkOf } from './share-link.ts';

export const ShareButton = ({
  session,
  fileBytes,
  addressOf,
}: {
  session: Session;
  fileBytes: Uint8Array<ArrayBuffer> | null;
  /** Of a moment, where the match has a page of its own. */
  addressOf?: ((decision: number) => string) | undefined;
}) => {
  const { t } = useTranslation();
  const [link, setLink] = useState<ShareLink | 'making' | null>(null);
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const made = link === 'making' ? null : link;

  useEffect(() => {
    if (made !== null) field.current?.select();
  }, [made]);

  const copy = async (address: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // No clipboard here: the field is selected for copying by hand.
      field.current?.select();
    }
  };
  const make = async (): Promise<void> => {
    setCopied(false);
    setLink('making');
    try {
      const next: ShareLink =
        addressOf === undefined
          ? await shareLinkOf(session, fileBytes, new URL(location.href))
          : { kind: 'page', address: addressOf(session.getState().index) };
      setLink(next);
      await copy(next.address);
    } catch (error) {
      setLink(null);
      throw error;
    }
  };
  const close = (): void => setLink(null);

  return (
    <div className="relative">
      <button
        type="button"
        className="button h-9 px-2.5"
        data-testid="share"
        aria-expanded={made !== null}
        title={t('share.title')}
        disabled={link === 'making'}
        onClick={() => (made ? close() : void make())}
      >
        <svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
          <path
            d="M10 14a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1 1M14 10a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1-1"
            strokeWidth="2"
            strokeLinecap="round"
          />
        </svg>
        <span className="sr-only">{t('share.title')}</span>
      </button>
      {made ? (
        <div
          className="panel fixed inset-x-3 bottom-3 z-20 flex flex-col gap-2 bg-night p-3 text-[12.5px] shadow-xl sm:absolute sm:inset-x-auto sm:right-0 sm:bottom-11 sm:w-[380px]"
          role="dialog"
          aria-label={t('share.title')}
          data-testid="share-card"
          data-kind={made.kind}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        >
          <div className="flex items-center gap-2">
            <input
              ref={field}
              readOnly
              value={made.address}
              className="field min-w-0 flex-1 font-mono text-[11.5px]"
              aria-label={t('share.address')}
              data-testid="share-address"
            />
            <button type="button" className="button" onClick={() => void copy(made.address)}>
              {t(isCopied ? 'share.copied' : 'share.copy')}
            </button>
          </div>
          <p className="leading-relaxed text-mist">
            {t(`share.${made.kind}`, { kb: (made.address.length / 1024).toFixed(1) })}
          </p>
          <button type="button" className="button self-end" onClick={close}>
            {t('share.close')}
          </button>
        </div>
      ) : null}
    </div>
  );
};
