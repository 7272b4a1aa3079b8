import './style/base.css';
import './style/chrome.css';
import './style/form.css';
import './style/list.css';
import './style/card.css';
import './style/details.css';
import './style/connections.css';
import './style/dialog.css';
import './style/activity.css';
import './style/narrow.css';
import { render } from 'preact';
import { App } from './App';
import { createClient, googleRunner } from './client';
import { language } from './messages';
import { open } from './state/actions';
import { SessionProvider } from './state/hooks';
import { createSession } from './state/session';
import { startAt } from './state/start';

document.documentElement.lang = language;
const session = createSession(createClient(googleRunner(), language));
startAt(session, document.documentElement.dataset.start);
render(
  <SessionProvider value={session}>
    <App />
  </SessionProvider>,
  document.getElementById('app') as HTMLElement,
);
void open(session);

// An entry without exports is a CommonJS module to the bundler, which then wraps every module it imports.
export {};
