import { t } from '../messages/more';
import { Dot } from '../parts/Dot';
import { Fold } from '../parts/Fold';
import { byTrouble, type Asking, type Tried } from '../state/many';

/** From so many that work on, their names are opened on demand. */
const MANY = 6;

const Names = ({ names, is }: { names: readonly string[]; is: Tried['is'] }) => {
  const word = { works: t.form.many.works, saved: t.form.many.isSaved, fails: t.form.many.fails };
  return (
    <ul class="tried">
      {names.map((name) => (
        <li key={name}>
          <span class="site">{name}</span>
          <span class={`status ${is === 'fails' ? 'failed' : 'fresh'}`}>
            <Dot />
            {word[is]}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** How each of a list stands: those that fail first, under what they meet, and what to do about it. */
export const TriedNames = ({ asking: { tried, all }, busy }: { asking: Asking; busy: boolean }) => {
  const good = tried.flatMap((one) => (one.is === 'fails' ? [] : [one.name]));
  const is = tried.some((one) => one.is === 'saved') ? 'saved' : 'works';
  const { many } = t.form;
  const failing = byTrouble(tried);
  const title = is === 'saved' ? many.saved(good.length) : many.good(good.length);
  return (
    <section class="results" aria-label={many.results}>
      {busy && <p class="soft">{many.progress(tried.length, all)}</p>}
      {failing.map(({ message, next, names }) => (
        <div key={message + next}>
          <h3>{many.bad(names.length)}</h3>
          <p class="help">
            {message} {next}
          </p>
          <Names names={names} is="fails" />
        </div>
      ))}
      {!busy && failing.length > 0 && is === 'saved' && <p class="help">{many.left}</p>}
      {good.length > MANY ? (
        <Fold title={title}>
          <Names names={good} is={is} />
        </Fold>
      ) : (
        good.length > 0 && (
          <div>
            <h3>{title}</h3>
            <Names names={good} is={is} />
          </div>
        )
      )}
    </section>
  );
};
