/** The simulator's control port: plain HTTP and JSON on the loopback address. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.simulator.control;
