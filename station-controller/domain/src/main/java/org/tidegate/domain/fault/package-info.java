/** Everything that can be wrong with a device, and what follows from it. */
@org.jspecify.annotations.NullMarked
package org.tidegate.domain.fault;
