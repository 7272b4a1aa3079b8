import { useLayoutEffect, useRef, useState } from 'preact/hooks';
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
  const { title, body, items, choices, yes, no, danger, act } = question;
  const [chosen, setChosen] = useState(choices?.of[0]?.value ?? '');
  const close = () => dialog.current?.close();
  // A question that comes while the one before is closing takes its place: it opens as it is drawn, for the
  // end of the one before may be told in between.
  useLayoutEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    setChosen(choices?.of[0]?.value ?? '');
  }, [question]);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-body"
      onClose={() => {
        // The next question may have been asked before this one's end is told.
        if (!dialog.current?.open && store.get().question === question)
          store.set({ question: null });
      }}
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
      {choices && <Choices choices={choices} chosen={chosen} onChoose={setChosen} />}
      <div class="choices">
        <Button onClick={close} autoFocus>
          {no}
        </Button>
        <Button
          kind={danger ? 'danger' : 'primary'}
          onClick={() => {
            close();
            act(chosen);
          }}
        >
          {yes}
        </Button>
      </div>
    </dialog>
  );
};

const Choices = (props: {
  readonly choices: NonNullable<Question['choices']>;
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}) => (
  <fieldset class="radios">
    <legend>{props.choices.legend}</legend>
    {props.choices.of.map(({ value, title, help }) => (
      <label key={value}>
        <input
          type="radio"
          name="choice"
          value={value}
          checked={value === props.chosen}
          onChange={() => props.onChoose(value)}
        />
        <span>
          {title}
          <span class="help">{help}</span>
        </span>
      </label>
    ))}
  </fieldset>
);
