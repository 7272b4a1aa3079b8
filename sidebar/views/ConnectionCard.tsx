import type { ConnectionCard as Card, Leftovers } from '../../src/app/api';
import { isSecret } from '../../src/model/connector';
import { t } from '../messages';
import { Button } from '../parts/Button';
import { memo } from '../parts/memo';
import { Note } from '../parts/Note';
import { showForm } from '../state/actions';
import { daysUntil, pauseConnection, removeConnection, SOON_DAYS } from '../state/connections';
import { useBusy, useClock, useSelect, useSession } from '../state/hooks';
import { Facts } from './Facts';
import { Dot } from '../parts/Dot';
import { Soft } from '../parts/Soft';
import { Told } from '../parts/Told';

interface CardProps {
  readonly connection: Card;
  readonly mine: boolean;
}

/** One account at one vendor: what it reaches, how its key stands, and what can be done with it. */
export const ConnectionCard = memo((props: CardProps) => {
  const { site, paused, connector } = props.connection;
  const title = useSelect(({ console }) => console!.connectors).find(
    ({ id }) => id === connector,
  )?.title;
  return (
    <li class="card">
      <div class="card-head">
        <h3>{site}</h3>
        {paused && (
          <span class="status paused">
            <Dot />
            {t.connections.paused}
          </span>
        )}
      </div>
      {site !== title && <Soft>{title ?? connector}</Soft>}
      <ConnectionBody {...props} />
    </li>
  );
});

/** All but its name. */
export const ConnectionBody = memo(({ connection, mine }: CardProps) => {
  const { id, about, paused, trouble, unread } = connection;
  const { connectors, notices } = useSelect(({ console }) => console)!;
  const connector = connectors.find((c) => c.id === connection.connector);
  const address = connector?.settings.find(({ type }) => type === 'url');
  return (
    <>
      {address && <p class="soft address">{connection.settings[address.name]}</p>}
      {about && <Facts facts={about} />}
      <Key connection={connection} />
      {paused && !trouble && <p class="about">{t.connections.pausedNote}</p>}
      {trouble && (
        <Note tone="warn">
          <p>
            <strong>{trouble.message}</strong>
          </p>
          <p>{trouble.next}</p>
        </Note>
      )}
      {unread && <Unread {...unread} />}
      {notices
        .filter((notice) => notice.connection === id && notice.kind === 'key_refused')
        .map(({ kind, message, next }) => (
          <Note key={kind} tone="warn">
            <p>
              <strong>{message}</strong>
            </p>
            <p>{next}</p>
          </Note>
        ))}
      {mine && (
        <Acts connection={connection} sealed={connector?.settings.some(isSecret) ?? false} />
      )}
    </>
  );
});

/** It could not be read while others were. */
const Unread = ({ since, trouble }: NonNullable<Card['unread']>) => {
  const { now, timeZone } = useClock();
  return (
    <Note tone="warn">
      <p>
        <strong>{t.connections.unread(since, now, timeZone)}.</strong>
      </p>
      <Told of={trouble} />
    </Note>
  );
};

/** Since when the secret is there, and when it stops working. */
const Key = ({ connection: { credential } }: { connection: Card }) => {
  const state = useSelect(({ console }) => console)!;
  const given = useSelect(
    ({ now }) => credential && t.connections.keyGiven(now - Date.parse(credential.since)),
  );
  if (!credential) return null;
  const { expires } = credential;
  const days = expires === undefined ? null : daysUntil(state, expires);
  return (
    <p class="key">
      <span>{given}</span>
      {days !== null && (
        <span class={days < 0 ? 'gone' : days <= SOON_DAYS ? 'soon' : ''}>
          {days <= SOON_DAYS ? t.connections.keyExpires(days) : t.connections.keyUntil(expires!)}
        </span>
      )}
    </p>
  );
};

/** @param sealed it has a secret that can be replaced. */
const Acts = ({ connection, sealed }: { connection: Card; sealed: boolean }) => {
  const session = useSession();
  const { id, site, paused, connector, credential } = connection;
  const removing = useBusy(`remove/${id}`);
  const pausing = useBusy(`pause/${id}`);
  const edit = { connector, id };
  return (
    <div class="acts">
      <Button
        kind="link"
        label={t.connections.editOf(site)}
        onClick={() => showForm(session, edit)}
      >
        {t.connections.edit}
      </Button>
      {sealed && (
        <Button
          kind="link"
          label={t.connections.replaceOf(site)}
          onClick={() => showForm(session, { ...edit, replacing: 'secret' })}
        >
          {t.connections.replace}
        </Button>
      )}
      {(credential || !paused) && (
        <Button
          kind="link"
          busy={pausing}
          label={paused ? t.connections.goOnOf(site) : t.connections.pauseOf(site)}
          onClick={() => void pauseConnection(session, id, site, !paused)}
        >
          {pausing ? t.connections.pausing : paused ? t.connections.goOn : t.connections.pause}
        </Button>
      )}
      <RemoveButton connection={connection} busy={removing} />
    </div>
  );
};

/** Asks what happens to the data; what is kept is chosen unless a person says otherwise. */
const RemoveButton = ({ connection, busy }: { connection: Card; busy: boolean }) => {
  const session = useSession();
  const { id, site, depends } = connection;
  const { leftovers } = t.connections;
  const ask = () =>
    session.store.set({
      question: {
        title: t.connections.removeTitle(site),
        body: t.connections.removeBody,
        items: { intro: t.connections.depends(depends.length), titles: depends },
        ...(depends.length > 0
          ? {
              choices: {
                legend: leftovers.legend,
                of: [
                  { value: 'keep', title: leftovers.keep, help: leftovers.keepHelp },
                  { value: 'delete', title: leftovers.delete, help: leftovers.deleteHelp },
                ],
              },
            }
          : {}),
        yes: t.connections.remove,
        no: t.confirm.noRemove,
        danger: true,
        act: (chosen) => void removeConnection(session, id, site, (chosen || 'keep') as Leftovers),
      },
    });
  return (
    <Button kind="link" label={t.connections.removeOf(site)} busy={busy} onClick={ask}>
      {busy ? t.connections.removing : t.connections.remove}
    </Button>
  );
};
