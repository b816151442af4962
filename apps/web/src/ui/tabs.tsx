// Parts of a page of which one is shown. Arrow keys go from one to the next.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';

export type Tab = { readonly id: string; readonly title: ReactNode; readonly content: () => ReactNode };

export const Tabs = ({
  label,
  tabs,
  shown,
  onShow,
}: {
  label: string;
  tabs: readonly Tab[];
  /** Id of the one shown; the first where it is none of them. */
  shown: string | undefined;
  onShow: (id: string) => void;
}) => {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.find((tab) => tab.id === shown) ?? tabs[0];
  // On a phone the row of tabs may be wider than the page.
  const currentId = current?.id;
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[data-tab="${currentId}"]`);
    const row = list.current;
    if (tab && row) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.clientWidth) / 2;
  }, [currentId]);
  if (current === undefined) return null;
  if (tabs.length === 1) return <div className="flex min-w-0 flex-col gap-3">{current.content()}</div>;

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(current);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (tab === undefined) return;
    event.preventDefault();
    onShow(tab.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  };

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-b border-line"
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            className="tab"
            onClick={() => onShow(tab.id)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${current.id}`} className="flex flex-col gap-3">
        {current.content()}
      </div>
    </div>
  );
};
