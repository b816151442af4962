// The end of something, for those who may: what goes with it, and a question before it goes.
import { ConfirmButton } from './dialog.tsx';
import { Panel } from './page-head.tsx';

export const DeletePanel = ({
  title,
  lead,
  question,
  action,
  onDelete,
}: {
  title: string;
  /** What is lost. */
  lead: string;
  question: string;
  action: string;
  onDelete: () => Promise<void>;
}) => (
  <Panel
    title={title}
    lead={lead}
    actions={
      <ConfirmButton look="danger" question={question} consequence={lead} action={action} onConfirm={onDelete}>
        {action}
      </ConfirmButton>
    }
  >
    {null}
  </Panel>
);
