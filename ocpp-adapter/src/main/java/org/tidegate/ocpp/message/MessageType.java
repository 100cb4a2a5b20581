package org.tidegate.ocpp.message;

/**
 * A request and the response it is answered with. Immutable.
 *
 * @param action name on the wire, OCPP Part 4, 4.1.6
 * @param request what a CALL carries
 * @param response what a CALLRESULT carries
 */
public record MessageType<Q extends OcppRequest, A extends OcppResponse>(String action, Class<Q> request,
    Class<A> response) {}
