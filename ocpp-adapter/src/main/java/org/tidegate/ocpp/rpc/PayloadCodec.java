package org.tidegate.ocpp.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.Validatable;

/** Payloads to messages, and back. */
public interface PayloadCodec {

  /** Throws {@link RpcException} with the code that tells the other side what is wrong with action or payload. */
  Request readRequest(String action, JsonNode payload);

  /** Throws {@link RpcException} where the payload is no answer to such a call. */
  Confirmation readConfirmation(String action, JsonNode payload);

  /** The message as JSON text; throws {@link RpcException} with InternalError where it can't be written. */
  String write(Validatable message);
}
