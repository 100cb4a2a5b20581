/** Carries text frames over WebSockets, and decides when to connect again. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.transport;
