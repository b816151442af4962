// Name, description, publication and end of an agent, for its owner.
import { type ApiError, dataOf, ifMatch } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { CatchUp } from '../ui/catch-up.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { toast } from '../ui/toast.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import type { Agent } from './use-agents.ts';

const MOST_NAME = 60;
const MOST_DESCRIPTION = 5000;

const draftFrom = ({ name, description, isPublished }: Agent) => ({ name, description, isPublished });

export const AgentSettings = ({ agent, onClose }: { agent: Agent; onClose: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { draft, etag, change, rebase } = useDraft(() => draftFrom(agent), `"${agent.version}"`);
  const { name, description, isPublished } = draft;
  const params = { path: { id: agent.id } };
  const send = async (): Promise<void> => {
    const body = { name: name.trim(), description, isPublished };
    client.setQueryData(
      ['agent', agent.id],
      await dataOf(api.PATCH('/api/agents/{id}', { params, headers: ifMatch(etag), body })),
    );
    void client.invalidateQueries({ queryKey: ['agents'] });
    toast(t('form.saved'));
    onClose();
  };
  const textOf = (error: ApiError): string | undefined =>
    ['bad_input', 'conflict'].includes(error.code) ? error.message : undefined;
  const check = () => ({ name: name.trim() === '' ? t('agents.needName') : undefined });
  const submit = useSubmit({ fields: ['name', 'description', 'isPublished'], check, textOf, send });
  const remove = async (): Promise<void> => {
    await dataOf(api.DELETE('/api/agents/{id}', { params }));
    client.removeQueries({ queryKey: ['agent', agent.id] });
    void client.invalidateQueries({ queryKey: ['agents'] });
    await navigate({ to: '/work' });
  };
  const catchUp = async (): Promise<void> => {
    const current = await dataOf(api.GET('/api/agents/{id}', { params }));
    client.setQueryData(['agent', agent.id], current);
    rebase(draftFrom(current), `"${current.version}"`);
  };
  return (
    <Dialog title={t('agents.settings')} onClose={onClose}>
      <Form
        submit={submit}
        action={t('form.save')}
        label={t('agents.settings')}
        beside={
          <>
            <CatchUp submit={submit} act={catchUp} />
            <ConfirmButton
              look="danger"
              question={t('agents.deleteQuestion', { name: agent.name })}
              consequence={t('agents.deleteText')}
              action={t('agents.delete')}
              onConfirm={remove}
            >
              {t('agents.delete')}
            </ConfirmButton>
          </>
        }
      >
        <TextField
          label={t('submit.name')}
          value={name}
          maxLength={MOST_NAME}
          required
          error={submit.errorOf('name')}
          onChange={(event) => change({ name: event.target.value })}
        />
        <MarkdownField
          label={t('agents.description')}
          value={description}
          onChange={(text) => change({ description: text })}
          maxLength={MOST_DESCRIPTION}
          error={submit.errorOf('description')}
        />
        <CheckField
          label={t('submit.publish')}
          hint={t('submit.publishHint')}
          checked={isPublished}
          onChange={(event) => change({ isPublished: event.target.checked })}
        />
      </Form>
    </Dialog>
  );
};
