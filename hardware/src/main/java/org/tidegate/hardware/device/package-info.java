/** What every driver needs to stand between a device and the station loop. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.device;
