// Makes a draft of one's own from a model.
import { dataOf } from '@jixia/api-client';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { useMe } from '../api/use-me.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Model, refreshModel } from './use-models.ts';
import './texts.ts';

const ForkForm = ({ model, number }: { model: Model; number: number }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState(model.title);
  const [slug, setSlug] = useState(`${model.slug}-2`.slice(0, 48));
  const submit = useSubmit({
    fields: ['title', 'slug'],
    send: async () => {
      const body = { title: title.trim(), slug: slug.trim(), number };
      const fork = await dataOf(api.POST('/api/models/{id}/fork', { params: { path: { id: model.id } }, body }));
      await refreshModel();
      await navigate({ to: `/models/${fork.slug}` });
    },
  });
  return (
    <Form submit={submit} action={t('models.forkAction')} label={t('models.fork')}>
      <p className="leading-relaxed text-mist">{t('models.forkLead', { licence: model.licence, number })}</p>
      <TextField
        label={t('models.form.title')}
        value={title}
        maxLength={120}
        required
        error={submit.errorOf('title')}
        onChange={({ target }) => setTitle(target.value)}
      />
      <TextField
        label={t('models.form.slug')}
        hint={t('models.form.slugHint')}
        value={slug}
        maxLength={48}
        required
        autoCapitalize="none"
        error={submit.errorOf('slug')}
        data-testid="fork-slug"
        onChange={({ target }) => setSlug(target.value)}
      />
    </Form>
  );
};

export const ForkButton = ({ model, number }: { model: Model; number: number | null }) => {
  const { t } = useTranslation();
  const { me } = useMe();
  const [isOpen, setOpen] = useState(false);
  const path = useRouterState({ select: ({ location }) => location.href });
  if (number === null) return null;
  if (!model.allowsForks)
    return (
      <Button disabled title={t('models.noForks')}>
        {t('models.fork')}
      </Button>
    );
  if (me === null)
    return (
      <Link to="/sign-in" search={{ next: path }} className="button">
        {t('models.fork')}
      </Link>
    );
  return (
    <>
      <Button data-testid="fork" onClick={() => setOpen(true)}>
        {t('models.fork')}
      </Button>
      {isOpen ? (
        <Dialog title={t('models.forkTitle', { title: model.title })} onClose={() => setOpen(false)}>
          <ForkForm model={model} number={number} />
        </Dialog>
      ) : null}
    </>
  );
};
