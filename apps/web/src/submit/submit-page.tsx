// Hands in agents: the form, the verdict as it comes, what one may still submit, and how to do it from a terminal.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Command } from '../scenarios/commands.tsx';
import { useScenarios } from '../scenarios/use-scenarios.ts';
import { useSearchValues } from '../site/use-search-values.ts';
import { PageHead, Panel } from '../ui/page-head.tsx';
import { SignInNeeded } from '../ui/sign-in-needed.tsx';
import { toast } from '../ui/toast.tsx';
import { QuotaPanel, useQuota } from './quota-panel.tsx';
import { SubmitForm } from './submit-form.tsx';
import './texts.ts';
import { Verdict } from './verdict.tsx';

const kinds = ['policy', 'wasm', 'process'] as const;

const Help = ({ scenarioId }: { scenarioId: string }) => {
  const { t } = useTranslation();
  return (
    <Panel title={t('submit.help.title')}>
      <ul className="flex flex-col gap-2 text-[13px] leading-relaxed">
        {kinds.map((kind) => (
          <li key={kind}>
            <span className="font-medium">{t(`matches.kinds.${kind}`)}</span>{' '}
            <span className="text-mist">{t(`submit.help.${kind}`)}</span>
          </li>
        ))}
      </ul>
      <ol className="flex flex-col gap-3">
        <Command title={t('submit.help.new')} command={`npx jixia agent new mine --scenario ${scenarioId}`} />
        <Command title={t('submit.help.check')} command={`npx jixia check agent ./mine --scenario ${scenarioId}`} />
        <Command title={t('submit.help.login')} command={`npx jixia login --url ${location.origin}`} />
        <Command title={t('submit.help.submit')} command={`npx jixia submit ./mine --scenario ${scenarioId} --wait`} />
      </ol>
      <p className="text-[13px] leading-relaxed text-mist">
        {t('submit.help.train')}{' '}
        <Link to="/train" search={{ scenario: scenarioId }} className="link">
          {t('pages.train')}
        </Link>
      </p>
    </Panel>
  );
};

const Submit = () => {
  const { t } = useTranslation();
  const search = useSearchValues();
  const scenarios = useScenarios();
  const wanted = search.get('scenario');
  const known = scenarios.data?.map(({ id }) => id) ?? [];
  const scenarioId = known.includes(wanted) ? wanted : (known[0] ?? '');
  const agentId = search.get('agent');
  const submissionId = search.get('submission');
  const { data: quota } = useQuota(scenarioId);
  return (
    <>
      <PageHead title={t('submit.title')} lead={t('submit.lead')}>
        <Link to="/work" className="button">
          {t('user.work')}
        </Link>
      </PageHead>
      <div className="grid items-start gap-2.5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-2.5">
          {submissionId === '' ? null : <Verdict key={submissionId} id={submissionId} />}
          <SubmitForm
            scenarioId={scenarioId}
            agentId={agentId}
            quota={quota}
            onChange={(values) => search.set(values as Record<string, string>)}
            onSubmitted={(id, isDuplicate) => {
              search.set({ submission: id });
              window.scrollTo({ top: 0, behavior: 'smooth' });
              toast(t(isDuplicate ? 'submit.duplicate' : 'submit.sent'));
            }}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-2.5">
          {quota === undefined ? null : <QuotaPanel quota={quota} agentId={agentId} />}
          {scenarioId === '' ? null : <Help scenarioId={scenarioId} />}
        </div>
      </div>
    </>
  );
};

export const SubmitPage = () => {
  const { t } = useTranslation();
  return <SignInNeeded title={t('submit.title')}>{() => <Submit />}</SignInNeeded>;
};
