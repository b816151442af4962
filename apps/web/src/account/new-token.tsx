// Making an API token; its secret is shown once.
import { type Body, dataOf } from '@jixia/api-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Me } from '../api/use-me.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { Form, Notice } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';

type Scope = NonNullable<Body<'/api/tokens'>>['scopes'][number];

const SCOPES: readonly Scope[] = ['read', 'submit', 'competitions', 'models', 'institutions', 'teams', 'admin'];
const DAYS = [7, 30, 90, 366] as const;

const Made = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('account.tokens.createdTitle')}
      onClose={onClose}
      footer={
        <>
          <CopyButton text={secret} />
          <Button look="gold" onClick={onClose}>
            {t('account.tokens.done')}
          </Button>
        </>
      }
    >
      <Notice>{t('account.tokens.once')}</Notice>
      <code className="rounded-lg bg-night px-3 py-2.5 font-mono text-[13px] break-all" data-testid="token-secret">
        {secret}
      </code>
      <p className="text-[13px] text-mist">{t('account.tokens.use')}</p>
      <code className="rounded-lg bg-night px-3 py-2.5 font-mono text-[12.5px] break-all">
        {`curl -H "Authorization: Bearer $JIXIA_TOKEN" ${window.location.origin}/api/me`}
      </code>
    </Dialog>
  );
};

export const NewToken = ({ me, onMade, onClose }: { me: Me; onMade: () => void; onClose: () => void }) => {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['read', 'submit']);
  const [days, setDays] = useState('90');
  const [secret, setSecret] = useState<string | null>(null);
  const offered = SCOPES.filter((scope) => scope !== 'admin' || me.roles.includes('siteAdmin'));
  const submit = useSubmit({
    fields: ['name', 'scopes', 'expiresInDays'],
    check: () => ({
      name: name.trim() === '' ? t('account.tokens.nameCheck') : undefined,
      scopes: scopes.length === 0 ? t('account.tokens.scopesCheck') : undefined,
    }),
    async send() {
      const expiresInDays = days === 'never' ? null : Number(days);
      const body = { name: name.trim(), scopes: [...scopes], expiresInDays };
      const made = await dataOf(api.POST('/api/tokens', { body }));
      setSecret(made.secret);
      onMade();
    },
  });
  if (secret !== null) return <Made secret={secret} onClose={onClose} />;
  const scopesError = submit.errorOf('scopes');
  return (
    <Dialog title={t('account.tokens.new')} onClose={onClose}>
      <Form
        submit={submit}
        action={t('account.tokens.create')}
        label={t('account.tokens.new')}
        beside={<Button onClick={onClose}>{t('form.cancel')}</Button>}
      >
        <TextField
          label={t('account.tokens.name')}
          hint={t('account.tokens.nameHint')}
          name="name"
          autoComplete="off"
          maxLength={80}
          value={name}
          error={submit.errorOf('name')}
          onChange={({ target }) => setName(target.value)}
        />
        <fieldset className="flex flex-col gap-2.5">
          <legend className="mb-2 text-[13px] font-medium">{t('account.tokens.scopes')}</legend>
          <div className="grid gap-x-4 gap-y-2.5 sm:grid-cols-2">
            {offered.map((scope) => (
              <CheckField
                key={scope}
                label={t(`account.scope.${scope}`)}
                hint={t(`account.scope.${scope}Hint`)}
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                }
              />
            ))}
          </div>
          {scopesError === undefined ? null : (
            <p role="alert" className="text-[12.5px] text-vermilion">
              {scopesError}
            </p>
          )}
        </fieldset>
        <SelectField
          label={t('account.tokens.expires')}
          value={days}
          error={submit.errorOf('expiresInDays')}
          onChange={({ target }) => setDays(target.value)}
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('account.tokens.days', { days: count })}
            </option>
          ))}
          <option value="never">{t('account.tokens.never')}</option>
        </SelectField>
      </Form>
    </Dialog>
  );
};
