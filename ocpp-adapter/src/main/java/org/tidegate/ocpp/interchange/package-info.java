/** Our own messages, carried by DataTransfer; for the station and for a central system that knows them. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.interchange;
