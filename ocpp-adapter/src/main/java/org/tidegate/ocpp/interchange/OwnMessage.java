package org.tidegate.ocpp.interchange;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One of our own messages. Immutable.
 *
 * @param id its {@code messageId}
 * @param data its content
 */
public record OwnMessage(String id, JsonNode data) {
  /** A message with this content. */
  public static OwnMessage of(String id, Record content) {
    return new OwnMessage(id, InterchangeJson.write(content));
  }
}
