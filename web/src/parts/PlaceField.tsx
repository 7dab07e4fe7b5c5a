import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ask, type PlanPlace } from '../api';
import { useLanguage } from '../language';

type Suggestion = PlanPlace & { pinyin: string; kind: string };

/** A field for a place, typed in any language: a combobox as WAI-ARIA describes it, its list filled by the server. */
export function PlaceField(props: {
  label: string;
  value: string;
  hint?: string;
  onChoose: (id: string, name: string) => void;
  onText?: (text: string) => void;
}) {
  const { language, say } = useLanguage();
  const [text, setText] = useState(props.value);
  const [places, setPlaces] = useState<Suggestion[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const typed = useRef(false);
  const id = useId();

  useEffect(() => {
    if (!typed.current) {
      setText(props.value);
    }
  }, [props.value]);

  useEffect(() => {
    if (!typed.current || text.trim() === '') {
      setPlaces([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask<{ places: Suggestion[] }>(`/api/suggest?limit=8&q=${encodeURIComponent(text.slice(0, 60))}`, {
        signal: stop.signal,
      })
        .then(({ places: found }) => {
          setPlaces(found);
          setActive(found.length > 0 ? 0 : -1);
          setOpen(true);
        })
        .catch(() => {
          if (!stop.signal.aborted) {
            setPlaces([]);
          }
        });
    }, 80);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);

  const choose = (place: Suggestion) => {
    typed.current = false;
    setText(nameOf(place, language));
    setOpen(false);
    props.onChoose(place.id, nameOf(place, language));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(places.length > 0);
      setActive(
        (index) =>
          (index + (event.key === 'ArrowDown' ? 1 : places.length - 1) + places.length) % Math.max(1, places.length),
      );
    } else if (event.key === 'Enter' && isOpen && places[active]) {
      event.preventDefault();
      choose(places[active]);
    } else if (event.key === 'Escape') {
      setOpen(false);
    }
  };
  const isShown = isOpen && typed.current && text.trim() !== '';
  return (
    <div class="field combo">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
        value={text}
        placeholder={props.hint}
        onInput={(event) => {
          typed.current = true;
          setText(event.currentTarget.value);
          props.onText?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={props.label} hidden={!isShown}>
        {isShown && places.length === 0 && (
          <li role="option" aria-selected="false" aria-disabled="true">
            {say('noPlace')}
          </li>
        )}
        {isShown &&
          places.map((place, index) => (
            <li
              key={place.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(place);
              }}
            >
              <span>{nameOf(place, language)}</span>{' '}
              <small>
                {[place.name, place.nameVi, place.nameZh]
                  .filter((name) => name && name !== nameOf(place, language))
                  .join(' · ')}{' '}
                · {place.country} · {place.kind}
              </small>
            </li>
          ))}
      </ul>
    </div>
  );
}

export function nameOf(place: { name: string; nameVi: string; nameZh: string }, language: string): string {
  return (language === 'vi' ? place.nameVi : language === 'zh' ? place.nameZh : '') || place.name;
}
