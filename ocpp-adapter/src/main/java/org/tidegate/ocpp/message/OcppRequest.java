package org.tidegate.ocpp.message;

import eu.chargetime.ocpp.model.Request;

/** A request of OCPP. Immutable, and valid since it was constructed. */
public interface OcppRequest extends Request {
  @Override
  default boolean validate() {
    return true;
  }

  @Override
  default boolean transactionRelated() {
    return false;
  }
}
