// The fields of the profile of an institution, for a new one and for its settings.
import { useTranslation } from 'react-i18next';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import type { Submit } from '../ui/use-submit.ts';
import { type InstitutionKind, institutionKinds } from './kinds.ts';
import type { ProfileDraft } from './profile-draft.ts';

export const profileFields = [
  'nameZh',
  'nameEn',
  'kind',
  'region',
  'website',
  'descriptionZh',
  'descriptionEn',
] as const;

export const NameFields = ({
  draft,
  onChange,
  submit,
}: {
  draft: ProfileDraft;
  onChange: (change: Partial<ProfileDraft>) => void;
  submit: Submit;
}) => {
  const { t } = useTranslation();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(['nameZh', 'nameEn'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`institutions.form.${name}`)}
          name={name}
          maxLength={120}
          value={draft[name]}
          error={submit.errorOf(name)}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      ))}
    </div>
  );
};

export const ProfileFields = ({
  draft,
  onChange,
  submit,
}: {
  draft: ProfileDraft;
  onChange: (change: Partial<ProfileDraft>) => void;
  submit: Submit;
}) => {
  const { t } = useTranslation();
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField
          label={t('institutions.kindLabel')}
          name="kind"
          value={draft.kind}
          error={submit.errorOf('kind')}
          onChange={({ target }) => onChange({ kind: target.value as InstitutionKind })}
        >
          {institutionKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`institutions.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('institutions.form.region')}
          hint={t('institutions.form.regionHint')}
          isOptional
          name="region"
          maxLength={120}
          value={draft.region}
          error={submit.errorOf('region')}
          onChange={({ target }) => onChange({ region: target.value })}
        />
        <TextField
          label={t('institutions.form.website')}
          isOptional
          name="website"
          type="url"
          maxLength={300}
          placeholder="https://"
          value={draft.website}
          error={submit.errorOf('website')}
          onChange={({ target }) => onChange({ website: target.value })}
        />
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {(['descriptionZh', 'descriptionEn'] as const).map((name) => (
          <MarkdownField
            key={name}
            label={t(`institutions.form.${name}`)}
            maxLength={20_000}
            value={draft[name]}
            error={submit.errorOf(name)}
            onChange={(text) => onChange({ [name]: text })}
          />
        ))}
      </div>
    </>
  );
};
