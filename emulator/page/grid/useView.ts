import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from './geometry';

/**
 * What of the grid is in sight. The state follows once a frame; the function reads it as it is now.
 * Each tab keeps its own place.
 */
export function useView(box: RefObject<HTMLDivElement | null>, sheetId: number) {
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 1200, height: 700 });
  const places = useRef(new Map<number, { top: number; left: number }>());

  const read = (): View => {
    const element = box.current;
    if (!element) return view;
    const { scrollTop: top, scrollLeft: left, clientWidth: width, clientHeight: height } = element;
    return { top, left, width, height };
  };

  useLayoutEffect(() => {
    const element = box.current!;
    const place = places.current.get(sheetId) ?? { top: 0, left: 0 };
    element.scrollTo(place.left, place.top);
    setView(read());
    let frame = 0;
    const follow = () => {
      places.current.set(sheetId, { top: element.scrollTop, left: element.scrollLeft });
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setView(read());
      });
    };
    const resized = new ResizeObserver(follow);
    element.addEventListener('scroll', follow, { passive: true });
    resized.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', follow);
      resized.disconnect();
    };
  }, [sheetId]);

  return [view, read] as const;
}
