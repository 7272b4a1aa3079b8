import { t } from '../messages';

/** First use in three steps: where one stands, and what is behind. */
export const Steps = ({ at }: { at: 0 | 1 | 2 | 3 }) => (
  <ol class="steps" aria-label={t.guide.label}>
    {t.guide.steps.map((step, i) => (
      <li
        key={step}
        class={i < at ? 'done' : i === at ? 'now' : ''}
        aria-current={i === at ? 'step' : undefined}
      >
        {step}
        {i < at && <span class="unseen"> {t.guide.done}</span>}
      </li>
    ))}
  </ol>
);
