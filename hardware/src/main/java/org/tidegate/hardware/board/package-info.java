/** EVSEs behind a board with a microcontroller, over a serial line; the protocol is in docs/board-protocol.md. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.board;
