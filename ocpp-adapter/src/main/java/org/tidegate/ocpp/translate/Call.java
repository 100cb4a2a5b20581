package org.tidegate.ocpp.translate;

import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import java.util.function.Function;

/**
 * A message to the central system and how its answer is read. Immutable.
 *
 * @param request what to send
 * @param answer what must come back
 * @param read the answer in the domain's words
 */
public record Call<C extends Confirmation, A>(Request request, Class<C> answer, Function<C, A> read) {}
