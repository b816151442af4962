// Events of the audit log: who did what to what, with the details on demand.
import type { Item } from '@jixia/api-client';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';

type AuditEvent = Item<'/api/audit'>;

/** Where a thing has a page that takes its id. */
const PATHS: Readonly<Record<string, string>> = {
  institution: '/institutions/$slug',
  team: '/teams/$slug',
  competition: '/competitions/$slug',
  model: '/models/$slug',
};

const ActName = ({ action }: { action: string }) => {
  const { t, i18n } = useTranslation();
  const key = `admin.audit.act.${action.replace('.', '_')}`;
  return i18n.exists(key) ? t(key) : <code className="font-mono text-[12.5px]">{action}</code>;
};

const ObjectName = ({ event }: { event: AuditEvent }) => {
  const { t, i18n } = useTranslation();
  const { objectKind, objectId, objectName, subjectName } = event;
  const areaKey = `admin.audit.area.${objectKind}`;
  const kind = i18n.exists(areaKey) ? t(areaKey) : objectKind;
  const path = PATHS[objectKind];
  const name = objectName === null ? null : i18n.language === 'zh' ? objectName.zh : objectName.en;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-[12.5px] text-mist">{kind}</span>
      {name === null ? (
        <code className="font-mono text-[12px] text-mist">{objectId.slice(-12)}</code>
      ) : path === undefined ? (
        <span>{name}</span>
      ) : (
        <Link to={path} params={{ slug: objectId }} className="link">
          {name}
        </Link>
      )}
      {subjectName === null ? null : <span>→ {subjectName}</span>}
    </span>
  );
};

const Details = ({ event, onClose }: { event: AuditEvent; onClose: () => void }) => {
  const { t } = useTranslation();
  const rows: readonly (readonly [string, string])[] = [
    ['at', event.at],
    ['action', event.action],
    ['actorId', event.actorId ?? '—'],
    ['tokenId', event.tokenId ?? '—'],
    [event.objectKind, event.objectId],
    ['ipAddress', event.ipAddress ?? '—'],
    ...Object.entries(event.detail).map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    ),
  ];
  return (
    <Dialog title={t('admin.audit.detail')} onClose={onClose}>
      <dl className="grid gap-x-4 gap-y-1.5 text-[13px] sm:grid-cols-[auto_minmax(0,1fr)]">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-mist">{name}</dt>
            <dd className="font-mono break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
};

export const AuditTable = ({
  events,
  onActor,
}: {
  events: readonly AuditEvent[];
  onActor: (id: string, name: string) => void;
}) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<AuditEvent | null>(null);
  return (
    <>
      {opened === null ? null : <Details event={opened} onClose={() => setOpened(null)} />}
      <Table
        label={t('admin.tabs.audit')}
        rows={events}
        rowKey={({ id }) => String(id)}
        columns={[
          {
            key: 'at',
            title: t('admin.audit.at'),
            cell: ({ at }) => <TimeText at={at} precision="minute" />,
          },
          {
            key: 'actor',
            title: t('admin.audit.actor'),
            isName: true,
            cell: ({ actorId, actorName, tokenId }) => (
              <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                {actorId === null ? (
                  <span className="text-mist">{t('admin.audit.byServer')}</span>
                ) : (
                  <button
                    type="button"
                    className="link text-left"
                    onClick={() => onActor(actorId, actorName ?? actorId)}
                  >
                    {actorName ?? t('admin.audit.gone')}
                  </button>
                )}
                {tokenId === null ? null : <span className="badge">{t('admin.audit.byToken')}</span>}
              </span>
            ),
          },
          { key: 'action', title: t('admin.audit.action'), cell: ({ action }) => <ActName action={action} /> },
          { key: 'object', title: t('admin.audit.object'), cell: (event) => <ObjectName event={event} /> },
          {
            key: 'detail',
            title: t('admin.audit.detail'),
            isTitleHidden: true,
            cell: (event) => (
              <div className="sm:text-right">
                <Button onClick={() => setOpened(event)}>{t('admin.audit.detail')}</Button>
              </div>
            ),
          },
        ]}
      />
    </>
  );
};
