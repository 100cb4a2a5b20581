/** What vehicles say over high-level communication, turned into the domain's words. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.vehicle;
