// The head of a page: its name, what it is about, what can be done.
import type { ReactNode } from 'react';

export const PageHead = ({
  title,
  lead,
  eyebrow,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  /** A line above the name: where one is. */
  eyebrow?: ReactNode;
  /** Buttons and links. */
  children?: ReactNode;
}) => (
  <div className="flex flex-wrap items-end gap-x-6 gap-y-3 py-3 lg:py-5">
    <div className="min-w-0 flex-1 basis-72">
      {eyebrow === undefined ? null : <div className="mb-1.5 text-[12.5px] text-mist">{eyebrow}</div>}
      <h1 className="font-serif text-[26px] leading-tight font-bold break-words sm:text-[32px]">{title}</h1>
      {lead === undefined ? null : <p className="mt-2 max-w-[70ch] leading-relaxed text-mist">{lead}</p>}
    </div>
    {children === undefined ? null : <div className="flex flex-wrap items-center gap-2">{children}</div>}
  </div>
);

/** A titled part of a page. */
export const Panel = ({
  title,
  lead,
  actions,
  children,
}: {
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) => (
  <section className="panel flex min-w-0 flex-col gap-3 p-4 sm:p-5">
    {title === undefined ? null : (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="text-[16px] font-semibold">{title}</h2>
          {lead === undefined ? null : <p className="mt-0.5 text-[13px] leading-snug text-mist">{lead}</p>}
        </div>
        {actions}
      </div>
    )}
    {children}
  </section>
);
