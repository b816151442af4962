// Shows Markdown that anybody may have written: no HTML of theirs, links without trust, pictures of this site only.
import { type ComponentPropsWithoutRef, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { safeImage, safeLink } from './safe-address.ts';
import './markdown.css';
import './texts.ts';

/** Longer texts are refused by the server. */
const mostCharacters = 50_000;
const origin = (): string => (typeof window === 'undefined' ? 'https://site.invalid' : window.location.origin);

const Anchor = ({ href = '', children, id, ...rest }: ComponentPropsWithoutRef<'a'>) => {
  const { t } = useTranslation();
  const safe = safeLink(href, origin());
  if (safe === null) return <span>{children}</span>;
  const marks = { id, 'aria-describedby': rest['aria-describedby'], 'aria-label': rest['aria-label'] };
  if (!safe.isElsewhere) {
    return (
      <a href={safe.href} rel="nofollow noopener" className="link" {...marks}>
        {children}
      </a>
    );
  }
  return (
    <a href={safe.href} rel="nofollow noopener noreferrer" target="_blank" className="link" {...marks}>
      {children}
      <span className="sr-only"> {t('markdown.newWindow')}</span>
    </a>
  );
};

const Picture = ({ src, alt }: ComponentPropsWithoutRef<'img'>) => {
  const { t } = useTranslation();
  const text = alt === undefined || alt === '' ? t('markdown.noText') : alt;
  const safe = typeof src === 'string' ? safeImage(src, origin()) : null;
  return safe === null ? (
    <span className="text-mist">[{t('markdown.refusedImage', { text })}]</span>
  ) : (
    <img src={safe} alt={alt ?? ''} loading="lazy" referrerPolicy="no-referrer" />
  );
};

/** A box that is too wide for a phone scrolls by itself, by keys too. */
const Scrolling = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys
  <section className="markdown-scroll" aria-label={label} tabIndex={0}>
    {children}
  </section>
);

const Table = ({ children }: ComponentPropsWithoutRef<'table'>) => {
  const { t } = useTranslation();
  return (
    <Scrolling label={t('markdown.table')}>
      <table>{children}</table>
    </Scrolling>
  );
};

const Code = ({ children }: ComponentPropsWithoutRef<'pre'>) => {
  const { t } = useTranslation();
  return (
    <Scrolling label={t('markdown.code')}>
      <pre>{children}</pre>
    </Scrolling>
  );
};

const Task = ({ checked }: ComponentPropsWithoutRef<'input'>) => {
  const { t } = useTranslation();
  return (
    <span role="img" aria-label={t(checked === true ? 'markdown.done' : 'markdown.open')}>
      {checked === true ? '☑' : '☐'}
    </span>
  );
};

type Level = 2 | 3 | 4 | 5 | 6;

/** Headings of a text lie below those of the page. */
const headings = (top: Level): Components =>
  Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => {
      const Tag = `h${Math.min(6, level + top - 1)}` as 'h2';
      return [`h${level}`, ({ children, id }: ComponentPropsWithoutRef<'h2'>) => <Tag id={id}>{children}</Tag>];
    }),
  );

const shared: Components = { a: Anchor, img: Picture, table: Table, pre: Code, input: Task };
const byLevel = Object.fromEntries(
  ([2, 3, 4, 5, 6] as const).map((level) => [level, { ...shared, ...headings(level) }]),
) as unknown as Readonly<Record<Level, Components>>;

/** `headingLevel` is what `#` becomes: one below the heading that the text stands under. */
export const Markdown = ({ text, headingLevel = 3 }: { text: string; headingLevel?: Level }) => {
  const { t } = useTranslation();
  // Several texts on one page have footnotes of the same names.
  const clobberPrefix = `${useId().replaceAll(/\W/g, '')}-`;
  return (
    <div className="markdown">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        remarkRehypeOptions={{
          clobberPrefix,
          footnoteLabel: t('markdown.footnotes'),
          footnoteLabelTagName: 'p',
          footnoteLabelProperties: { className: [] },
          footnoteBackLabel: t('markdown.backToText'),
        }}
        components={byLevel[headingLevel]}
        // Addresses are judged where they are shown, by `safeLink` and `safeImage`.
        urlTransform={(address) => address}
      >
        {text.slice(0, mostCharacters)}
      </ReactMarkdown>
    </div>
  );
};
