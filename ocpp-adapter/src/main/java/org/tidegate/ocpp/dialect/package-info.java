/**
 * Versions of OCPP: within the adapter everything is said in OCPP 2.1, and this is the only place that knows that a
 * connection may have agreed on OCPP 2.0.1.
 */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.dialect;
