import './style/base.css';
import './style/title.css';
import './style/menus.css';
import './style/bars.css';
import './style/cards.css';
import './style/grid.css';
import './style/panels.css';
import './style/drawers.css';
import { render } from 'preact';
import { createApi, placeIn } from './api/client';
import { App } from './App';
import { open } from './state/actions';
import { poll } from './state/poll';
import { createSession, SessionProvider } from './state/session';
import { rememberSidebar } from './state/sidebar';

const session = createSession(createApi(placeIn(location.search)));
render(
  <SessionProvider value={session}>
    <App />
  </SessionProvider>,
  document.getElementById('page')!,
);
rememberSidebar(session);
// Google runs onOpen whenever a person opens the workbook; the menu comes from there.
void poll(session, () => void open(session));
