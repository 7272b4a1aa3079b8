import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../messages/more';
import { copyText } from '../state/copy';
import { say } from '../state/call';
import { useSession } from '../state/hooks';
import { Button } from './Button';

type Copied =
  | { readonly is: 'not_yet' | 'preparing' | 'copied' }
  | { readonly is: 'by_hand'; readonly text: string };

/** Copies a text that is made when it is asked for. Where copying is forbidden the text is shown, selected. */
export const Copy = (props: {
  readonly label: string;
  /** What screen readers are told when it is done. */
  readonly said: string;
  /** Undefined: it could not be made, which is said elsewhere. */
  readonly text: () => Promise<string | undefined>;
}) => {
  const session = useSession();
  const [copied, setCopied] = useState<Copied>({ is: 'not_yet' });
  const copy = async () => {
    setCopied({ is: 'preparing' });
    const text = await props.text();
    if (text === undefined) {
      setCopied({ is: 'not_yet' });
      return;
    }
    if (!(await copyText(text))) {
      setCopied({ is: 'by_hand', text });
      return;
    }
    setCopied({ is: 'copied' });
    say(session, props.said);
  };
  const preparing = copied.is === 'preparing';
  return (
    <div class="copy">
      {copied.is === 'by_hand' && (
        <ByHand text={copied.text} close={() => setCopied({ is: 'not_yet' })} />
      )}
      <Button busy={preparing} onClick={() => void copy()}>
        {preparing ? t.copying.preparing : copied.is === 'copied' ? t.copying.copied : props.label}
      </Button>
    </div>
  );
};

const ByHand = ({ text, close }: { text: string; close: () => void }) => {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <div class="by-hand">
      <p>{t.copying.byHand}</p>
      <textarea ref={area} readOnly rows={5} aria-label={t.copying.text} value={text} />
      <p>
        <Button kind="link" onClick={close}>
          {t.copying.close}
        </Button>
      </p>
    </div>
  );
};
