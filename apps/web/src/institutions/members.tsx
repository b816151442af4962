// Who belongs to an institution; its admins change roles and remove.
import { dataOf } from '@jixia/api-client';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { Panel } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SelectAct } from '../ui/select-act.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { toast } from '../ui/toast.tsx';
import { usePages } from '../ui/use-pages.ts';
import { renewInstitutions } from './use-institution.ts';

type Role = 'admin' | 'member';
type Member = { readonly userId: string; readonly name: string; readonly role: Role; readonly joinedAt: string };

export const Members = ({ institutionId, isAdmin }: { institutionId: string; isAdmin: boolean }) => {
  const { t } = useTranslation();
  const pages = usePages(['institution-members', institutionId], (cursor) =>
    dataOf(
      api.GET('/api/institutions/{id}/members', {
        params: { path: { id: institutionId }, query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
      }),
    ),
  );
  const path = (userId: string) => ({ params: { path: { id: institutionId, userId } } });
  const setRole = async (userId: string, role: Role): Promise<void> => {
    await dataOf(api.PUT('/api/institutions/{id}/members/{userId}', { ...path(userId), body: { role } }));
    toast(t('institutions.member.changed'));
    await renewInstitutions();
  };
  const remove = async ({ userId, name }: Member): Promise<void> => {
    await dataOf(api.DELETE('/api/institutions/{id}/members/{userId}', path(userId)));
    toast(t('institutions.member.removed', { name }));
    await renewInstitutions();
  };
  const roles = (['member', 'admin'] as const).map((role) => [role, t(`account.institutionRole.${role}`)] as const);

  const columns: Column<Member>[] = [
    { key: 'name', title: t('institutions.member.name'), isName: true, cell: ({ name }) => name },
    {
      key: 'role',
      title: t('institutions.member.role'),
      cell: ({ userId, name, role }) =>
        isAdmin ? (
          <SelectAct
            label={t('institutions.member.roleOf', { name })}
            value={role}
            options={roles}
            act={(next) => setRole(userId, next as Role)}
          />
        ) : (
          t(`account.institutionRole.${role}`)
        ),
    },
    { key: 'joined', title: t('institutions.member.joined'), cell: ({ joinedAt }) => <TimeText at={joinedAt} /> },
  ];
  if (isAdmin) {
    columns.push({
      key: 'remove',
      title: t('institutions.member.remove'),
      isTitleHidden: true,
      cell: (member) => (
        <div className="sm:text-right">
          <ConfirmButton
            look="danger"
            question={t('institutions.member.removeQuestion', { name: member.name })}
            consequence={t('institutions.member.removeConsequence')}
            action={t('institutions.member.remove')}
            onConfirm={() => remove(member)}
          >
            {t('institutions.member.remove')}
          </ConfirmButton>
        </div>
      ),
    });
  }
  return (
    <Panel>
      <PagedList pages={pages} empty={null}>
        {(items) => (
          <Table
            label={t('institutions.tabs.members')}
            rows={items}
            rowKey={({ userId }) => userId}
            columns={columns}
          />
        )}
      </PagedList>
    </Panel>
  );
};
