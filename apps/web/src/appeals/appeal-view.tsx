// One appeal with its trail, and what its reader may add.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { usePhaseName } from '../competitions/use-competitions.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Appeal, statusLook, useAppeal } from './use-appeals.ts';
import './texts.ts';

type Action = 'commented' | 'underReview' | 'upheld' | 'dismissed' | 'regraded';

const isOpen = ({ status }: Appeal): boolean => status === 'open' || status === 'underReview';

/** What may follow, for this reader. */
const actionsOf = (appeal: Appeal): readonly Action[] => {
  const { status, mayDecide } = appeal;
  const decisions: Action[] = mayDecide
    ? [...(status === 'open' ? ['underReview' as const] : []), 'upheld', 'dismissed']
    : [];
  const regrade: Action[] = mayDecide && (status === 'upheld' || status === 'underReview') ? ['regraded'] : [];
  return isOpen(appeal) ? ['commented', ...decisions, ...regrade] : regrade;
};

const useAddStep = (appeal: Appeal): ((action: Action | 'withdrawn', text: string) => Promise<void>) => {
  const client = useQueryClient();
  return async (action, text) => {
    const params = { path: { id: appeal.id } };
    await dataOf(api.POST('/api/appeals/{id}/steps', { params, body: { action, text } }));
    await client.invalidateQueries({ queryKey: ['appeal', appeal.id] });
    await client.invalidateQueries({ queryKey: ['appeals', appeal.competitionId] });
  };
};

const StepForm = ({ appeal, actions }: { appeal: Appeal; actions: readonly Action[] }) => {
  const { t } = useTranslation();
  const addStep = useAddStep(appeal);
  const [chosen, setChosen] = useState<Action>(actions[0] ?? 'commented');
  const [text, setText] = useState('');
  const action = actions.includes(chosen) ? chosen : (actions[0] ?? 'commented');
  const needsText = ['commented', 'upheld', 'dismissed'].includes(action);
  const submit = useSubmit({
    fields: ['text', 'phaseId'],
    check: () => ({ text: needsText && text.trim() === '' ? t('appeals.needReason') : undefined }),
    textOf: ({ message }) => message,
    send: async () => {
      await addStep(action, text.trim());
      setText('');
    },
  });
  return (
    <Form submit={submit} action={t('appeals.add')} label={t('appeals.step')}>
      {actions.length < 2 ? null : (
        <SelectField
          label={t('appeals.what')}
          error={submit.errorOf('phaseId')}
          value={action}
          onChange={({ target }) => setChosen(target.value as Action)}
        >
          {actions.map((one) => (
            <option key={one} value={one}>
              {t(`appeals.do.${one}`)}
            </option>
          ))}
        </SelectField>
      )}
      {action === 'regraded' ? (
        <p className="text-[13px] leading-relaxed text-mist">
          {t('appeals.regradeHint')}{' '}
          <Link to={`/competitions/${appeal.competition.slug}/edit`} className="link">
            {t('appeals.manage')}
          </Link>
        </p>
      ) : null}
      <MarkdownField
        label={t('appeals.reason')}
        isRequired={needsText}
        error={submit.errorOf('text')}
        value={text}
        maxLength={10_000}
        onChange={setText}
      />
    </Form>
  );
};

const DOTS: Readonly<Record<string, string>> = { upheld: 'bg-jade', dismissed: 'bg-vermilion', withdrawn: 'bg-mist' };

const Trail = ({ appeal }: { appeal: Appeal }) => {
  const { t } = useTranslation();
  return (
    <ol className="flex list-none flex-col" data-testid="trail">
      {appeal.steps.map(({ id, action, by, isOrganiser, text, regrade, createdAt }) => (
        <li key={id} className="relative border-l-2 border-line pb-5 pl-5 last:pb-0">
          <span
            className={`absolute top-1.5 -left-[7px] size-3 rounded-full ${DOTS[action] ?? 'bg-gold'}`}
            aria-hidden="true"
          />
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            <span className="font-semibold break-words">{by?.name ?? t('appeals.somebody')}</span>
            {isOrganiser ? <span className="badge">{t('appeals.organiser')}</span> : null}
            <span>{t(`appeals.action.${action}`)}</span>
            <span className="text-[12.5px] text-mist">
              <TimeText at={createdAt} precision="minute" />
            </span>
          </p>
          {regrade === null ? null : (
            <p className="text-[13px] text-mist">{t('appeals.revision', { revision: regrade.revision })}</p>
          )}
          {text === '' ? null : (
            <div className="mt-1.5 rounded-lg border border-line bg-night px-3.5 py-2.5">
              <Markdown text={text} headingLevel={4} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
};

export const AppealView = ({ id, onBack }: { id: string; onBack: () => void }) => {
  const { t } = useTranslation();
  const phaseName = usePhaseName();
  const { data, error, refetch } = useAppeal(id);
  if (data === undefined) {
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  }
  return <Loaded appeal={data} onBack={onBack} phaseName={phaseName} t={t} />;
};

const Loaded = ({
  appeal,
  onBack,
  phaseName,
  t,
}: {
  appeal: Appeal;
  onBack: () => void;
  phaseName: ReturnType<typeof usePhaseName>;
  t: ReturnType<typeof useTranslation>['t'];
}) => {
  const addStep = useAddStep(appeal);
  const actions = actionsOf(appeal);
  const { entry, phase, matchId, status, mayWithdraw } = appeal;
  return (
    <>
      <div>
        <button type="button" className="button" onClick={onBack}>
          ← {t('appeals.back')}
        </button>
      </div>
      <Panel title={entry.name}>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-mist">
          <span className={`badge ${statusLook[status]}`} data-testid="appeal-status">
            {t(`appeals.status.${status}`)}
          </span>
          {phase === null ? null : <span>{phaseName(phase as Parameters<typeof phaseName>[0])}</span>}
          {matchId === null ? null : (
            <Link to={`/match/${matchId}`} className="link">
              {t('appeals.aboutMatch')}
            </Link>
          )}
        </p>
        <Trail appeal={appeal} />
      </Panel>
      {actions.length === 0 && !mayWithdraw ? (
        <p className="text-mist">{t('appeals.final')}</p>
      ) : (
        <Panel title={t('appeals.step')}>
          {actions.length === 0 ? null : <StepForm key={status} appeal={appeal} actions={actions} />}
          {mayWithdraw ? (
            <div>
              <ConfirmButton
                look="danger"
                question={t('appeals.withdrawQuestion')}
                consequence={t('appeals.withdrawText')}
                action={t('appeals.do.withdrawn')}
                onConfirm={() => addStep('withdrawn', '')}
              >
                {t('appeals.do.withdrawn')}
              </ConfirmButton>
            </div>
          ) : null}
        </Panel>
      )}
    </>
  );
};
