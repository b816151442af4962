// Markdown that people wrote, shown. HTML in it stays text; pictures from elsewhere are not fetched (the site's content
// policy forbids them) and become links.
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';

const REMARK = [remarkGfm];

export const Markdown = ({ text }: { text: string }) => (
  <div className="markdown">
    <ReactMarkdown
      remarkPlugins={REMARK}
      components={{
        a: ({ href, children }) => (
          <a href={href} className="link" rel="noopener noreferrer nofollow ugc">
            {children}
          </a>
        ),
        img: ({ src, alt }) => (
          <a href={typeof src === 'string' ? src : undefined} className="link" rel="noopener noreferrer nofollow ugc">
            {alt || String(src)}
          </a>
        ),
        // The page has one h1, and parts of it have an h2.
        h1: 'h3',
        h2: 'h4',
        h3: 'h5',
        h4: 'h6',
        table: ({ children }) => (
          <div className="overflow-x-auto">
            <table>{children}</table>
          </div>
        ),
      }}
    >
      {text}
    </ReactMarkdown>
  </div>
);
