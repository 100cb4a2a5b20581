package org.tidegate.hardware.board;

import java.util.function.Consumer;

/** The line to a board. Safe from any thread; nothing here blocks. */
public interface BoardLink extends AutoCloseable {
  /** Tells from now on what comes, in pieces of any length, on any thread; opens the line again whenever it broke. */
  void start(Consumer<byte[]> received);

  /** Sends these bytes, unless newer ones for the same EVSE came before they went out. */
  void send(int evseId, byte[] bytes);

  @Override
  void close();
}
