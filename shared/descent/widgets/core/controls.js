// The controls below a picture that plays: buttons, a slider over the steps, the speed.

const ICONS = {
  play: "M4 2.5v11l9-5.5z",
  pause: "M4 2.5h3v11H4zM9 2.5h3v11H9z",
  back: "M11 2.5v11L4.5 8zM3 2.5h1.5v11H3z",
  forward: "M5 2.5v11L11.5 8zM11.5 2.5H13v11h-1.5z",
  first: "M14 2.5v11L8.5 8zM8.5 2.5v11L3 8zM1.5 2.5H3v11H1.5z",
};
const SPEEDS = [0.25, 0.5, 1, 2, 4];

/**
 * Controls of a `Player`; call `show()` when its position or its state has changed. `name` is what the slider is
 * called, and `text(step)` says its position.
 */
export class Controls {
  constructor(player, { name = "Step", text = (step) => `step ${step} of ${player.last}` } = {}) {
    Object.assign(this, { player, name, text });
    this.scrubber = this.#makeScrubber();
    this.playButton = iconButton("Play", ICONS.play, () => player.toggle());
    this.root = element(
      "div",
      { className: "descent-player" },
      iconButton("To the start", ICONS.first, () => player.stepBy(-player.last)),
      iconButton("One step back", ICONS.back, () => player.stepBy(-1)),
      this.playButton,
      iconButton("One step on", ICONS.forward, () => player.stepBy(1)),
      this.scrubber,
      this.#makeSpeeds(),
    );
  }

  show() {
    const { t, last, playing } = this.player;
    const step = Math.round(t);
    if (this.scrubber.max !== String(last)) this.scrubber.max = String(last);
    this.scrubber.value = String(step);
    this.scrubber.setAttribute("aria-valuetext", this.text(step));
    const label = playing ? "Pause" : "Play";
    if (this.playButton.title === label) return;
    this.playButton.title = label;
    this.playButton.setAttribute("aria-label", label);
    this.playButton.querySelector("path").setAttribute("d", playing ? ICONS.pause : ICONS.play);
  }

  #makeScrubber() {
    const { player } = this;
    const attributes = { "aria-label": this.name };
    const scrubber = element("input", { type: "range", min: "0", max: String(player.last), step: "1", attributes });
    scrubber.addEventListener("input", () => {
      const step = Number(scrubber.value);
      player.pause();
      player.seek(step);
    });
    return scrubber;
  }

  #makeSpeeds() {
    const options = SPEEDS.map((speed) => element("option", { value: String(speed), textContent: `${speed}×` }));
    const speeds = element("select", { attributes: { "aria-label": "Speed" } }, ...options);
    speeds.value = "1";
    speeds.addEventListener("change", () => (this.player.speed = Number(speeds.value)));
    return speeds;
  }
}
