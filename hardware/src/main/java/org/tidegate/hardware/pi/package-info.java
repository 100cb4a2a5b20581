/** Devices on the pins of a Raspberry Pi class board, by way of pi4j. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.pi;
