// Founding a team.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { isSlug, slugOf } from '../ui/slug.ts';
import { SlugField } from '../ui/slug-field.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { renewTeams } from './use-team.ts';
import './texts.ts';

const NewTeam = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  // Follows the name until somebody writes another.
  const [ownSlug, setOwnSlug] = useState<string | null>(null);
  const slug = ownSlug ?? slugOf(name);
  const submit = useSubmit({
    fields: ['name', 'slug', 'description'],
    check: () => ({
      name: name.trim() === '' ? t('teams.form.nameCheck') : undefined,
      slug: isSlug(slug) ? undefined : t('teams.form.slugCheck'),
    }),
    textOf: ({ code, field }) => (code === 'conflict' && field === 'slug' ? t('teams.form.slugTaken') : undefined),
    async send() {
      await dataOf(api.POST('/api/teams', { body: { slug, name: name.trim(), description } }));
      await renewTeams();
      await navigate({ to: '/teams/$slug', params: { slug }, search: { tab: 'invitations' } });
    },
  });
  return (
    <div className="mx-auto flex w-full max-w-[760px] flex-col">
      <PageHead
        eyebrow={
          <Link to="/teams" className="link">
            {t('teams.title')}
          </Link>
        }
        title={t('teams.form.newTitle')}
        lead={t('teams.form.newLead')}
      />
      <Panel>
        <Form submit={submit} action={t('teams.form.create')} label={t('teams.form.newTitle')}>
          <TextField
            label={t('teams.form.name')}
            name="name"
            maxLength={80}
            value={name}
            error={submit.errorOf('name')}
            onChange={({ target }) => setName(target.value)}
          />
          <SlugField
            label={t('teams.form.slug')}
            hint={t('teams.form.slugHint', { slug: slug === '' ? '…' : slug })}
            value={slug}
            error={submit.errorOf('slug')}
            onChange={setOwnSlug}
          />
          <MarkdownField
            label={t('teams.form.description')}
            maxLength={5000}
            value={description}
            error={submit.errorOf('description')}
            onChange={setDescription}
          />
        </Form>
      </Panel>
    </div>
  );
};

export const NewTeamPage = () => {
  const { t } = useTranslation();
  return <SignInNeeded title={t('teams.form.newTitle')}>{() => <NewTeam />}</SignInNeeded>;
};
