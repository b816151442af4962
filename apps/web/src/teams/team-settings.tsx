// For the captains of a team: its name and description, and its end.
import { dataOf, ifMatch, versionedOf } from '@jixia/api-client';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { CatchUp } from '../ui/catch-up.tsx';
import { DeletePanel } from '../ui/delete-panel.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { toast } from '../ui/toast.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { renewTeams, type Team, type VersionedTeam } from './use-team.ts';

const draftOf = ({ name, description }: Team) => ({ name, description });

export const TeamSettings = ({ versioned }: { versioned: VersionedTeam }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, name } = versioned.value;
  const { draft, etag, change, saved, rebase } = useDraft(() => draftOf(versioned.value), versioned.etag);
  const submit = useSubmit({
    fields: ['name', 'description'],
    check: () => ({ name: draft.name.trim() === '' ? t('teams.form.nameCheck') : undefined }),
    async send() {
      const { response } = await api.PATCH('/api/teams/{id}', {
        params: { path: { id } },
        headers: ifMatch(etag),
        body: { name: draft.name.trim(), description: draft.description },
      });
      saved(response.headers.get('etag') ?? etag);
      toast(t('form.saved'));
      await renewTeams();
    },
  });
  const catchUp = async (): Promise<void> => {
    const current = await versionedOf(api.GET('/api/teams/{id}', { params: { path: { id } } }));
    rebase(draftOf(current.value), current.etag);
  };
  return (
    <>
      <Panel>
        <Form
          submit={submit}
          action={t('form.save')}
          label={t('teams.tabs.settings')}
          beside={<CatchUp submit={submit} act={catchUp} />}
        >
          <TextField
            label={t('teams.form.name')}
            name="name"
            maxLength={80}
            value={draft.name}
            error={submit.errorOf('name')}
            onChange={({ target }) => change({ name: target.value })}
          />
          <MarkdownField
            label={t('teams.form.description')}
            maxLength={5000}
            value={draft.description}
            error={submit.errorOf('description')}
            onChange={(description) => change({ description })}
          />
        </Form>
      </Panel>
      <DeletePanel
        title={t('teams.form.deleteTitle')}
        lead={t('teams.form.deleteLead')}
        question={t('teams.form.deleteQuestion', { name })}
        action={t('teams.form.delete')}
        onDelete={async () => {
          await dataOf(api.DELETE('/api/teams/{id}', { params: { path: { id } } }));
          toast(t('teams.form.deleted', { name }));
          await navigate({ to: '/teams' });
          await renewTeams();
        }}
      />
    </>
  );
};
