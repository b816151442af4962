// A window over the page, which Escape and a press outside close. `ConfirmButton` asks before it acts.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonProps } from './button.tsx';
import { useErrorText } from './use-error-text.ts';

export const Dialog = ({
  title,
  onClose,
  children,
  footer,
}: {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons. */
  footer?: ReactNode;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it, and the browser handles that
    <dialog
      ref={element}
      aria-labelledby={id}
      className="dialog"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="flex flex-col gap-4 p-5">
        <div className="flex items-start gap-3">
          <h2 id={id} className="min-w-0 flex-1 text-[17px] font-semibold">
            {title}
          </h2>
          <button type="button" className="button size-9 px-0" aria-label={t('ui.close')} onClick={onClose}>
            <svg width="16" height="16" viewBox="0 0 18 18" aria-hidden="true">
              <path
                d="M4 4l10 10M14 4L4 14"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.8"
                strokeLinecap="round"
              />
            </svg>
          </button>
        </div>
        {children}
        {footer === undefined ? null : <div className="flex flex-wrap justify-end gap-2">{footer}</div>}
      </div>
    </dialog>
  );
};

export const ConfirmButton = ({
  question,
  consequence,
  action,
  onConfirm,
  ...button
}: Omit<ButtonProps, 'onClick'> & {
  question: string;
  /** What will come of it. */
  consequence: ReactNode;
  /** What the button in the window says; the words of the act, not "OK". */
  action: string;
  /** The window closes when it resolves; what it rejects with is shown there. */
  onConfirm: () => Promise<unknown>;
}) => {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const confirm = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm();
      setAsking(false);
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <Button
        {...button}
        onClick={() => {
          setProblem(null);
          setAsking(true);
        }}
      />
      {isAsking ? (
        <Dialog
          title={question}
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>{t('form.cancel')}</Button>
              <Button
                look={button.look === 'danger' ? 'danger' : 'gold'}
                isBusy={isBusy}
                onClick={() => void confirm()}
                data-testid="confirm"
              >
                {action}
              </Button>
            </>
          }
        >
          <div className="leading-relaxed text-mist">{consequence}</div>
          {problem === null ? null : (
            <p role="alert" className="text-vermilion">
              {problem}
            </p>
          )}
        </Dialog>
      ) : null}
    </>
  );
};
