import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Names } from '../api';
import { useLanguage } from '../language';

/** Something to choose, by its key. */
export interface Row {
  id: string;
  name?: Names;
}

/**
 * What a form asks, beginning with the question of the address, and a way to change it. Nothing is copied when an answer comes later: what
 * the user has changed stays until the question is another one, what was not touched follows it.
 * @param key What makes it another question; all of it by default.
 */
export function useDraft<T extends object>(
  question: T,
  key = JSON.stringify(question),
): [T, (values: Partial<T>) => void] {
  const [edits, setEdits] = useState<{ of: string; values: Partial<T> }>({ of: key, values: {} });
  const change = (values: Partial<T>) =>
    setEdits((before) => ({ of: key, values: before.of === key ? { ...before.values, ...values } : values }));
  return [edits.of === key ? { ...question, ...edits.values } : question, change];
}

/**
 * A question with its button. While it is worked on the button does nothing but keeps the focus: who works by keyboard must not lose the
 * place.
 */
export function QuestionForm(props: {
  head: string;
  ask: string;
  isWorking?: boolean;
  class?: string;
  onAsk: () => void;
  children: ComponentChildren;
}) {
  const { isWorking = false } = props;
  return (
    <form
      class={props.class}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWorking) {
          props.onAsk();
        }
      }}
    >
      <h2>{props.head}</h2>
      {props.children}
      <button type="submit" class="main" aria-disabled={isWorking}>
        {props.ask}
      </button>
    </form>
  );
}

/** A choice of one; until the rows are there, it offers the key that is chosen. The title has what is cut off where it is narrow. */
export function SelectField(props: {
  id: string;
  label: ComponentChildren;
  value: string;
  onChoose: (value: string) => void;
  rows?: readonly Row[];
  groups?: readonly { label: string; rows: readonly Row[] }[];
  /** The words for choosing none of them; without it one must be chosen. */
  none?: string;
  class?: string;
}) {
  const { language } = useLanguage();
  const { value, rows = [], groups = [], none } = props;
  const called = ({ id, name }: Row) => name?.[language] || name?.en || id;
  const all = [...rows, ...groups.flatMap((group) => group.rows)];
  const chosen = all.find(({ id }) => id === value);
  const isUnknown = !chosen && !(none !== undefined && value === '');
  const options = (some: readonly Row[]) =>
    some.map((row) => (
      <option key={row.id} value={row.id}>
        {called(row)}
      </option>
    ));
  return (
    <div class={props.class ? `field ${props.class}` : 'field'}>
      <label for={props.id}>{props.label}</label>
      <select
        id={props.id}
        title={chosen && called(chosen)}
        value={value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {isUnknown && <option value={value}>{value}</option>}
        {options(rows)}
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <optgroup key={group.label} label={group.label}>
              {options(group.rows)}
            </optgroup>
          ))}
      </select>
    </div>
  );
}

/** The scenario that a page asks about. */
export function ScenarioField(props: {
  id: string;
  value: string;
  scenarios: readonly Row[];
  onChoose: (value: string) => void;
  label?: string;
  none?: string;
}) {
  const { say } = useLanguage();
  const { scenarios, label = say('scenario'), ...others } = props;
  return <SelectField {...others} label={label} rows={scenarios} />;
}

/** A number, a time of day, or a time of a day, as the browser asks for it. */
export function InputField(props: {
  id: string;
  label: ComponentChildren;
  type: 'number' | 'date' | 'time' | 'datetime-local';
  value: string;
  onInput: (value: string) => void;
  min?: string | number;
  max?: string | number;
  isOptional?: boolean;
  /** Tells of a value when it is whole instead of with each key. */
  isPatient?: boolean;
}) {
  const { isOptional, isPatient, label, onInput, ...others } = props;
  const tell = (event: { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value);
  return (
    <div class="field">
      <label for={props.id}>{label}</label>
      <input {...others} required={!isOptional} {...(isPatient ? { onChange: tell } : { onInput: tell })} />
    </div>
  );
}

/** The days that the package knows of. */
export const DAYS = { min: '2017-01-01', max: '2060-12-31' };

/** A day; where none is given, the server takes one that makes sense. */
export function DayField(props: {
  id: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  isPatient?: boolean;
}) {
  return <InputField {...props} {...DAYS} type="date" isOptional />;
}

/** A slider with the value that it stands at in words. */
export function SliderField(props: {
  id: string;
  label: ComponentChildren;
  words: string;
  hint?: string;
  value: number | string;
  min: number;
  max: number;
  step?: number;
  onInput: (value: string) => void;
}) {
  const { label, words, hint, onInput, ...others } = props;
  return (
    <div class="field">
      <label for={props.id}>
        {label} <output>{words}</output> {hint && <small>{hint}</small>}
      </label>
      <input {...others} type="range" aria-valuetext={words} onInput={(event) => onInput(event.currentTarget.value)} />
    </div>
  );
}
