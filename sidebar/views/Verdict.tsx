import { useEffect, useRef } from 'preact/hooks';
import { Told } from '../parts/Told';
import { t } from '../messages/more';
import { Note } from '../parts/Note';
import type { Verdict } from '../state/useDraft';
import { Facts } from './Facts';

/** What a test or a save said of the form as a whole. */
export const VerdictNote = ({ verdict }: { verdict: Verdict }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (verdict.is !== 'none') place.current?.scrollIntoView({ block: 'nearest' });
  }, [verdict]);
  return (
    <div ref={place} class="verdict">
      {verdict.is === 'good' && (
        <Note tone="good">
          <strong>{t.form.works}</strong> <Facts facts={verdict.about} />
        </Note>
      )}
      {verdict.is === 'bad' && (
        <Note tone="bad">
          <Told of={verdict} />
        </Note>
      )}
    </div>
  );
};
