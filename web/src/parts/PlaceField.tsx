import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask, type PlanPlace } from '../api';
import { useLanguage } from '../language';

type Suggestion = PlanPlace & { pinyin: string; kind: string };

/** A field for a place, typed in any language: a combobox as WAI-ARIA describes it, its list filled by the server. */
export function PlaceField(props: {
  label: string;
  value: string;
  /** What the value belongs to: with another one, what was typed is dropped. */
  of?: string;
  hint?: string;
  onChoose: (id: string, name: string) => void;
  onText?: (text: string) => void;
}) {
  const { language, say } = useLanguage();
  // What was typed since a place was chosen; null where nothing was: then it shows the place it has.
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState('');
  const [of, setOf] = useState(props.of);
  if (of !== props.of) {
    setOf(props.of);
    setTyped(null);
  }
  const [found, setFound] = useState<{ of: string; places: Suggestion[] }>({ of: '', places: [] });
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // Enter before the list for the last letter is there takes the first of it when it comes.
  const isHasty = useRef(false);
  const id = useId();
  const asked = (typed ?? '').trim().slice(0, 60);
  const text = typed ?? (props.value || chosen);
  const isLate = asked !== '' && found.of !== asked;
  const places = asked === '' ? [] : found.places;

  const choose = (place: Suggestion) => {
    isHasty.current = false;
    setTyped(null);
    setChosen(nameOf(place, language));
    setOpen(false);
    props.onChoose(place.id, nameOf(place, language));
  };
  const arrived = useRef(choose);
  arrived.current = choose;

  useLayoutEffect(() => {
    if (asked === '') {
      return;
    }
    const stop = new AbortController();
    const show = (suggested: Suggestion[]) => {
      setFound({ of: asked, places: suggested });
      setActive(suggested.length > 0 ? 0 : -1);
      setOpen(true);
      if (isHasty.current && suggested[0]) {
        arrived.current(suggested[0]);
      }
    };
    const timer = setTimeout(() => {
      ask<{ places: Suggestion[] }>(`/api/suggest?limit=8&q=${encodeURIComponent(asked)}`, { signal: stop.signal })
        .then((answer) => show(answer.places))
        .catch(() => stop.signal.aborted || show([]));
    }, 80);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(places.length > 0);
      setActive(
        (index) =>
          (index + (event.key === 'ArrowDown' ? 1 : places.length - 1) + places.length) % Math.max(1, places.length),
      );
    } else if (event.key === 'Enter' && isLate) {
      event.preventDefault();
      isHasty.current = true;
    } else if (event.key === 'Enter' && isOpen && places[active]) {
      event.preventDefault();
      choose(places[active]);
    } else if (event.key === 'Escape') {
      setOpen(false);
    }
  };
  const isShown = isOpen && asked !== '';
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
          isHasty.current = false;
          setTyped(event.currentTarget.value);
          props.onText?.(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={props.label} aria-busy={isLate} hidden={!isShown}>
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
