// What the page of a report does by itself: language, dark and light, tips, moving in tables, links into replays. It goes
// into the page as text, so it uses nothing from outside of itself.

export const pageScript = (): void => {
  const root = document.documentElement;
  const keep = (key: string, value: string): void => {
    try {
      localStorage.setItem(`jixia.report.${key}`, value);
    } catch {
      // A page from a file may have no storage; then it forgets.
    }
  };
  const kept = (key: string): string | null => {
    try {
      return localStorage.getItem(`jixia.report.${key}`);
    } catch {
      return null;
    }
  };
  const find = <E extends HTMLElement>(id: string): E | null => document.getElementById(id) as E | null;
  const tipped = [...document.querySelectorAll<HTMLElement>('[data-tip-en]')];

  const isChinese = (): boolean => root.lang.startsWith('zh');
  const tipOf = (element: HTMLElement): string =>
    (isChinese() ? element.dataset['tipZh'] : element.dataset['tipEn']) ?? '';
  const speak = (language: string): void => {
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    const button = find('language');
    if (button) button.textContent = isChinese() ? 'English' : '中文';
    document.title = (isChinese() ? root.dataset['titleZh'] : root.dataset['titleEn']) ?? document.title;
    for (const element of tipped) element.setAttribute('aria-label', tipOf(element));
    for (const element of document.querySelectorAll<HTMLElement>('[data-label-en]')) {
      const label = isChinese() ? element.dataset['labelZh'] : element.dataset['labelEn'];
      element.setAttribute('aria-label', label ?? '');
    }
  };
  speak(kept('language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'));
  find('language')?.addEventListener('click', () => {
    speak(isChinese() ? 'en' : 'zh');
    keep('language', isChinese() ? 'zh' : 'en');
  });

  const wishesDark = matchMedia('(prefers-color-scheme: dark)');
  const theme = (name: string): void => {
    root.dataset['theme'] = name;
  };
  const first = kept('theme');
  if (first === 'dark' || first === 'light') theme(first);
  find('theme')?.addEventListener('click', () => {
    const now = root.dataset['theme'] ?? (wishesDark.matches ? 'dark' : 'light');
    theme(now === 'dark' ? 'light' : 'dark');
    keep('theme', root.dataset['theme'] ?? 'light');
  });

  const bubble = find('tip');
  const show = (element: HTMLElement): void => {
    if (!bubble) return;
    bubble.textContent = tipOf(element);
    bubble.classList.add('on');
    const place = element.getBoundingClientRect();
    const size = bubble.getBoundingClientRect();
    const left = Math.min(Math.max(6, place.left + place.width / 2 - size.width / 2), innerWidth - size.width - 6);
    const above = place.top - size.height - 7;
    bubble.style.left = `${left}px`;
    bubble.style.top = `${above < 6 ? place.bottom + 7 : above}px`;
  };
  const hide = (): void => bubble?.classList.remove('on');
  const tippedAt = (target: EventTarget | null): HTMLElement | null =>
    target instanceof Element ? target.closest<HTMLElement>('[data-tip-en]') : null;
  document.addEventListener('pointerover', (event) => {
    const element = tippedAt(event.target);
    if (element) show(element);
    else hide();
  });
  document.addEventListener('focusin', (event) => {
    const element = tippedAt(event.target);
    if (element) show(element);
    else hide();
  });
  document.addEventListener('focusout', hide);
  // Focusing a cell may scroll to it: its tip goes along.
  const follow = (): void => {
    const element = tippedAt(document.activeElement);
    if (element?.matches(':focus-visible')) show(element);
    else hide();
  };
  addEventListener('scroll', follow, true);

  // In a table of cells the arrow keys move, Home and End go to the ends of a row.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLTableCellElement>('td.heat') : null;
    if (!cell) return;
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Home: [0, -Infinity],
      End: [0, Infinity],
    };
    const step = steps[event.key];
    const table = cell.closest('table');
    if (!step || !table) return;
    event.preventDefault();
    const rows = [...table.tBodies[0]!.rows];
    let row = rows.indexOf(cell.parentElement as HTMLTableRowElement);
    let column = cell.cellIndex;
    const at = (r: number, c: number): HTMLElement | null => (rows[r]?.cells[c] as HTMLElement | undefined) ?? null;
    let next: HTMLElement | null = null;
    if (Number.isFinite(step[1])) {
      do {
        row += step[0];
        column += step[1];
        next = at(row, column);
      } while (next && !next.classList.contains('heat') && column > 0);
    } else {
      const heats = [...rows[row]!.querySelectorAll<HTMLElement>('td.heat')];
      next = (step[1] < 0 ? heats[0] : heats.at(-1)) ?? null;
    }
    if (!next?.classList.contains('heat')) return;
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-chooses]')) {
    const choices = [...document.querySelectorAll<HTMLElement>(`#${select.dataset['chooses']}-choices > .choice`)];
    const choose = (): void => {
      for (const choice of choices) choice.hidden = choice.dataset['choice'] !== select.value;
    };
    select.addEventListener('change', choose);
    choose();
  }

  const replays = JSON.parse(find('replays')?.textContent ?? '[]') as (string | null)[];
  const site = find<HTMLInputElement>('site');
  const link = (): void => {
    const base = (site?.value ?? '').trim().replace(/\/+$/, '');
    for (const anchor of document.querySelectorAll<HTMLAnchorElement>('a[data-replay]')) {
      const replay = replays[Number(anchor.dataset['replay'])];
      if (replay && /^https?:\/\//.test(base)) {
        anchor.href = `${base}/#replay=${replay}&t=${anchor.dataset['decision']}`;
      } else anchor.removeAttribute('href');
    }
  };
  if (site) {
    site.value = kept('site') ?? site.value;
    site.addEventListener('input', () => {
      keep('site', site.value);
      link();
    });
  }
  link();
};
