/** The simulated converters and meters as devices on a bus: real Modbus servers. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.simulator.modbus;
