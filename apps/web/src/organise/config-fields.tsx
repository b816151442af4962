// Configuration of the matches that differs from the scenario's own.
import type { Manifest } from '@jixia/env/types';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../match/names.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import type { Draft } from './draft.ts';

/** Heroes and random streams are drawn for each match. */
const isSetByPhases = (name: string): boolean => /^hero\d+$/.test(name) || name === 'mirrorStreams';

export const ConfigFields = ({
  manifest,
  value,
  onChange,
  errorOf,
  isDisabled,
}: {
  manifest: Manifest | undefined;
  value: Draft['config'];
  onChange: (value: Draft['config']) => void;
  errorOf: (field: string) => string | undefined;
  isDisabled: boolean;
}) => {
  const { t, i18n } = useTranslation();
  const fields = manifest?.config.filter(({ name }) => !isSetByPhases(name)) ?? [];
  const free = fields.find(({ name }) => !value.some((one) => one.name === name));
  const put = (at: number, part: Partial<Draft['config'][number]>): void =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const error = errorOf('config');
  return (
    <fieldset className="flex flex-col gap-3" disabled={isDisabled}>
      <legend className="mb-1 text-[15px] font-semibold">{t('organise.config')}</legend>
      <p className="text-[12.5px] text-mist">{t('organise.configHint')}</p>
      {value.map(({ name, value: text }, at) => {
        const field = fields.find((one) => one.name === name);
        const range = field === undefined ? '' : `${field.min} … ${field.max} ${field.unit}`;
        return (
          <div key={name} className="grid items-start gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]">
            <SelectField
              label={t('scenarios.field.name')}
              value={name}
              onChange={(event) => {
                const chosen = fields.find((one) => one.name === event.target.value);
                put(at, { name: event.target.value, value: String(chosen?.default ?? 0) });
              }}
            >
              {fields
                .filter((one) => one.name === name || !value.some((other) => other.name === one.name))
                .map((one) => (
                  <option key={one.name} value={one.name}>
                    {inLanguage(one.title, i18n.language)} ({one.name})
                  </option>
                ))}
            </SelectField>
            {field?.choices === undefined ? (
              <TextField
                label={t('organise.value')}
                hint={range}
                value={text}
                inputMode="decimal"
                error={errorOf(`config.${name}`)}
                onChange={(event) => put(at, { value: event.target.value })}
              />
            ) : (
              <SelectField
                label={t('organise.value')}
                value={text}
                error={errorOf(`config.${name}`)}
                onChange={(event) => put(at, { value: event.target.value })}
              >
                {field.choices.map((choice, index) => (
                  <option key={choice} value={String(index)}>
                    {choice}
                  </option>
                ))}
              </SelectField>
            )}
            <div className="sm:pt-[22px]">
              <Button onClick={() => onChange(value.filter((_, index) => index !== at))}>{t('organise.remove')}</Button>
            </div>
          </div>
        );
      })}
      {error === undefined ? null : (
        <p role="alert" className="text-[12.5px] break-words text-vermilion">
          {error}
        </p>
      )}
      {free === undefined ? null : (
        <div>
          <Button
            onClick={() => onChange([...value, { name: free.name, value: String(free.default) }])}
            data-testid="add-config"
          >
            {t('organise.addConfig')}
          </Button>
        </div>
      )}
    </fieldset>
  );
};
