// News as Atom (RFC 4287). Markdown goes out as the text it is.

type Entry = {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
};

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML allows no control characters but white space, and takes four signs for its own. */
const xml = (text: string): string =>
  text.replaceAll(/[^\P{Cc}\t\n\r]/gu, '').replaceAll(/[&<>"]/g, (sign) => signs[sign] as string);

export function atomFeed(feed: {
  readonly publicUrl: string;
  readonly language: 'zh' | 'en';
  readonly entries: readonly Entry[];
}): string {
  const { publicUrl, language, entries } = feed;
  const own = `${publicUrl}/api/news.atom?language=${language}`;
  const updatedMs = Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime()));
  const title = language === 'zh' ? '稷下新闻' : 'Jixia news';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<title>${title}</title><id>${xml(own)}</id><updated>${new Date(updatedMs).toISOString()}</updated>`,
    `<author><name>Jixia</name></author>`,
    `<link rel="self" href="${xml(own)}"/><link href="${xml(`${publicUrl}/news`)}"/>`,
    ...entries.map(
      ({ url, title, text, publishedAt, updatedAt }) =>
        `<entry><id>${xml(url)}</id><title>${xml(title)}</title><link href="${xml(url)}"/>` +
        `<published>${publishedAt.toISOString()}</published><updated>${updatedAt.toISOString()}</updated>` +
        `<content type="text">${xml(text)}</content></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}
