// Who may enter, as the organiser sets it.
import { useTranslation } from 'react-i18next';
import { CheckField, TextField } from '../ui/field.tsx';
import type { Submit } from '../ui/use-submit.ts';
import type { Draft } from './draft.ts';

type Eligibility = Draft['eligibility'];
type Kind = Eligibility['institutionKinds'][number];

const kinds: readonly Kind[] = [
  'university',
  'enterprise',
  'researchInstitute',
  'association',
  'industrialPark',
  'investor',
];

export const EligibilityFields = ({
  value,
  onChange,
  submit,
  isDisabled,
}: {
  value: Eligibility;
  onChange: (value: Eligibility) => void;
  submit: Submit;
  isDisabled: boolean;
}) => {
  const { t } = useTranslation();
  const change = (part: Partial<Eligibility>): void => onChange({ ...value, ...part });
  const error = submit.errorOf('eligibility');
  return (
    <fieldset className="flex flex-col gap-3" disabled={isDisabled}>
      <legend className="mb-2 text-[15px] font-semibold">{t('competitions.eligibility')}</legend>
      <div className="grid grid-cols-2 gap-4 sm:max-w-md">
        {(['minTeamSize', 'maxTeamSize'] as const).map((name) => (
          <TextField
            key={name}
            type="number"
            min={1}
            max={50}
            label={t(`organise.${name}`)}
            value={value[name]}
            error={submit.errorOf(`eligibility.${name}`)}
            onChange={(event) => change({ [name]: Number(event.target.value) })}
          />
        ))}
      </div>
      <p className="text-[12.5px] text-mist">{t('organise.teamSizeHint')}</p>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2" aria-label={t('organise.kinds')}>
        <span className="w-full text-[13px] font-medium">{t('organise.kinds')}</span>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            label={t(`competitions.institutionKind.${kind}`)}
            checked={value.institutionKinds.includes(kind)}
            onChange={(event) =>
              change({
                institutionKinds: event.target.checked
                  ? [...value.institutionKinds, kind]
                  : value.institutionKinds.filter((one) => one !== kind),
                ...(event.target.checked ? { needsInstitution: true } : {}),
              })
            }
          />
        ))}
      </fieldset>
      {(['needsInstitution', 'needsVerifiedInstitution', 'needsAdviser'] as const).map((name) => (
        <CheckField
          key={name}
          label={t(`organise.${name}`)}
          checked={value[name]}
          onChange={(event) => change({ [name]: event.target.checked })}
        />
      ))}
      {error === undefined ? null : (
        <p role="alert" className="text-[12.5px] text-vermilion">
          {error}
        </p>
      )}
    </fieldset>
  );
};
