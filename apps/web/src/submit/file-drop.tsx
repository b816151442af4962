// Where a file is chosen or dropped, and what was found it to be.
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { receiveFiles } from '../site/file-inbox.ts';
import { byteSize } from '../ui/byte-size.ts';
import { type FileKind, fileEndings, fileKinds, kindOfFile } from './file-kind.ts';

export type ChosenFile = { readonly file: File; readonly kind: FileKind };

export const FileDrop = ({
  chosen,
  onChoose,
  error,
  isDisabled,
}: {
  chosen: ChosenFile | null;
  onChoose: (chosen: ChosenFile | null) => void;
  error: string | undefined;
  isDisabled: boolean;
}) => {
  const { t } = useTranslation();
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const choose = async (file: File): Promise<void> => {
    setRefused(null);
    const kind = kindOfFile(file.name, new Uint8Array(await file.slice(0, 8).arrayBuffer()));
    if (kind === null) setRefused(t('submit.notAnAgent', { name: file.name }));
    onChoose(kind === null ? null : { file, kind });
  };
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    const leave = fileEndings.map((ending) => receiveFiles(ending, (file) => void latest.current(file)));
    return () => {
      for (const one of leave) one();
    };
  }, []);
  const problem = refused ?? error;
  return (
    <div className="flex flex-col gap-2">
      <label
        htmlFor={id}
        className={`flex min-h-[130px] flex-col items-center justify-center gap-1.5 rounded-xl border border-dashed px-4 py-5 text-center has-focus-visible:outline-2 has-focus-visible:outline-gold ${
          problem === undefined ? 'border-line hover:border-gold' : 'border-vermilion'
        }`}
      >
        <input
          id={id}
          type="file"
          className="sr-only"
          accept={fileEndings.join(',')}
          disabled={isDisabled}
          aria-invalid={problem === undefined ? undefined : true}
          data-testid="file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void choose(file);
            event.target.value = '';
          }}
        />
        <svg width="30" height="30" viewBox="0 0 24 24" aria-hidden="true" className="text-gold">
          <path
            d="M12 16V5m0 0L7.500 9.500M12 5l4.500 4.500M5 15v3.500h14V15"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.7"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
        {chosen === null ? (
          <>
            <span className="font-medium">{t('submit.drop')}</span>
            <span className="text-[12.5px] text-mist">{t('submit.dropKinds')}</span>
          </>
        ) : (
          <>
            <span className="font-medium break-all">{chosen.file.name}</span>
            <span className="text-[12.5px] text-mist">
              {byteSize(chosen.file.size)} · {t('submit.another')}
            </span>
          </>
        )}
      </label>
      {problem === undefined ? null : (
        <p role="alert" className="text-[12.5px] break-words text-vermilion">
          {problem}
        </p>
      )}
      {chosen === null ? null : (
        <fieldset className="flex flex-wrap items-center gap-2" aria-label={t('submit.kind')}>
          <span className="text-[12.5px] text-mist">{t('submit.kind')}</span>
          <span className="flex flex-wrap rounded-lg border border-line bg-night p-0.5">
            {fileKinds.map((kind) => (
              <button
                key={kind}
                type="button"
                className="segment"
                aria-pressed={chosen.kind === kind}
                data-kind={kind}
                disabled={isDisabled}
                onClick={() => onChoose({ ...chosen, kind })}
              >
                {t(`matches.kinds.${kind}`)}
              </button>
            ))}
          </span>
        </fieldset>
      )}
    </div>
  );
};
