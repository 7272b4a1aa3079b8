import { Component, type ComponentChild, type ComponentType } from 'preact';

const differ = (a: object, b: object): boolean => {
  const names = Object.keys(b) as (keyof typeof b)[];
  return names.length !== Object.keys(a).length || names.some((name) => a[name] !== b[name]);
};

/** Rendered again by its parent only when a property is another value. */
export const memo = <P extends object>(View: ComponentType<P>): ComponentType<P> =>
  class extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return differ(this.props, next);
    }
    override render(): ComponentChild {
      return <View {...this.props} />;
    }
  };
