import { useEffect } from 'preact/hooks';
import type { WarehouseCard } from '../../../src/app/api';
import { Told } from '../../parts/Told';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { Awaited } from '../../parts/Waiting';
import { showPage } from '../../state/actions';
import { useBusy, useSelect, useSession } from '../../state/hooks';
import { isActive, isMine } from '../../state/run';
import {
  askToClear,
  askToStay,
  goOn,
  loadWarehouse,
  markOfMove,
  openEngine,
} from '../../state/warehouse';
import { Facts } from '../Facts';
import { Bar, Texts } from '../RunBar';
import { Screen } from '../Screen';
import { EngineForm } from './EngineForm';
import { Moving } from './Moving';
import { Soft } from '../../parts/Soft';

const BONES = ['title', 'field', 'title', 'field', 'field'];

/** Where data sets are built: the place in use, others to choose from, and the way from one to the other. */
export const Warehouse = () => {
  const session = useSession();
  const { card, form } = useSelect(({ rooms }) => rooms.warehouse);
  const mark = useSelect(markOfMove);
  useEffect(() => void loadWarehouse(session), [session, mark]);
  const value = card.is === 'here' ? card.value : null;
  if (value && form && !value.move)
    return <EngineForm key={`${form.engine}/${form.edits}`} card={value} form={form} />;
  return (
    <Screen
      label={t.warehouse.title}
      back={{ to: t.warehouse.back, act: () => showPage(session, null) }}
      footer={value?.move && <MoveFooter />}
    >
      <Awaited
        of={card}
        bones={BONES}
        failed={t.warehouse.failedTitle}
        retry={() => void loadWarehouse(session)}
      >
        {(here) => (here.move ? <Moving card={here} move={here.move} /> : <Place card={here} />)}
      </Awaited>
    </Screen>
  );
};

/** How the move stands, and the way to end it. */
const MoveFooter = () => {
  const session = useSession();
  const run = useSelect((state) => state.run);
  const mine = useSelect(({ console }) => isMine(console));
  const stopping = useBusy('stay');
  const going = useBusy('goOn');
  const active = isActive(run);
  return (
    <>
      {active && <Bar run={run} />}
      <div class={active ? 'run active' : 'run'}>
        {active ? <Texts /> : <span class="run-text" />}
        {mine && (
          <Button busy={stopping} onClick={() => askToStay(session)}>
            {stopping ? t.warehouse.stopping : t.warehouse.stop}
          </Button>
        )}
        {mine && !active && (
          <Button kind="primary" busy={going} onClick={() => void goOn(session)}>
            {t.warehouse.goOn}
          </Button>
        )}
      </div>
    </>
  );
};

/** The place in use, and the others. */
const Place = ({ card }: { card: WarehouseCard }) => {
  const session = useSession();
  const mine = useSelect(({ console }) => isMine(console));
  const steward = useSelect(({ console }) => console?.steward?.email);
  const there = useSelect(({ rooms }) => rooms.warehouse.move?.is === 'there');
  const clearing = useBusy('clear');
  const { timeZone } = useSelect(({ console }) => console)!;
  const { engine, title, lasting, since, about, trouble, stopped, engines, old } = card;
  const open = (id: string, edits: boolean) => openEngine(session, { engine: id, edits });
  return (
    <>
      {there && (
        <Note tone="good">
          <p>{t.warehouse.done(title)}</p>
        </Note>
      )}
      {stopped && (
        <Note tone="bad">
          <p>{t.warehouse.ended}</p>
          <Told of={stopped} />
        </Note>
      )}
      <div class="card intro">
        <p>
          <strong>{title}</strong>{' '}
          {since && <span class="soft">{t.settings.since(t.settings.date(since, timeZone))}</span>}
        </p>
        {about && <Facts facts={about} />}
        <Soft>{lasting ? t.warehouse.lasting : t.warehouse.passing}</Soft>
        {trouble && (
          <Note tone="bad">
            <Told of={trouble} />
          </Note>
        )}
        {mine && lasting && (
          <p class="act">
            <Button onClick={() => open(engine, true)}>{t.warehouse.edit}</Button>
          </p>
        )}
      </div>
      {old && (
        <Note tone="info">
          <Told of={old.told} />
          {old.trouble && <Told of={old.trouble} />}
          {mine && !old.clearing && (
            <p>
              <Button kind="link" busy={clearing} onClick={() => askToClear(session, old)}>
                {t.warehouse.clear}
              </Button>
            </p>
          )}
        </Note>
      )}
      {!mine && steward && <Soft>{t.warehouse.ask(steward)}</Soft>}
      {mine && (
        <>
          <h3 class="check-sum">{t.warehouse.others}</h3>
          <ul class="choice">
            {engines
              .filter(({ id, lasting: lasts }) => id !== engine || lasts)
              .map(({ id, title: name, description, trouble: why }) => (
                <li key={id}>
                  <h4>{id === engine ? t.warehouse.another(name) : name}</h4>
                  <p>{description}</p>
                  {why ? (
                    <Note tone="info">
                      <p>
                        {why.message} {why.next}
                      </p>
                    </Note>
                  ) : (
                    <Button
                      kind="link"
                      label={t.warehouse.chooseOf(name)}
                      onClick={() => open(id, false)}
                    >
                      {t.warehouse.choose}
                    </Button>
                  )}
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  );
};
