/** Makes a drawing wait for the page's next frame, in which it is done once, however often it was asked for. */
export function inNextFrame(draw: () => void): () => void {
  let scheduled = false;
  return () => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      draw();
    });
  };
}
