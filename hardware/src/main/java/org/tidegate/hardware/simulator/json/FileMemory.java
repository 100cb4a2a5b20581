package org.tidegate.hardware.simulator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.quantity.Watts;
import org.tidegate.domain.session.CurrentKind;
import org.tidegate.hardware.simulator.RememberedStation;
import org.tidegate.hardware.simulator.SimulatedMemory;
import org.tidegate.hardware.simulator.SimulatorSettings;

/**
 * Keeps the simulator's memory in {@code simulator.json} of a folder. Safe from any thread. A file is written beside it
 * and renamed over it, so a killed program leaves the old one or the new one. One writer at a time, on a thread that
 * lives only while there is something to write; it writes the newest and skips what was overtaken.
 *
 * <p>A power cut may undo the last seconds, or on other file systems than ext4 leave a file that {@link #load} refuses: the
 * disk is not waited for (fsync). All that the station hears of simulated devices waits for a save, each reading of a meter
 * and the plug that is pulled, and a slow card would hold that up for as long as it likes.
 */
public final class FileMemory implements SimulatedMemory {
  private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);
  private static final String NAME = "simulator.json";
  private static final int CLOSE_WITHIN_S = 5;

  private final Path folder;
  private final String newBoard;
  private @Nullable RememberedStation pending;
  private List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean writing;

  /**
   * A memory in this folder.
   *
   * @param folder is created when missing
   * @param newBoard identity of the simulated board when nothing is remembered; give a new UUID
   */
  public FileMemory(Path folder, String newBoard) {
    this.folder = folder;
    this.newBoard = newBoard;
  }

  @Override
  public RememberedStation load() {
    Path file = folder.resolve(NAME);
    try {
      Files.createDirectories(folder);
      return Files.exists(file) ? read(Files.readString(file)) : RememberedStation.fresh(newBoard);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new IllegalStateException("the simulator can't read " + file + ": " + unreadable.getMessage()
          + "; put back a good copy, or remove it to start with new meters and no car", unreadable);
    }
  }

  @Override
  public synchronized CompletionStage<Void> save(RememberedStation station) {
    var saved = new CompletableFuture<Void>();
    pending = station;
    waiting.add(saved);
    if (!writing) {
      writing = true;
      Thread.ofVirtual().name("simulator-memory").start(this::writeAll);
    }
    return saved;
  }

  @Override
  public void close() {
    CompletableFuture<Void> last = new CompletableFuture<>();
    synchronized (this) {
      if (!writing) {
        return;
      }
      waiting.add(last);
    }
    try {
      last.get(CLOSE_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException unsaved) {
      LOG.error("simulated devices could not be saved in {}", folder, unsaved);
    }
  }

  private void writeAll() {
    for (Batch next = next(); next != null; next = next()) {
      write(next);
    }
  }

  private synchronized @Nullable Batch next() {
    RememberedStation newest = pending;
    if (newest == null && waiting.isEmpty()) {
      writing = false;
      return null;
    }
    var batch = new Batch(newest, waiting);
    pending = null;
    waiting = new ArrayList<>();
    return batch;
  }

  private void write(Batch batch) {
    try {
      if (batch.station() != null) {
        Path draft = folder.resolve(NAME + ".new");
        Files.writeString(draft, json(batch.station()).toString());
        Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      batch.waiting().forEach(saved -> saved.complete(null));
    } catch (IOException | RuntimeException failure) {
      batch.waiting().forEach(saved -> saved.completeExceptionally(failure));
    }
  }

  private static ObjectNode json(RememberedStation station) {
    ObjectNode json = Fields.MAPPER.createObjectNode();
    json.put("board", station.board());
    json.put("plugs", station.plugs());
    ObjectNode evses = json.putObject("evses");
    station.evses().forEach((id, evse) -> {
      ObjectNode one = evses.putObject(String.valueOf(id));
      one.put("importedWh", evse.importedWh());
      one.put("exportedWh", evse.exportedWh());
      evse.plugged().ifPresent(plugged -> {
        one.put("plugMark", plugged.plugMark());
        one.set("car", CarJson.write(plugged.car()));
      });
    });
    return json;
  }

  private static RememberedStation read(String text) {
    Fields json = Fields.parse(text.isBlank() ? "null" : text).only("board", "plugs", "evses");
    Map<Integer, RememberedStation.Evse> evses = new HashMap<>();
    Fields byId = Fields.required(json.object("evses"), "evses");
    for (String id : byId.names()) {
      evses.put(Integer.valueOf(id), evse(Fields.required(byId.object(id), id)));
    }
    return new RememberedStation(Fields.required(json.text("board", 100), "board"),
        Fields.required(json.number("plugs", 0, 1e15), "plugs").longValue(), evses);
  }

  private static RememberedStation.Evse evse(Fields json) {
    json.only("importedWh", "exportedWh", "plugMark", "car");
    return new RememberedStation.Evse(Fields.required(json.number("importedWh", 0, 1e15), "importedWh"),
        Fields.required(json.number("exportedWh", 0, 1e15), "exportedWh"),
        json.object("car").map(car -> new RememberedStation.Plugged(CarJson.read(car, nominal(car)),
            Fields.required(json.text("plugMark", 150), "plugMark"))));
  }

  /** A remembered car says everything itself, so only the current matters here. */
  private static SimulatorSettings.Evse nominal(Fields car) {
    CurrentKind current = Fields.required(car.text("current", 2).map(CurrentKind::valueOf), "current");
    return new SimulatorSettings.Evse(1, current, Watts.ZERO, Watts.ZERO);
  }

  /** What is written at once, and who waits for it. */
  private record Batch(@Nullable RememberedStation station, List<CompletableFuture<Void>> waiting) {}
}
