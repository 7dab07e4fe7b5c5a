import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../language';
import type { Picked, RailMap, Scene } from './RailMap';

/** The map in the page; the library is fetched only where a map is shown. */
export function MapView(props: {
  scene: Scene | null;
  center: [number, number];
  zoom: number;
  goTo?: [number, number] | null;
  onPick?: (picked: Picked | null, at: [number, number]) => void;
}) {
  const { say } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(props.onPick);
  const [map, setMap] = useState<RailMap | null>(null);
  const [hasFailed, setFailed] = useState(false);
  pick.current = props.onPick;

  useLayoutEffect(() => {
    let made: RailMap | null = null;
    let isGone = false;
    const begin = () =>
      import('./RailMap')
        .then((library) => {
          if (!isGone && box.current) {
            made = new library.RailMap(box.current, { center: props.center, zoom: props.zoom }, (picked, at) =>
              pick.current?.(picked, at),
            );
            setMap(made);
          }
        })
        .catch(() => setFailed(true));
    // After the first picture of the page: the library is larger than all else, and starting it takes long.
    const frame = requestAnimationFrame(() => setTimeout(begin));
    return () => {
      isGone = true;
      cancelAnimationFrame(frame);
      made?.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    if (map && props.scene) {
      map.show(props.scene);
    }
  }, [map, props.scene]);
  useLayoutEffect(() => map?.label(say('mapLabel'), say('zoomIn'), say('zoomOut')), [map, say]);
  useLayoutEffect(() => {
    if (map && props.goTo) {
      map.goTo(props.goTo);
    }
  }, [map, props.goTo]);
  return hasFailed ? <p class="map failed">{say('mapFailed')}</p> : <div class="map" ref={box} />;
}
