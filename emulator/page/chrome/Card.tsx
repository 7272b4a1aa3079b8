import type { CardButton, CardWidget } from '../api/contract';
import { showCard } from '../state/actions';
import { useSelect, useSession } from '../state/session';
import { Cross } from './Cross';

/** The add-on’s card, in Google’s own panel at the right. */
export function Card() {
  const { store } = useSession();
  const card = useSelect((state) => state.card);
  if (!card) return null;
  return (
    <aside class="sidebar card" aria-label={`Card of ${card.title}`}>
      <div class="panel-head">
        <h2>{card.title}</h2>
        <button
          type="button"
          class="quiet"
          aria-label="Close the card"
          onClick={() => store.set({ card: null })}
        >
          <Cross />
        </button>
      </div>
      <p class="card-subtitle">{card.subtitle}</p>
      {card.sections.map((widgets, index) => (
        <section key={index}>
          {widgets.map((widget, place) => (
            <Widget key={place} widget={widget} />
          ))}
        </section>
      ))}
    </aside>
  );
}

function Widget({ widget }: { widget: CardWidget }) {
  if (widget.kind === 'buttons')
    return (
      <div class="card-buttons">
        {widget.buttons.map((button) => (
          <Button key={button.text} button={button} />
        ))}
      </div>
    );
  return (
    <dl>
      <dt>{widget.label}</dt>
      <dd>{plain(widget.text)}</dd>
    </dl>
  );
}

function Button({ button }: { button: CardButton }) {
  const session = useSession();
  if (button.url !== undefined)
    return (
      <a class="button" href={button.url} target="_blank" rel="noreferrer">
        {button.text}
      </a>
    );
  return (
    <button
      type="button"
      class={button.filled ? 'button is-main' : 'button'}
      onClick={() => void showCard(session, button.function)}
    >
      {button.text}
    </button>
  );
}

/** A card’s text is HTML of a kind: what is left of it as text. */
const plain = (html: string): string =>
  new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
