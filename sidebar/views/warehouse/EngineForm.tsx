import type { WarehouseCard } from '../../../src/app/api';
import { t } from '../../messages/more';
import { Button } from '../../parts/Button';
import { answersOf, draftOf, type Draft } from '../../state/form';
import { useBusy, useSession } from '../../state/hooks';
import type { WarehouseRoom } from '../../state/rooms';
import { useDraft } from '../../state/useDraft';
import { askToSettle, openEngine, settleWarehouse, testWarehouse } from '../../state/warehouse';
import { Screen } from '../Screen';
import { SettingsForm } from '../SettingsForm';

/** How to reach a place: its questions, a test, and what moving there means. */
export const EngineForm = (props: {
  readonly card: WarehouseCard;
  readonly form: NonNullable<WarehouseRoom['form']>;
}) => {
  const session = useSession();
  const { card } = props;
  const { edits } = props.form;
  const engine = card.engines.find(({ id }) => id === props.form.engine)!;
  const form = useDraft(engine, () => draftOf(engine, edits ? card : undefined, false));
  const testing = useBusy('testWarehouse');
  const settling = useBusy('settleWarehouse');
  const busy = testing || settling;
  const input = (draft: Draft) => ({ engine: engine.id, edits, ...answersOf(engine, draft) });
  const test = (): void => void form.ask((draft) => testWarehouse(session, input(draft)), test);
  const goThere = (): void =>
    void form.ask((draft) => settleWarehouse(session, input(draft)), goThere);
  const settle = (): void =>
    void form.ask((draft) => askToSettle(session, card, engine, input(draft), goThere), settle);
  const { editOf, moveTo, means, toLasting, toPassing } = t.warehouse;
  const title = (edits ? editOf : moveTo)(engine.title);
  return (
    <Screen
      label={title}
      back={{ to: t.warehouse.title, act: () => openEngine(session, null) }}
      footer={
        <>
          {engine.lasting && (
            <Button onClick={test} busy={busy}>
              {testing ? t.form.testing : t.warehouse.test}
            </Button>
          )}
          <Button kind="primary" onClick={settle} busy={busy}>
            {settling
              ? edits
                ? t.form.saving
                : t.form.testing
              : edits
                ? t.form.save
                : t.warehouse.move}
          </Button>
        </>
      }
    >
      {!edits && <p class="intro">{engine.description}</p>}
      <SettingsForm asks={engine} form={form} saved={edits} busy={busy} onSubmit={settle} />
      {!edits && (
        <>
          <h3 class="check-sum">{t.warehouse.happens}</h3>
          <ol class="means">
            {[...means, engine.lasting ? toLasting : toPassing].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </Screen>
  );
};
