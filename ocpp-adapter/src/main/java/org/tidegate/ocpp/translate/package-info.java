/** Between the messages of OCPP 2.1 and the domain's words; the only place that knows how a setpoint is written. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.translate;
