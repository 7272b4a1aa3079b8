import { useEffect, useRef } from 'preact/hooks';
import { useSelect, useSession } from '../state/hooks';
import type { Question } from '../state/session';
import { Button } from './Button';

/** One question at a time, in the browser's own modal dialog: it keeps the focus and gives it back. */
export const Confirm = () => {
  const question = useSelect((state) => state.question);
  return question && <Dialog question={question} />;
};

const Dialog = ({ question }: { question: Question }) => {
  const { store } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  useEffect(() => dialog.current?.showModal(), []);
  const { title, body, items, yes, no, danger, act } = question;
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-body"
      onClose={() => store.set({ question: null })}
    >
      <h2 id="confirm-title">{title}</h2>
      <div id="confirm-body">
        <p>{body}</p>
        {items && items.titles.length > 0 && (
          <>
            <p>{items.intro}</p>
            <ul>
              {items.titles.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div class="choices">
        <Button onClick={close} autoFocus>
          {no}
        </Button>
        <Button
          kind={danger ? 'danger' : 'primary'}
          onClick={() => {
            close();
            act();
          }}
        >
          {yes}
        </Button>
      </div>
    </dialog>
  );
};
