package org.tidegate.app.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays stay after stay at EVSE 1 on a thread of its own: the cars, the drivers and the aggregator, each act by what the
 * station shows at that moment. A station that does not answer is waited for. What it sees it holds against what it did.
 */
final class TirelessDriver implements Runnable {
  private static final String DENIED = "{\"permission\": \"denied\"}";
  private static final String WITHDRAWN = "{\"permission\": \"withdrawn\"}";
  private static final Duration BREATH = Duration.ofMillis(40);

  private final Story story;
  private final StationProcess station;
  private final Random random;
  private final List<String> broken = new ArrayList<>();
  private volatile boolean stopping;
  private volatile boolean failed;
  private Optional<String> permitted = Optional.empty();
  private long process;
  private long importWh;
  private long exportWh;
  private int acts;

  TirelessDriver(Story story, long seed) {
    this.story = story;
    this.station = story.station();
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        tryToAct();
        LockSupport.parkNanos(BREATH.toNanos());
      }
    } catch (RuntimeException | Error unexpected) {
      broken.add(unexpected.toString());
      failed = true;
    }
  }

  /** No further act is begun. */
  void stop() {
    stopping = true;
  }

  boolean hasFailed() {
    return failed;
  }

  /** What must not be, as it was seen; after the end of the thread. */
  List<String> broken() {
    return broken;
  }

  /** How many acts got through; after the end of the thread. */
  int acts() {
    return acts;
  }

  /** The process was killed before the answer, or is not up again, or the link is down: normal here. */
  private void tryToAct() {
    try {
      act(seen());
      acts++;
    } catch (IOException | CompletionException _) {
      // The next act finds out what has come of it.
    }
  }

  private JsonNode seen() throws IOException {
    long running = station.program().pid();
    var evse = station.evse();
    if (running != process) {
      station.simulate("time-scale", "{\"factor\": 60}");
    }
    check(running, evse);
    return evse;
  }

  private void check(long running, JsonNode evse) {
    boolean same = running == process && running == station.program().pid();
    if (same && (evse.path("importWh").asLong() < importWh || evse.path("exportWh").asLong() < exportWh)) {
      fail("a register ran backwards, from " + importWh + ", " + exportWh, evse);
    }
    process = running;
    importWh = evse.path("importWh").asLong();
    exportWh = evse.path("exportWh").asLong();
    var session = evse.path("session");
    if (session.path("permission").asText().equals("granted")
        && !permitted.equals(Optional.of(session.path("id").asText()))) {
      fail("nobody permitted this, or it was taken back", evse);
    }
    if (evse.path("actualW").asInt() < 0 && !session.path("permission").asText().equals("granted")
        && evse.path("commandedW").asInt() < 0) {
      fail("discharge is commanded without permission", evse);
    }
  }

  private void fail(String what, JsonNode evse) {
    broken.add(what + ": " + evse);
    failed = true;
  }

  private void act(JsonNode evse) throws IOException {
    if (!evse.path("plugged").asBoolean()) {
      comes();
      return;
    }
    var panel = station.panel();
    if (panel.path("startOffered").asBoolean()) {
      station.tryPress("start", "{}");
    } else if (!panel.has("transaction")) {
      leavesNowAndThen(0.05);
    } else if (!panel.path("permission").asText().equals("granted")) {
      answers();
    } else {
      goesOn(evse);
    }
  }

  private void comes() throws IOException {
    station.simulate("evse/1/plug-in", """
        {"protocol": "ISO15118", "current": "DC", "bidirectional": true, "capacityWh": 60000, "soc": %d,
         "maxChargeW": 10000, "maxDischargeW": 10000}""".formatted(50 + random.nextInt(30)));
  }

  private void answers() throws IOException {
    switch (random.nextInt(8)) {
      case 0 -> answer(DENIED);
      case 1 -> leavesNowAndThen(0.2);
      case 2 -> station.tryPress("conditions", Story.CONDITIONS);
      default -> {
        station.tryPress("conditions", Story.CONDITIONS);
        permit(station.panel());
      }
    }
  }

  /** On the very state that was seen: what came since then, another car perhaps, is not permitted. */
  private void permit(JsonNode panel) throws IOException {
    permitted = Optional.of(panel.path("session").asText());
    station.press("permission", Story.GRANTED, panel.path("version").asLong());
  }

  private void goesOn(JsonNode evse) throws IOException {
    int watts = 1000 * (1 + random.nextInt(9));
    switch (random.nextInt(40)) {
      case 0 -> answer(WITHDRAWN);
      case 1 -> leavesNowAndThen(1);
      case 2 -> station.tryPress("stop", "{}");
      case 3 -> station.simulate("network/disconnect", "{}");
      case 4, 5, 6, 7 -> station.simulate("network/connect", "{}");
      case 8, 9, 10 -> story.centralSystem().prices("0." + (15 + random.nextInt(20)), "0." + (25 + random.nextInt(20)));
      case 11 -> station.simulate("evse/1/ev/pause", "{}");
      case 12, 13 -> station.simulate("evse/1/ev/resume", "{}");
      default -> setpoint(evse, random.nextInt(3) == 0 ? watts : -watts);
    }
  }

  private void setpoint(JsonNode evse, int watts) {
    if (story.centralSystem().isConnected()) {
      story.profile(evse.path("transaction").path("id").asText(), watts);
    }
  }

  /** Once the station has said that it is so, it must stay so. */
  private void answer(String no) throws IOException {
    if (station.tryPress("permission", no).statusCode() == 200) {
      permitted = Optional.empty();
    }
  }

  private void leavesNowAndThen(double share) throws IOException {
    if (random.nextDouble() < share) {
      station.simulate("evse/1/plug-out", "{}");
    }
  }

  /** The last car leaves, whatever was going on. After the end of the thread. */
  void leave() throws IOException {
    seen();
    station.simulate("network/connect", "{}");
    station.simulate("evse/1/plug-out", "{}");
    assertThat(broken).isEmpty();
  }
}
