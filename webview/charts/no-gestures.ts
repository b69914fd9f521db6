/**
 * Stands in for `hammerjs`, which the zoom plugin takes for touch gestures when it is there: the library is older than
 * pointer events. Dragging is ours (see `drag.ts`), and a trackpad's pinch arrives as a wheel with Ctrl.
 */
export default undefined;
