// The losses of all runs on a logarithmic axis, with a cursor at the present step; pressing it scrubs.

export class LossChart {
  constructor(onSeek) {
    this.axes = new Axes({ range: { x: { low: 0, high: 1 }, y: { low: 0.1, high: 1, log: true } }, margin: { bottom: 34 } });
    const { canvas } = this.axes;
    canvas.classList.add("descent-scrub");
    const seek = (event) => {
      if (event.buttons & 1) onSeek(this.axes.data(this.axes.offset(event))[0]);
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      seek(event);
    });
    canvas.addEventListener("pointermove", seek);
  }

  /** Take a new state: curves [step, loss, ...] and the range that holds them. */
  take({ scene, arrays }) {
    const size = scene.num_steps + 1;
    const { lift, low, high } = lossRange(arrays.losses);
    const last = Math.max(scene.asked_steps, 1);
    const label = lift ? "loss − lowest" : "loss";
    this.range = { x: { low: 0, high: last, label: "step" }, y: { low, high, log: true, label } };
    this.curves = scene.runs.map((_, k) => {
      const curve = new Float32Array(2 * size);
      for (let step = 0; step < size; step++) {
        curve[2 * step] = step;
        curve[2 * step + 1] = Math.max(arrays.losses[k * size + step] - lift, low);
      }
      return curve;
    });
  }

  layOut(width, theme) {
    this.axes.resize(width, 150, this.range);
    this.axes.ground(theme);
  }

  draw(shown, t, styles, theme) {
    const { axes } = this;
    axes.begin();
    for (const [run, k] of shown) axes.path(this.curves[k], run.length, run.length, { ...styles[k], width: 1.5 });
    axes.segment([t, this.range.y.low], [t, this.range.y.high], { colour: theme.text, width: 1 });
    axes.end();
    for (const [run, k] of shown) {
      const place = pointAt(this.curves[k], run.length, t);
      if (axes.holds(place)) axes.marker(place, styles[k], theme, 4); // whole ones at the last step, too
    }
  }
}

/**
 * The range of a logarithmic axis for losses, the first of which all runs share, and what to take off them first if some are negative.
 * A loss that grows beyond a thousand times its start leaves the chart, so that the others stay legible.
 */
export function lossRange(losses) {
  const seen = losses.filter(Number.isFinite);
  const lift = Math.min(0, ...bounded(seen, Math.min));
  const above = seen.map((loss) => loss - lift).filter((loss) => loss > 0);
  if (!above.length) return { lift, low: 0.1, high: 10 };
  const high = Math.min(bounded(above, Math.max)[0], 1000 * (losses[0] - lift) || Infinity);
  const low = Math.max(bounded(above, Math.min)[0], high * 1e-14, 1e-38);
  return high > low * 1.5 ? { lift, low: low / 1.3, high: high * 1.3 } : { lift, low: low / 3, high: high * 3 };
}

/** The extreme of many numbers as a list of at most one. */
function bounded(values, extreme) {
  return values.length ? [values.reduce((a, b) => extreme(a, b))] : [];
}
