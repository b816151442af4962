// Registering an institution.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Form } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { isSlug, slugOf } from '../ui/slug.ts';
import { SlugField } from '../ui/slug-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { bodyOf, emptyDraft, type ProfileDraft, problemsOf } from './profile-draft.ts';
import { NameFields, ProfileFields, profileFields } from './profile-fields.tsx';
import { renewInstitutions } from './use-institution.ts';
import './texts.ts';

const NewInstitution = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<ProfileDraft>(emptyDraft);
  // Follows the English name until somebody writes another.
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const slug = ownSlug ?? slugOf(draft.nameEn);
  const submit = useSubmit({
    fields: ['slug', ...profileFields],
    check() {
      const problems = problemsOf(draft);
      return {
        nameZh: problems.includes('nameZh') ? t('institutions.form.nameCheck') : undefined,
        nameEn: problems.includes('nameEn') ? t('institutions.form.nameCheck') : undefined,
        website: problems.includes('website') ? t('institutions.form.websiteCheck') : undefined,
        slug: isSlug(slug) ? undefined : t('institutions.form.slugCheck'),
      };
    },
    textOf: ({ code, field }) =>
      code === 'conflict' && field === 'slug' ? t('institutions.form.slugTaken') : undefined,
    async send() {
      await dataOf(api.POST('/api/institutions', { body: { slug, ...bodyOf(draft) } }));
      await renewInstitutions();
      await navigate({ to: '/institutions/$slug', params: { slug } });
    },
  });
  const change = (part: Partial<ProfileDraft>): void => setDraft({ ...draft, ...part });
  return (
    <div className="mx-auto flex w-full max-w-[980px] flex-col">
      <PageHead
        eyebrow={
          <Link to="/institutions" className="link">
            {t('institutions.title')}
          </Link>
        }
        title={t('institutions.form.newTitle')}
        lead={t('institutions.form.newLead')}
      />
      <Panel>
        <Form submit={submit} action={t('institutions.form.create')} label={t('institutions.form.newTitle')}>
          <NameFields draft={draft} onChange={change} submit={submit} />
          <SlugField
            label={t('institutions.form.slug')}
            hint={t('institutions.form.slugHint', { slug: slug === '' ? '…' : slug })}
            value={slug}
            error={submit.errorOf('slug')}
            onChange={setOwnSlug}
          />
          <ProfileFields draft={draft} onChange={change} submit={submit} />
        </Form>
      </Panel>
    </div>
  );
};

export const NewInstitutionPage = () => {
  const { t } = useTranslation();
  return <SignInNeeded title={t('institutions.form.newTitle')}>{() => <NewInstitution />}</SignInNeeded>;
};
