package org.tidegate.ocpp.v201;

import eu.chargetime.ocpp.model.Confirmation;

/** A response of OCPP 2.0.1. Immutable, and valid since it was constructed. */
public interface OcppResponse extends Confirmation {
  @Override
  default boolean validate() {
    return true;
  }
}
