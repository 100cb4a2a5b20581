/** Bidirectional converters that speak SunSpec models over Modbus. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.modbus.sunspec;
