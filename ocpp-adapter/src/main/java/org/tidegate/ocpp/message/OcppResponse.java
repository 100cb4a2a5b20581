package org.tidegate.ocpp.message;

import eu.chargetime.ocpp.model.Confirmation;

/** A response of OCPP. Immutable, and valid since it was constructed. */
public interface OcppResponse extends Confirmation {
  @Override
  default boolean validate() {
    return true;
  }
}
