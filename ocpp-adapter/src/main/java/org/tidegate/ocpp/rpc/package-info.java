/** Turns text frames into calls and answers, and back, as OCPP-J demands of both ends of a connection. */
@org.jspecify.annotations.NullMarked
package org.tidegate.ocpp.rpc;
