/** An axis in steps of 1, 2 or 5 times a power of ten. */
export interface Scale {
  at: (value: number) => number;
  ticks: number[];
  least: number;
  most: number;
}

/**
 * From zero to the greatest value, or from the least where one is below zero.
 * @param values What must have room.
 * @param from Where the axis begins, px.
 * @param to Where it ends, px.
 * @param count How many steps at most.
 */
export function scaleOf(values: number[], from: number, to: number, count = 7): Scale {
  const finite = values.filter(Number.isFinite);
  return scaleBetween(Math.min(0, ...finite), Math.max(0, ...finite), from, to, count);
}

/** From one value to another, a little room at the end. */
export function scaleBetween(least: number, most: number, from: number, to: number, count = 7): Scale {
  const reach = Math.max(most - least, 0.001) * 1.04;
  const top = most <= 0 && least < 0 ? most : least + reach;
  const bottom = least < 0 ? top - reach * 1.04 : least;
  const step = stepFor(top - bottom, count);
  const first = Math.ceil(bottom / step - 1e-9);
  const last = Math.floor(top / step + 1e-9);
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    Number(((first + index) * step).toPrecision(10)),
  );
  return { at: (value) => from + ((to - from) * (value - bottom)) / (top - bottom), ticks, least: bottom, most: top };
}

function stepFor(reach: number, count: number): number {
  const power = 10 ** Math.floor(Math.log10(reach / count));
  return [1, 2, 5, 10].map((factor) => factor * power).find((size) => reach / size <= count + 1e-9) ?? power * 10;
}

/** Labels in a column, moved apart where they would overlap, in their order. */
export function spread(wanted: number[], gap: number, least: number, most: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const at = [...wanted];
  let next = least;
  for (const index of order) {
    at[index] = Math.max(next, at[index] ?? 0);
    next = (at[index] ?? 0) + gap;
  }
  next = most;
  for (const index of order.reverse()) {
    at[index] = Math.min(next, at[index] ?? 0);
    next = (at[index] ?? 0) - gap;
  }
  return at;
}
