/** Pixels before a press counts as a drag. */
const SLACK = 4;

/** Calls `drag` with the distance in pixels while the pointer drags an element. A drag does not also click. */
export function onDrag(surface: HTMLElement, drag: (dx: number, dy: number) => void): void {
  let from: { x: number; y: number } | undefined;
  let dragging = false;
  surface.addEventListener('pointerdown', ({ button, clientX, clientY }) => {
    dragging = false;
    if (button === 0) from = { x: clientX, y: clientY };
  });
  surface.addEventListener('pointermove', ({ clientX, clientY, pointerId }) => {
    if (from === undefined) return;
    const [dx, dy] = [clientX - from.x, clientY - from.y];
    if (!dragging && Math.hypot(dx, dy) < SLACK) return;
    if (!dragging) surface.setPointerCapture(pointerId);
    dragging = true;
    from = { x: clientX, y: clientY };
    drag(dx, dy);
  });
  const end = (): void => {
    from = undefined;
  };
  surface.addEventListener('pointerup', end);
  surface.addEventListener('pointercancel', end);
  surface.addEventListener(
    'click',
    (event) => {
      if (dragging) event.stopImmediatePropagation();
      dragging = false;
    },
    { capture: true },
  );
}
