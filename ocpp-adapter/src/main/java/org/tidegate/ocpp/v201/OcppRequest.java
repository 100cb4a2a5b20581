package org.tidegate.ocpp.v201;

import eu.chargetime.ocpp.model.Request;

/** A request of OCPP 2.0.1. Immutable, and valid since it was constructed. */
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
