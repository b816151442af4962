// Versions and verdicts as the command line shows them.
import type { Answer, Item } from '@jixia/api-client';
import { table } from './output.ts';

export type Submission = Answer<'/api/submissions/{id}'>;
export type ListedSubmission = Item<'/api/agents/{id}/submissions'>;

const signs = { passed: '✓', failed: '✗', skipped: '–' } as const;

export const isDecided = ({ status }: { readonly status: Submission['status'] }): boolean =>
  status !== 'queued' && status !== 'validating';

export function verdictLines(found: Submission, url: string): string[] {
  const { agentName, number, status, reason, checks, log, failingStep, validationMatchId, timing } = found;
  const rows = checks.map(({ check, status: one, detail }) => [signs[one], check, detail]);
  const logLines = log === null ? [] : ['', 'The last it wrote to stderr:', ...log.trimEnd().split('\n')];
  const match = validationMatchId === null ? null : `${url}/match/${validationMatchId}`;
  const step = failingStep === null ? '' : `#t=${failingStep}`;
  return [
    ...(rows.length === 0 ? [] : [...table(rows), '']),
    ...(timing === null
      ? []
      : [`Decisions: median ${timing.medianMs.toFixed(2)} ms, 99 % ${timing.p99Ms.toFixed(2)} ms`]),
    ...(match === null ? [] : [`Validation match: ${match}${step}`]),
    ...logLines,
    ...(rows.length === 0 && logLines.length === 0 ? [] : ['']),
    `${agentName} version ${number}: ${status}${reason === null ? '' : `. ${reason}`}`,
  ];
}

const when = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

export function submissionLines(rows: readonly ListedSubmission[]): string[] {
  if (rows.length === 0) return ['Nothing is submitted. Begin with: npx jixia submit FOLDER'];
  const head = ['agent', 'scenario', 'version', 'kind', 'KiB', 'submitted (UTC)', 'status', 'id'];
  return table(
    [
      head,
      ...rows.map(({ agentName, scenarioId, number, kind, sizeBytes, createdAt, status, id }) => [
        ...[agentName, scenarioId, String(number), kind, (sizeBytes / 1024).toFixed(1), when(createdAt), status, id],
      ]),
    ],
    [2, 4],
  );
}
