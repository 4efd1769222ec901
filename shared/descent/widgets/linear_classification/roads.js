// Accuracy and loss while a boundary moves one way: two charts, and a handle that moves it along.

const ROADS = {
  shift: { option: "shifted", label: "distance of the boundary from the origin" },
  turn: { option: "turned", label: "direction of the weights, in degrees" },
  stretch: { option: "stretched", label: "length of the weights" },
};

/** The path of a staircase [x, y, x, y, ...] through values at places: it steps half-way between two places. */
export function staircase(places, values) {
  const path = [];
  values.forEach((value, k) => {
    const left = k ? (places[k - 1] + places[k]) / 2 : places[0];
    const right = k + 1 < places.length ? (places[k] + places[k + 1]) / 2 : places[k];
    path.push(left, value, right, value);
  });
  return path;
}

/** The path [x, y, x, y, ...] through values at places. */
export function pathThrough(places, values) {
  return values.flatMap((value, k) => [places[k], value]);
}

/** A menu of roads, and along the chosen one the charts of accuracy and loss; `onMove(settings, final)`. */
class RoadCharts {
  constructor(road, onMove) {
    this.road = road;
    const options = Object.values(ROADS).map(({ option }) => option);
    const chosen = Object.keys(ROADS).indexOf(road.name);
    this.menu = menu({ label: "while the boundary is", options, chosen, onChoose: () => onMove({}, true) });
    const [accuracy, loss] = [{ top: 6, bottom: 20 }, { top: 6 }].map((margin) => new Axes({ range: this.#range(), margin }));
    this.accuracy = { axes: accuracy, note: element("figcaption", {}), trace: staircase };
    this.loss = { axes: loss, note: element("figcaption", {}), trace: pathThrough };
    this.cursor = new Handle(loss, {
      label: "place of the boundary", point: [0, 0], only: "x",
      onMove: ([place], final) => onMove({ place }, final),
    });
    const figures = [this.accuracy, this.loss].map(({ axes, note }) => element("figure", {}, note, axes.root));
    this.parts = [this.menu.root, ...figures];
  }

  /** The road that is chosen. */
  get name() {
    return Object.keys(ROADS)[this.menu.read()];
  }

  /** Take a road from Python, and the loss where the boundary is; a state that is `behind` moves no moved cursor. */
  took(road, loss, behind) {
    this.road = road;
    this.menu.set(Object.keys(ROADS).indexOf(road.name));
    this.cursor.follow([road.here, loss ?? 0.25], behind);
    this.cursor.point[1] = loss ?? 0.25;
  }

  layOut(theme, style) {
    const { accuracy, loss } = this.road;
    const width = this.loss.axes.root.clientWidth;
    Object.assign(this, { theme, style });
    this.accuracy.axes.resize(width, 120, this.#range(Math.min(0.5, ...(accuracy ?? [])), 1, false));
    this.loss.axes.resize(width, 165, this.#range(0, Math.max(0.5, ...(loss ?? []))));
    for (const { axes } of [this.accuracy, this.loss]) axes.ground(theme, (context) => this.#paintFlat(context, axes));
    this.cursor.place();
  }

  draw() {
    const { places, here } = this.road;
    const cursor = { colour: this.theme.muted, dash: [3, 3], width: 1.5 };
    for (const [{ axes, trace }, values] of [[this.accuracy, this.road.accuracy], [this.loss, this.road.loss]]) {
      axes.begin();
      axes.segment([here, axes.range.y.low], [here, axes.range.y.high], cursor);
      if (values) {
        const path = trace(places, values);
        axes.path(path, path.length / 2, path.length / 2 - 1, { ...this.style, dash: [] });
      }
      axes.end();
    }
  }

  /** Say above the charts what accuracy and loss are here. */
  tell(accuracy, loss) {
    const { name, flat, slope } = this.road;
    const [from, to] = flat.map(shortNumber);
    const percent = accuracy === null ? "accuracy is missing." : `accuracy ${(100 * accuracy).toFixed(1)} %, flat from ${from} to ${to}`;
    const nats = loss === null ? "cross_entropy is missing." : `cross-entropy ${shortNumber(loss)}, slope ${shortNumber(slope)}`;
    this.accuracy.note.textContent = percent;
    this.loss.note.textContent = nats;
    this.accuracy.axes.describe(`Accuracy ${ROADS[name].option}: ${percent}`);
    this.loss.axes.describe(`Cross-entropy ${ROADS[name].option}: ${nats}`);
  }

  #range(low = 0, high = 1, named = true) {
    const { places, name } = this.road;
    const x = { low: places[0], high: places.at(-1), log: name === "stretch", label: named ? ROADS[name].label : "" };
    return { x, y: { low, high: high + 0.06 * (high - low) } };
  }

  /** Shade the places in which no sample changes sides. */
  #paintFlat(context, axes) {
    const { left, top, width, height } = axes.frame;
    const [from, to] = this.road.flat.map((place) => Math.min(left + width, Math.max(left, axes.x.to(place))));
    context.fillStyle = this.theme.shade;
    context.globalAlpha = 0.35;
    context.fillRect(from, top, Math.max(1, to - from), height);
    context.globalAlpha = 1;
  }
}
