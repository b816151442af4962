// The part of a report's page that is about how long agents take to decide.

import type { ReportDocument } from '../report-document.ts';
import { agentName, both, dataTable, figure, type Html, section } from './markup.ts';

export const timeSection = ({ decisionTimes }: ReportDocument): Html => {
  if (decisionTimes.length === 0) return '';
  const columns = [
    { head: both('agent', '智能体'), isText: true },
    { head: both('median', '中位数') },
    { head: both('99 %', '99 % 分位') },
    { head: both('longest', '最长') },
    { head: both('mean', '均值') },
    { head: both('decisions', '决策数') },
  ];
  const rows = decisionTimes.map(({ name, medianMs, p99Ms, maxMs, meanMs, decisions }) => [
    agentName(name),
    figure(medianMs),
    figure(p99Ms),
    figure(maxMs),
    figure(meanMs),
    String(decisions),
  ]);
  return section(
    'times',
    both('Decision times', '决策用时'),
    dataTable(both('Milliseconds a decision', '每次决策的毫秒数'), columns, rows),
    both(
      'As measured on the machine that played, which may have been busy; percentiles are told to about 5 %. A policy that decides several matches in one batch counts its share of the batch; a remote agent the way there and back.',
      '在进行对局的机器上测得，当时可能有其他负载；分位数的误差约 5 %。策略若将多场对局合为一批决策，则按其在批次中的份额计；远程智能体的用时包含网络往返。',
    ),
  );
};
