// The audit log, by area, person, object and time; the filters live in the address.
import { dataOf } from '@jixia/api-client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { usePages } from '../ui/use-pages.ts';
import { AuditTable } from './audit-table.tsx';

const AREAS = [
  'user',
  'token',
  'institution',
  'team',
  'competition',
  'phase',
  'entry',
  'appeal',
  'certificate',
  'agent',
  'submission',
  'job',
  'model',
  'thread',
  'post',
  'news',
  'site',
] as const;

type Filter = {
  readonly area?: string;
  readonly actor?: string;
  readonly actorName?: string;
  readonly object?: string;
  readonly from?: string;
  readonly to?: string;
};

const DAY_MS = 24 * 3600 * 1000;

/** Midnight of a day as people chose it, in their time zone. */
const midnight = (day: string | undefined, plusMs = 0): string | undefined => {
  const at = new Date(`${day}T00:00`);
  return day === undefined || Number.isNaN(at.getTime()) ? undefined : new Date(at.getTime() + plusMs).toISOString();
};

export const AuditPanel = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { area, actor, actorName, object, from, to } = useSearch({ strict: false }) as Filter;
  const filter = (change: { [K in keyof Filter]: string | undefined }): void =>
    void navigate({
      to: '/admin',
      search: { tab: 'audit', area, actor, actorName, object, from, to, ...change },
      replace: true,
    });
  const wanted = {
    action: area,
    actorId: actor,
    objectId: object,
    since: midnight(from),
    until: midnight(to, DAY_MS),
  };
  const query = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== ''));
  const pages = usePages(['audit', query], (cursor) =>
    dataOf(
      api.GET('/api/audit', {
        params: { query: { limit: 50, ...query, ...(cursor === undefined ? {} : { cursor: Number(cursor) }) } },
      }),
    ),
  );
  const day = (name: 'from' | 'to', value: string | undefined) => (
    <label className="flex items-center gap-2 text-[13px] text-mist">
      {t(`admin.audit.${name}`)}
      <input
        type="date"
        className="field w-auto!"
        value={value ?? ''}
        onChange={({ target }) => filter({ [name]: target.value === '' ? undefined : target.value })}
      />
    </label>
  );
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <select
          className="field w-auto!"
          aria-label={t('admin.audit.action')}
          value={area ?? ''}
          onChange={({ target }) => filter({ area: target.value === '' ? undefined : target.value })}
        >
          <option value="">{t('admin.audit.allActions')}</option>
          {AREAS.map((one) => (
            <option key={one} value={one}>
              {t(`admin.audit.area.${one}`)}
            </option>
          ))}
        </select>
        {day('from', from)}
        {day('to', to)}
        {actor === undefined && object === undefined ? null : (
          <span className="flex flex-wrap items-center gap-2">
            <span className="badge badge-gold">
              {actor === undefined ? t('admin.audit.ofObject') : t('admin.audit.ofActor', { name: actorName ?? actor })}
            </span>
            <Button onClick={() => filter({ actor: undefined, actorName: undefined, object: undefined })}>
              {t('admin.audit.clear')}
            </Button>
          </span>
        )}
      </div>
      <PagedList pages={pages} empty={<EmptyState title={t('admin.audit.none')} />}>
        {(items) => (
          <AuditTable
            events={items}
            onActor={(id, name) => filter({ actor: id, actorName: name, object: undefined })}
          />
        )}
      </PagedList>
    </Panel>
  );
};
