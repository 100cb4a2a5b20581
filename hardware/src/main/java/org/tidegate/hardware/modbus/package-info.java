/** Meters and converters on Modbus, TCP or RTU: buses, registers, and what they mean in the domain's words. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.modbus;
