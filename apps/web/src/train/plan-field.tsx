// One setting of the form: label, control, what it means, and what is wrong with it.
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, type Problem } from './train-plan.ts';

const problemText = (t: ReturnType<typeof useTranslation>['t'], problem: Problem): string =>
  t(`train.problem.${problem.key}`, problem.values ?? {});

/** A message at the field it is about. */
export const FieldProblem = ({ id, problem }: { id: string; problem: Problem | undefined }) => {
  const { t } = useTranslation();
  return problem ? (
    <span id={id} role="alert" className="block text-[12px] text-vermilion">
      {problemText(t, problem)}
    </span>
  ) : null;
};

/** What a setting is called; the learner's own words where the site has none. */
export const useFieldTexts = (name: string): { readonly label: string; readonly about: string } => {
  const { t, i18n } = useTranslation();
  const has = i18n.exists(`settings.${name}.label`);
  return has
    ? { label: t(`settings.${name}.label`), about: t(`settings.${name}.about`) }
    : { label: name, about: fieldOf(name)?.doc ?? '' };
};

export const PlanField = ({
  name,
  value,
  problem,
  onChange,
  unit,
  children,
}: {
  name: string;
  value: string | boolean;
  problem: Problem | undefined;
  onChange: (value: string | boolean) => void;
  unit?: string;
  /** Stands before the input in the same row. */
  children?: ReactNode;
}) => {
  const { t } = useTranslation();
  const { label, about } = useFieldTexts(name);
  const field = fieldOf(name);
  const id = useId();
  const attributes = {
    id,
    'data-field': name,
    'aria-describedby': `${id}-about${problem ? ` ${id}-problem` : ''}`,
    'aria-invalid': problem !== undefined,
  };
  const isWrong = problem ? 'border-vermilion' : '';
  if (typeof value === 'boolean') {
    return (
      <div className="space-y-0.5">
        <label htmlFor={id} className="flex items-center gap-2 text-[13px]">
          <input
            {...attributes}
            type="checkbox"
            className="h-4 w-4 accent-gold"
            checked={value}
            onChange={(event) => onChange(event.target.checked)}
          />
          {label}
        </label>
        <p id={`${id}-about`} className="text-[11.5px] leading-snug text-mist">
          {about}
        </p>
        <FieldProblem id={`${id}-problem`} problem={problem} />
      </div>
    );
  }
  return (
    <div className="space-y-0.5">
      <label htmlFor={id} className="block text-[12.5px]">
        {label} {unit ? <span className="text-mist">({unit})</span> : null}
      </label>
      <div className="flex gap-2">
        {children}
        {field?.choices ? (
          <select
            {...attributes}
            className={`field ${isWrong}`}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          >
            {field.choices.map((choice) => (
              <option key={choice} value={choice}>
                {t(`settings.choice.${choice}`, { defaultValue: choice })}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...attributes}
            className={`field numeral ${isWrong}`}
            inputMode={field?.isWhole && !Array.isArray(field.default) ? 'numeric' : 'text'}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </div>
      <p id={`${id}-about`} className="text-[11.5px] leading-snug text-mist">
        {about}
      </p>
      <FieldProblem id={`${id}-problem`} problem={problem} />
    </div>
  );
};
