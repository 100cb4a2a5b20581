package org.tidegate.app.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.domain.port.Change;
import org.tidegate.domain.port.StationLoop;
import org.tidegate.domain.port.StationStore;
import org.tidegate.domain.port.StoredStation;
import org.tidegate.domain.station.OnStationLoop;

/**
 * What survives a power cut, in one SQLite file. Station loop only, but for {@link #load} and {@link #close}.
 *
 * <p>One writer does all the writing. The batches that wait when it comes round go into one transaction: one fsync
 * makes all of them durable.
 */
@OnStationLoop
public final class SqliteStationStore implements StationStore {
  private static final Logger log = LoggerFactory.getLogger(SqliteStationStore.class);
  /** Far more than a station decides in the seconds that a slow disk may take. */
  static final int MOST_WAITING = 1000;
  private static final int MOST_IN_ONE_TRANSACTION = 200;

  private final StationLoop loop;
  private final FutureTask<Opened> opening;
  private final Executor worker;
  private final Runnable endOfWorker;
  private final Runnable makesRoom;
  private final AtomicReference<@Nullable Future<StoredStation>> ahead = new AtomicReference<>();
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  /** Not written yet, in order. Writer only; after its end whoever closes. */
  private final List<Change> toSalvage = new ArrayList<>();
  private volatile boolean broken;
  private volatile boolean closed;
  private int unsettled;
  private Consumer<String> listener = reason -> {};
  private @Nullable String failure;

  SqliteStationStore(StationLoop loop, Callable<Connection> opening, Executor worker, Runnable endOfWorker,
      Runnable makesRoom) {
    this.loop = loop;
    this.opening = new FutureTask<>(() -> new Opened(opening.call()));
    this.worker = worker;
    this.endOfWorker = endOfWorker;
    this.makesRoom = makesRoom;
    worker.execute(this.opening);
  }

  /** Loads what the first file that is opened needs; opens none. Safe from any thread. */
  public static void rehearse() {
    StationDatabase.rehearse();
    StoredJson.write("");
  }

  /** A store that writes on a thread of its own, which first opens the file, migrates and reads it: {@link #load} waits. */
  public static SqliteStationStore open(StorageFolder folder, StationLoop loop) {
    var thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "storage-writer"));
    var store = new SqliteStationStore(loop, () -> opened(folder), thread, thread::close,
        folder.reserve()::release);
    store.ahead.set(thread.submit(store::read));
    return store;
  }

  /** A store that writes inside {@link #commit}, for a station in virtual time. */
  public static SqliteStationStore openInline(StorageFolder folder, StationLoop loop) {
    return new SqliteStationStore(loop, () -> opened(folder), Runnable::run, () -> {}, folder.reserve()::release);
  }

  private static Connection opened(StorageFolder folder) {
    var connection = StationDatabase.open(folder.database(), Migrations.ofThisProgram());
    folder.reserve().take();
    return connection;
  }

  /**
   * What was stored before. Blocks until the file is open.
   *
   * @throws StorageRefused when the file is damaged, newer than this program, or can't be written, or a row can't be read
   *     back
   */
  @Override
  public StoredStation load() {
    @Nullable
    Future<StoredStation> begun = ahead.getAndSet(null);
    return begun == null ? read() : result(begun);
  }

  private StoredStation read() {
    try {
      return new StoredStationReader(opened().connection()).read();
    } catch (SQLException e) {
      throw new StorageRefused("what was stored can't be read: " + e.getMessage() + "; put a backup in its place", e);
    }
  }

  @Override
  public void commit(List<Change> changes, Runnable committed) {
    loop.assertCurrent();
    ahead.set(null);
    unsettled++;
    if (broken) {
      return;
    }
    if (closed) {
      fail("the storage is closed");
      return;
    }
    if (!queue.offer(new Batch(List.copyOf(changes), committed))) {
      fail("the storage writer has not kept up: " + MOST_WAITING + " decisions wait for the disk");
      return;
    }
    worker.execute(this::writeWaiting);
  }

  @Override
  public void salvage(Change change) {
    loop.assertCurrent();
    if (!closed) {
      worker.execute(() -> {
        if (toSalvage.size() == MOST_WAITING) {
          toSalvage.removeFirst();
        }
        toSalvage.add(change);
        writeSalvaged();
      });
    }
  }

  @Override
  public boolean isSettled() {
    return unsettled == 0;
  }

  @Override
  public void onFailure(Consumer<String> newListener) {
    listener = newListener;
    var known = failure;
    if (known != null) {
      loop.execute(() -> newListener.accept(known));
    }
  }

  @Override
  public void close() {
    endOfWorker.run();
    closed = true;
    if (opening.state() != Future.State.SUCCESS) {
      return;
    }
    writeSalvaged();
    try {
      opening.resultNow().connection().close();
    } catch (SQLException e) {
      log.error("the database was not closed well; nothing that was committed is lost", e);
    }
  }

  /** Runs once for each batch: a run that finds its batch written already has nothing to do. */
  private void writeWaiting() {
    var batches = new ArrayList<Batch>();
    queue.drainTo(batches, MOST_IN_ONE_TRANSACTION);
    if (broken || batches.isEmpty()) {
      return;
    }
    try {
      var changes = batches.stream().flatMap(batch -> batch.changes().stream()).toList();
      if (!changes.isEmpty()) {
        opened().writer().write(changes);
      }
      batches.forEach(batch -> loop.execute(() -> settle(batch)));
    } catch (Throwable e) { // What was drained is lost otherwise, and nobody is told.
      log.error("nothing can be stored any more", e);
      fail("storing failed: " + e.getMessage());
    }
  }

  private void writeSalvaged() {
    if (toSalvage.isEmpty()) {
      return;
    }
    makesRoom.run();
    try {
      new ChangeWriter(opened().connection()).write(toSalvage); // A statement that has failed can't be used again.
      toSalvage.clear();
    } catch (SQLException | RuntimeException e) {
      log.warn("{} of what the next start should know can't be stored either: {}", toSalvage.size(), e.toString());
    }
  }

  private Opened opened() {
    return result(opening);
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof StorageRefused refused
          ? refused
          : new IllegalStateException("the database can't be used", failed.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageRefused("told to end before the database was open", e);
    }
  }

  private void settle(Batch batch) {
    unsettled--;
    batch.committed().run();
  }

  private void fail(String reason) {
    broken = true;
    queue.clear();
    loop.execute(() -> tell(reason));
  }

  private void tell(String reason) {
    if (failure == null) {
      failure = reason;
      listener.accept(reason);
    }
  }

  /** The open file, and what writes into it. */
  private record Opened(Connection connection, ChangeWriter writer) {
    Opened(Connection connection) {
      this(connection, new ChangeWriter(connection));
    }
  }

  private record Batch(List<Change> changes, Runnable committed) {}
}
