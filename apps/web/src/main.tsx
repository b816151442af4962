// Entry of the site.
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startI18n } from './i18n/index.ts';
import './theme.css';

await startI18n();
createRoot(document.getElementById('root') as HTMLElement).render(<App />);
