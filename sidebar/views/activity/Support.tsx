import { t } from '../../messages/more';
import { Copy } from '../../parts/Copy';
import { call } from '../../state/call';
import { useSession } from '../../state/hooks';

/** What can be taken along from a run: a text for whoever helps, and Google's own log. */
export const Support = ({
  run,
  cloudLog,
}: {
  run: string | null;
  cloudLog?: string | undefined;
}) => {
  const session = useSession();
  const ask = () =>
    call(
      session,
      'support',
      () => session.client.supportBundle(run),
      () => undefined,
    );
  return (
    <>
      {cloudLog && /^https:/.test(cloudLog) && (
        <a
          class="button plain"
          href={cloudLog}
          target="_blank"
          rel="noopener"
          aria-label={t.story.cloudLogLabel}
        >
          {t.story.cloudLog} <span aria-hidden="true">↗</span>
        </a>
      )}
      <Copy label={t.copying.support} said={t.copying.supportSaid} text={ask} />
    </>
  );
};
