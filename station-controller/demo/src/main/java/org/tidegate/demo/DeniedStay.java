package org.tidegate.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.tidegate.demo.Watch.Sight;

/** A driver with a card says no: the car is charged as ever, and the aggregator can't use it. For one thread. */
final class DeniedStay {
  private static final Duration WHILE = Duration.ofSeconds(3);

  private final Stage stage;
  private final Stay stay;

  DeniedStay(Stage stage) {
    this.stage = stage;
    this.stay = new Stay(stage);
  }

  /** Plays it, and gives the summary at its end. */
  JsonNode play() {
    stay.plugIn(55);
    stage.world().swipe("DEMO-CARD-1");
    stage.tell("driver", "swipes a card");
    stay.started();
    stage.driver().answer("denied");
    stage.tell("driver", "denies");
    stage.permissionIs("denied");
    chargesAsEver();
    notFollowed();
    var summary = stay.unplug();
    if (summary.path("exported").longValue() != 0) {
      throw new StepFailed("nothing exported against the driver's will", Watch.brief(summary));
    }
    return summary;
  }

  private void chargesAsEver() {
    var seen = stage.inWorld("ordinary charging", found -> found.path("actualW").asInt() > 1000);
    stage.tell("devices", "ordinary charging goes on: " + seen.path("actualW") + " W");
  }

  private void notFollowed() {
    stage.coordinator().requestRegardless("downward", 5000, "negative-limit");
    stage.tell("coordinator", "asks for 5 kW all the same");
    stage.setpointAccepted();
    stage.informedOf("permission-given");
    stage.watch().throughout(new Sight("devices: still charging", stage.world()::evse,
        seen -> seen.path("commandedW").asInt() > 0), WHILE);
    stage.tell("devices", "the setpoint is not followed: still charging");
    stage.coordinator().stop();
  }
}
