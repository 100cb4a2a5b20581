package org.tidegate.demo.aggregator;

import org.tidegate.ocpp.interchange.InterchangeJson;
import org.tidegate.ocpp.v201.DataTransferRequest;

/** Messages of our own on their way to a station. Pure. */
final class OwnMessages {
  private OwnMessages() {}

  static DataTransferRequest request(String id, Record content) {
    return new DataTransferRequest(Setpoints.VENDOR_ID, id, InterchangeJson.write(content), null);
  }
}
