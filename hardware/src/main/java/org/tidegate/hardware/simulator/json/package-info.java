/** How cars and the simulator's memory are spelled in JSON. */
@org.jspecify.annotations.NullMarked
package org.tidegate.hardware.simulator.json;
