/** Card readers: such that type like a keyboard, and such that write lines to a serial port. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.card;
