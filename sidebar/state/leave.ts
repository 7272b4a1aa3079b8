import { t } from '../messages';
import { valueOf } from './loaded';
import { setRoom } from './rooms';
import type { Session } from './session';
import { isChanged } from './settingsDraft';

export const hasUnsaved = ({ store }: Session): boolean => {
  const { card, draft } = store.get().rooms.settings;
  const saved = valueOf(card);
  return saved !== undefined && isChanged(saved, draft);
};

export const discard = (session: Session): void => {
  setRoom(session, 'settings', { draft: null, errors: {} });
  session.store.set({ problem: null });
};

/** Goes on with `leave`, but asks first where something was typed that is not saved. */
export const leaving = (session: Session, leave: () => void): void => {
  if (!hasUnsaved(session)) {
    leave();
    return;
  }
  session.store.set({
    question: {
      title: t.leave.title,
      body: t.leave.body,
      yes: t.leave.yes,
      no: t.leave.no,
      danger: false,
      act: () => {
        discard(session);
        leave();
      },
    },
  });
};
