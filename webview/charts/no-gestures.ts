/**
 * Replaces `hammerjs`, which the zoom plugin would use for touch gestures: the library predates pointer events.
 * Dragging is implemented in `drag.ts`, and a trackpad pinch arrives as a wheel event with Ctrl.
 */
export default undefined;
