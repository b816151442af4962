// For the admins of an institution: its profile. What somebody else has changed meanwhile is not overwritten.
import { dataOf, ifMatch, versionedOf } from '@jixia/api-client';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useLocalName } from '../i18n/use-local-name.ts';
import { CatchUp } from '../ui/catch-up.tsx';
import { DeletePanel } from '../ui/delete-panel.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { toast } from '../ui/toast.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { bodyOf, draftOf, type ProfileDraft, problemsOf } from './profile-draft.ts';
import { NameFields, ProfileFields, profileFields } from './profile-fields.tsx';
import { renewInstitutions, type VersionedInstitution } from './use-institution.ts';

export const InstitutionSettings = ({
  versioned,
  canDelete,
}: {
  versioned: VersionedInstitution;
  canDelete: boolean;
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { value: institution } = versioned;
  const { id } = institution;
  const name = useLocalName()(institution);
  const { draft, etag, change, saved, rebase } = useDraft<ProfileDraft>(() => draftOf(institution), versioned.etag);
  const submit = useSubmit({
    fields: profileFields,
    check() {
      const problems = problemsOf(draft);
      return {
        nameZh: problems.includes('nameZh') ? t('institutions.form.nameCheck') : undefined,
        nameEn: problems.includes('nameEn') ? t('institutions.form.nameCheck') : undefined,
        website: problems.includes('website') ? t('institutions.form.websiteCheck') : undefined,
      };
    },
    async send() {
      const answer = await api.PATCH('/api/institutions/{id}', {
        params: { path: { id } },
        headers: ifMatch(etag),
        body: bodyOf(draft),
      });
      saved(answer.response.headers.get('etag') ?? etag);
      toast(t('form.saved'));
      await renewInstitutions();
    },
  });
  const catchUp = async (): Promise<void> => {
    const current = await versionedOf(api.GET('/api/institutions/{id}', { params: { path: { id } } }));
    rebase(draftOf(current.value), current.etag);
  };
  return (
    <>
      <Panel>
        <Form
          submit={submit}
          action={t('form.save')}
          label={t('institutions.tabs.settings')}
          beside={<CatchUp submit={submit} act={catchUp} />}
        >
          <NameFields draft={draft} onChange={change} submit={submit} />
          <ProfileFields draft={draft} onChange={change} submit={submit} />
        </Form>
      </Panel>
      {canDelete ? (
        <DeletePanel
          title={t('institutions.form.deleteTitle')}
          lead={t('institutions.form.deleteLead')}
          question={t('institutions.form.deleteQuestion', { name })}
          action={t('institutions.form.delete')}
          onDelete={async () => {
            await dataOf(api.DELETE('/api/institutions/{id}', { params: { path: { id } } }));
            toast(t('institutions.form.deleted', { name }));
            await navigate({ to: '/institutions' });
            await renewInstitutions();
          }}
        />
      ) : null}
    </>
  );
};
