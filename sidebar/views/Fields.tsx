import type { ComponentChildren } from 'preact';
import type { Field } from '../../src/model';
import { t } from '../messages';

/** What each column says, and how close it is to a person. Until that is known: the columns' titles. */
export const Fields = (props: {
  readonly titles: readonly string[];
  readonly fields: readonly Field[] | undefined;
  readonly waiting: ComponentChildren;
}) => {
  const { titles, fields, waiting } = props;
  if (!fields)
    return (
      <>
        {waiting}
        <p>{t.details.listOf(titles)}</p>
      </>
    );
  return (
    <dl class="fields">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>
            {field.title}
            {field.unit && <span class="unit">{field.unit}</span>}
            {field.class !== 'none' && (
              <span class={`tag ${field.class}`} title={t.details.classMeanings[field.class]}>
                {t.details.classes[field.class]}
              </span>
            )}
          </dt>
          <dd>{field.meaning}</dd>
        </div>
      ))}
    </dl>
  );
};
