// The family of a model as a tree: each fork stands under what it was made from.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageFailure } from '../site/page-failure.tsx';
import { PageLoading } from '../site/page-loading.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { type Model, type Relative, useLineage } from './use-models.ts';
import './models.css';
import './texts.ts';

type Node = { readonly relative: Relative; readonly children: readonly Node[] };

/** What was made from a model that is not public stands at the top. */
export const treesOf = (relatives: readonly Relative[]): readonly Node[] => {
  const known = new Set(relatives.map(({ id }) => id));
  const under = (parent: string): readonly Node[] =>
    relatives
      .filter(({ forkOfId }) => forkOfId === parent)
      .map((relative) => ({ relative, children: under(relative.id) }));
  return relatives
    .filter(({ forkOfId }) => forkOfId === null || !known.has(forkOfId))
    .map((relative) => ({ relative, children: under(relative.id) }));
};

const Branch = ({ node, here }: { node: Node; here: string }) => {
  const { t } = useTranslation();
  const { id, slug, title, ownerName, status, forkOfNumber, createdAt, versions } = node.relative;
  const isHere = id === here;
  return (
    <li className="lineage-node">
      <div
        className={`flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border px-3 py-2 ${isHere ? 'border-gold' : 'border-line'}`}
      >
        {isHere ? (
          <strong className="font-semibold">{title}</strong>
        ) : (
          <Link to={`/models/${slug}`} className="link font-medium">
            {title}
          </Link>
        )}
        <span className="text-[12.5px] text-mist">
          {[
            ownerName,
            forkOfNumber === null ? null : t('models.fromVersion', { number: forkOfNumber }),
            t('models.versionCount', { count: versions }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
        {status === 'withdrawn' ? <span className="badge badge-vermilion">{t('models.status.withdrawn')}</span> : null}
        {isHere ? <span className="badge badge-gold">{t('models.lineageHere')}</span> : null}
        <span className="ml-auto text-[12.5px] text-mist">
          <TimeText at={createdAt} />
        </span>
      </div>
      {node.children.length === 0 ? null : (
        <ul className="lineage-children">
          {node.children.map((child) => (
            <Branch key={child.relative.id} node={child} here={here} />
          ))}
        </ul>
      )}
    </li>
  );
};

export const LineagePicture = ({ model }: { model: Model }) => {
  const { t } = useTranslation();
  const { data, error, refetch } = useLineage(model.id);
  if (data === undefined)
    return error === null ? <PageLoading /> : <PageFailure error={error} onAgain={() => void refetch()} />;
  if (data.length <= 1) return <p className="text-mist">{t('models.lineageAlone')}</p>;
  return (
    <ul className="flex flex-col gap-2" data-testid="lineage">
      {treesOf(data).map((node) => (
        <Branch key={node.relative.id} node={node} here={model.id} />
      ))}
    </ul>
  );
};
