import { useEffect, useRef } from 'preact/hooks';
import { px } from '../px';

/**
 * What Apps Script's IFRAME mode lets a page do (Google's reference of HtmlService). The origin is
 * kept, because the page's google.script.run speaks to the emulator that served it.
 */
const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';

export interface HostCalls {
  readonly close: () => void;
  readonly setHeight?: (pixels: number) => void;
  readonly setWidth?: (pixels: number) => void;
}

/** A page of the script, with what it may ask by `google.script.host`. */
export function Frame(props: HostCalls & { title: string; src: string; height?: number }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const calls = useRef<HostCalls>(props);
  calls.current = props;

  useEffect(() => {
    const heard = ({ source, data }: MessageEvent) => {
      const { from, action, value } = (data ?? {}) as Record<string, unknown>;
      if (source !== frame.current?.contentWindow || from !== 'google.script.host') return;
      if (action === 'close') calls.current.close();
      if (action === 'setHeight') calls.current.setHeight?.(Number(value));
      if (action === 'setWidth') calls.current.setWidth?.(Number(value));
      if (action === 'focus') document.getElementById('active-cell')?.focus();
    };
    window.addEventListener('message', heard);
    return () => window.removeEventListener('message', heard);
  }, []);

  const { title, src, height } = props;
  return (
    <iframe
      ref={frame}
      title={title}
      src={src}
      sandbox={SANDBOX}
      style={height ? { height: px(height) } : undefined}
    />
  );
}
