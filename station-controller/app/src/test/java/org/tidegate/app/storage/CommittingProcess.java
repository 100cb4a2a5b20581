package org.tidegate.app.storage;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.domain.devicemodel.Component;
import org.tidegate.domain.devicemodel.Variable;
import org.tidegate.domain.message.Outgoing;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.sale.ChainHead;

/** A process that stores numbered batches for ever, and prints each number once it is durable. To be killed. */
final class CommittingProcess {
  static final Component COMPONENT = Component.of("Counter");
  static final String FIRST = "first";
  static final String LAST = "last";
  private static final int IN_FLIGHT = 8;

  private final SqliteStationStore store;
  private final RandomChanges changes;
  private long next;

  private CommittingProcess(SqliteStationStore store) {
    this.store = store;
    var stored = store.load();
    this.next = stored.highestMessageId() + 1;
    this.changes = new RandomChanges(next, stored.chainHead().orElse(ChainHead.NONE), 0);
  }

  public static void main(String[] arguments) throws InterruptedException {
    var loop = ThreadStationLoop.start(Clock.systemUTC(), failure -> Runtime.getRuntime().halt(1));
    var folder = StorageFolder.hold(Path.of(arguments[0]));
    var store = SqliteStationStore.open(folder, loop);
    store.onFailure(reason -> {
      System.out.println("failed: " + reason);
      Runtime.getRuntime().halt(1);
    });
    var process = new CommittingProcess(store);
    loop.execute(() -> {
      for (int i = 0; i < IN_FLIGHT; i++) {
        process.commitNext();
      }
    });
    new CountDownLatch(1).await();
  }

  private void commitNext() {
    long number = next++;
    store.commit(batch(number), () -> {
      System.out.println(number);
      commitNext();
    });
  }

  /** Spread over several tables, so that half a batch would show. */
  private List<Change> batch(long number) {
    return List.of(set(FIRST, number), new Change.MessageQueued(number, Change.Lane.SECURITY, event(number)),
        changes.append(), set(LAST, number));
  }

  private static Outgoing.SecurityEvent event(long number) {
    return new Outgoing.SecurityEvent("SettingSystemTime", Instant.EPOCH, Optional.of(Long.toString(number)));
  }

  private static Change set(String name, long number) {
    return new Change.VariableSet(COMPONENT, Variable.of(name), Long.toString(number));
  }
}
