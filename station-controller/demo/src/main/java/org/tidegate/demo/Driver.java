package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A driver in front of the panel of one EVSE, acting by its JSON interface. For one thread. */
final class Driver {
  private static final int CONFLICT = 409;
  private static final int MOST_TRIES = 5;

  private final HttpPlace panel;
  private final String path;

  Driver(HttpPlace panel, int evse) {
    this.panel = panel;
    this.path = "/api/evse/" + evse;
  }

  /** What the panel shows. */
  JsonNode see() {
    return panel.get(path);
  }

  void start() {
    act("start", JsonNodeFactory.instance.objectNode());
  }

  void setConditions(ObjectNode conditions) {
    act("conditions", JsonNodeFactory.instance.objectNode().set("conditions", conditions));
  }

  /** {@code granted}, {@code denied} or {@code withdrawn}. */
  void answer(String permission) {
    act("permission", JsonNodeFactory.instance.objectNode().put("permission", permission));
  }

  /** Names the version seen; looks again when the panel has changed meanwhile. */
  private void act(String word, JsonNode content) {
    HttpPlace.Reply reply;
    int tries = 0;
    do {
      var body = ((ObjectNode) content.deepCopy()).put("version", see().path("version").longValue());
      reply = panel.post(path + "/" + word, body);
    } while (reply.status() == CONFLICT && ++tries < MOST_TRIES);
    if (!reply.isGood()) {
      throw new StepFailed("the panel takes " + word + " " + content,
          reply.status() + " " + Watch.brief(reply.json()));
    }
  }
}
