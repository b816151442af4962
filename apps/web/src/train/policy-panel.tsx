// What to do with the policy: keep it, play it, take the run to Node.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '../site/load-scenario-once.ts';
import { desk } from './desk.ts';
import type { RunRecord } from './run-record.ts';
import { saveFile } from './save-file.ts';

/** Opens the match page with a policy seated. */
export type SeatPolicy = (scenarioId: string, fileName: string, bytes: Uint8Array, bot: string) => void;

export const PolicyPanel = ({ record, onSeat }: { record: RunRecord; onSeat: SeatPolicy }) => {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = (work: () => Promise<void>): void => {
    setProblem(null);
    work().catch((error: unknown) => setProblem(textOf(error)));
  };
  const download = async (): Promise<void> => {
    const { bytes, fileName } = await desk.policy();
    saveFile(fileName, bytes);
  };
  const play = async (): Promise<void> => {
    const { bytes, fileName } = await desk.policy();
    onSeat(record.description.scenario, fileName, bytes, record.description.bots[1] ?? 'medium');
  };
  const downloadRun = async (): Promise<void> => {
    const { writeArchive } = await import('./run-archive.ts');
    saveFile(`${record.name}.zip`, await writeArchive(await desk.database(), record), 'application/zip');
  };
  const downloadMetrics = async (): Promise<void> => {
    saveFile(`${record.name}.metrics.jsonl`, await (await desk.database()).metrics(record.id), 'application/jsonl');
  };
  return (
    <section className="panel space-y-2 p-3" data-testid="policy-panel">
      <h2 className="text-[13px] font-semibold">{t('train.policy.title')}</h2>
      <div className="grid grid-cols-2 gap-2">
        <button
          type="button"
          className="button button-gold"
          data-testid="seat-policy"
          onClick={() => attempt(play)}
          title={t('train.policy.playAbout')}
        >
          {t('train.policy.play')}
        </button>
        <button type="button" className="button" data-testid="download-policy" onClick={() => attempt(download)}>
          {t('train.policy.download')}
        </button>
        <button
          type="button"
          className="button"
          data-testid="download-run"
          disabled={record.savedAtMs === null}
          title={t('train.policy.runAbout')}
          onClick={() => attempt(downloadRun)}
        >
          {t('train.policy.run')}
        </button>
        <button
          type="button"
          className="button"
          data-testid="download-metrics"
          disabled={record.savedAtMs === null}
          onClick={() => attempt(downloadMetrics)}
        >
          {t('train.policy.metrics')}
        </button>
      </div>
      {problem ? (
        <p role="alert" className="text-[12px] text-vermilion">
          {problem}
        </p>
      ) : null}
      <p className="text-[11.5px] leading-snug text-mist">
        {t('train.policy.about')}
        <code className="mt-1 block font-mono text-[11px] break-all text-paper/80">
          npx jixia match --agents policy:{record.name}.onnx,bot:medium
        </code>
      </p>
    </section>
  );
};
