// How to begin from a terminal: the commands of this scenario, ready to be copied.
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../ui/copy-button.tsx';

export const Command = ({ title, command }: { title: string; command: string }) => (
  <li className="flex flex-col gap-1.5">
    <span className="text-[13px] font-medium">{title}</span>
    <span className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 flex-1 basis-64 rounded-lg border border-line bg-night px-3 py-2 font-mono text-[12.5px] break-all">
        {command}
      </code>
      <CopyButton text={command} />
    </span>
  </li>
);

export const Commands = ({ scenarioId }: { scenarioId: string }) => {
  const { t } = useTranslation();
  const commands = [
    ['match', `npx jixia match --scenario ${scenarioId} --agents bot:strong,bot:medium --record match.jxr`],
    ['train', `npx jixia train --scenario ${scenarioId} --minutes 15`],
    ['agent', `npx jixia agent new mine --scenario ${scenarioId}`],
    ['eval', `npx jixia eval ./mine bot:weak --scenario ${scenarioId} --matches 100`],
    ['submit', `npx jixia submit ./mine --scenario ${scenarioId} --url ${location.origin} --wait`],
  ] as const;
  return (
    <ol className="flex flex-col gap-3">
      {commands.map(([name, command]) => (
        <Command key={name} title={t(`scenarios.commands.${name}`)} command={command} />
      ))}
    </ol>
  );
};
