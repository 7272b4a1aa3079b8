/** CardService: builders that keep plain data. What a function of the card's hands back is drawn by the page. */
import { emulated } from './emulated';
import type { CardView, CardWidget } from '../protocol';

/** What stands behind an object of the service, by that object. */
const behind = new WeakMap<object, unknown>();
const of = <T>(object: object): T => behind.get(object) as T;

type Button = Extract<CardWidget, { kind: 'buttons' }>['buttons'][number];

/** A builder: each method changes the data and answers the builder itself. */
function builder<T extends object>(
  name: string,
  data: T,
  methods: (set: (change: Partial<T>) => object, data: () => T) => Record<string, unknown>,
): object {
  let now = data;
  const self: object = emulated(name, {
    ...methods(
      (change) => {
        now = { ...now, ...change };
        behind.set(self, now);
        return self;
      },
      () => now,
    ),
  });
  behind.set(self, now);
  return self;
}

const text = (value: unknown, what: string): string => {
  if (typeof value !== 'string' || value === '')
    throw new Error(`Invalid argument: ${what} must be a text that is not empty.`);
  return value;
};

const newTextButton = () =>
  builder<Partial<Button>>('TextButton', { filled: false }, (set) => ({
    setText: (label: string) => set({ text: text(label, 'text') }),
    setTextButtonStyle: (style: string) => set({ filled: style === TextButtonStyle.FILLED }),
    setOnClickAction: (action: object) => set({ function: of<{ name: string }>(action).name }),
    setOpenLink: (link: object) => set({ url: of<{ url: string }>(link).url }),
    setAltText: () => set({}),
    setDisabled: (disabled: boolean) => set({ disabled }),
  }));

const newButtonSet = () =>
  builder<Extract<CardWidget, { kind: 'buttons' }>>(
    'ButtonSet',
    { kind: 'buttons', buttons: [] },
    (set, data) => ({
      addButton: (button: object) => {
        const made = of<Button>(button);
        text(made.text, 'the text of a button');
        return set({ buttons: [...data().buttons, made] });
      },
    }),
  );

const newDecoratedText = () =>
  builder<Extract<CardWidget, { kind: 'decorated' }>>(
    'DecoratedText',
    { kind: 'decorated', label: '', text: '' },
    (set) => ({
      setTopLabel: (label: string) => set({ label }),
      setText: (value: string) => set({ text: text(value, 'text') }),
      setWrapText: () => set({}),
    }),
  );

/** Google's reference: at most 100 sections a card and 100 widgets a section. */
const MOST = 100;

const newCardSection = () =>
  builder<{ widgets: readonly CardWidget[] }>('CardSection', { widgets: [] }, (set, data) => ({
    addWidget: (widget: object) => {
      const { widgets } = data();
      if (widgets.length >= MOST) throw new Error(`A section can have ${MOST} widgets at most.`);
      return set({ widgets: [...widgets, of<CardWidget>(widget)] });
    },
  }));

const newCardHeader = () =>
  builder<{ title: string; subtitle: string }>(
    'CardHeader',
    { title: '', subtitle: '' },
    (set) => ({
      setTitle: (title: string) => set({ title: text(title, 'title') }),
      setSubtitle: (subtitle: string) => set({ subtitle }),
    }),
  );

/** What an entry point may hand back, as it leaves the script. */
const finished = new WeakMap<object, CardView>();
const finish = (name: string, view: CardView): object => {
  const object = emulated(name, { printJson: () => JSON.stringify(view) });
  finished.set(object, view);
  return object;
};

const newCardBuilder = () =>
  builder<{ title: string; subtitle: string; sections: readonly (readonly CardWidget[])[] }>(
    'CardBuilder',
    { title: '', subtitle: '', sections: [] },
    (set, data) => ({
      setHeader: (header: object) => set(of<{ title: string; subtitle: string }>(header)),
      addSection: (section: object) => {
        const { widgets } = of<{ widgets: readonly CardWidget[] }>(section);
        if (widgets.length === 0) throw new Error('A section must have a widget.');
        return set({ sections: [...data().sections, widgets] });
      },
      build: () => {
        const { sections } = data();
        if (sections.length === 0 || sections.length > MOST)
          throw new Error(`A card must have a section, and can have ${MOST} at most.`);
        return finish('Card', { is: 'card', ...data() });
      },
    }),
  );

const newActionResponseBuilder = () =>
  builder<{ notification: string }>('ActionResponseBuilder', { notification: '' }, (set, data) => ({
    setNotification: (said: object) => set({ notification: of<{ text: string }>(said).text }),
    build: () => finish('ActionResponse', { is: 'response', ...data() }),
  }));

const TextButtonStyle = { TEXT: 'TEXT', FILLED: 'FILLED', OUTLINED: 'OUTLINED' };

export const CardService = emulated('CardService', {
  TextButtonStyle,
  newCardBuilder,
  newCardHeader,
  newCardSection,
  newDecoratedText,
  newButtonSet,
  newTextButton,
  newAction: () =>
    builder('Action', { name: '' }, (set) => ({
      setFunctionName: (name: string) => set({ name: text(name, 'functionName') }),
    })),
  newOpenLink: () =>
    builder('OpenLink', { url: '' }, (set) => ({
      setUrl: (url: string) => set({ url: text(url, 'url') }),
    })),
  newNotification: () =>
    builder('Notification', { text: '' }, (set) => ({
      setText: (said: string) => set({ text: text(said, 'text') }),
    })),
  newActionResponseBuilder,
});

/** The card, or the answer of a button, that a function has handed back; null: anything else. */
export const cardOf = (value: unknown): CardView | null =>
  typeof value === 'object' && value !== null ? (finished.get(value) ?? null) : null;
