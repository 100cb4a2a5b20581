/** The control pilot of IEC 61851-1 annex A as the station's side sees it: levels, states, times. No pins. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.pilot;
