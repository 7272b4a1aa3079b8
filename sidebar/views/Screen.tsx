import type { ComponentChildren, ComponentProps } from 'preact';
import { BackTo } from '../parts/BackTo';
import { useSelect } from '../state/hooks';
import type { TabName } from '../state/session';
import { Strip } from './Strip';

/** The frame of every view: the part that scrolls, what went wrong, and a footer with one primary button. */
export const Screen = (props: {
  /** Which tab this is the panel of; absent: a view without tabs, named by `label`. */
  readonly tab?: TabName;
  readonly label?: string;
  /** A page over the tabs: the way back from it, and its label as its title. */
  readonly above?: ComponentChildren;
  readonly back?: ComponentProps<typeof BackTo>;
  /** Nothing in it takes the focus: then the panel itself does, so that keys can scroll it. */
  readonly still?: boolean;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}) => {
  const { tab, label, back, still = false, footer, children } = props;
  const problem = useSelect((state) => state.problem);
  const named = tab
    ? { role: 'tabpanel' as const, 'aria-labelledby': `tab-${tab}` }
    : { role: 'region' as const, 'aria-label': label };
  return (
    <>
      <main>
        <div id="panel" class="panel" tabIndex={still ? 0 : -1} {...named}>
          {props.above}
          {back && (
            <>
              <BackTo {...back} />
              <h2 class="view-title">{label}</h2>
            </>
          )}
          {children}
        </div>
      </main>
      {problem && <Strip problem={problem} />}
      {footer && <footer>{footer}</footer>}
    </>
  );
};
