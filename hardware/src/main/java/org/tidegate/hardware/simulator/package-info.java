/** Simulated devices, cars and grid behind the hardware ports. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.simulator;
