package org.tidegate.hardware.board;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.hardware.device.SerialLine;
import org.tidegate.hardware.device.Worker;

/**
 * A board on a serial port, 8 data bits, no parity, one stop bit. Safe from any thread. One worker reads and writes in
 * turns; a port that is gone, such as a USB adapter that was pulled, is opened again each second.
 */
public final class SerialBoardLink implements BoardLink {
  private static final Logger LOG = LoggerFactory.getLogger(SerialBoardLink.class);
  private static final Duration OPENS_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final int READS_FOR_MS = 20;
  private static final int BUFFER = 256;

  private final String device;
  private final int baud;
  private final Worker worker;
  private final Map<Integer, byte[]> newest = new ConcurrentHashMap<>();
  private volatile boolean ended;
  private @Nullable SerialPort open;
  private boolean failing;

  /** The board at this port, such as {@code /dev/ttyACM0}. */
  public SerialBoardLink(String device, int baud) {
    this.device = device;
    this.baud = baud;
    this.worker = Worker.named("board");
  }

  @Override
  public void start(Consumer<byte[]> received) {
    worker.execute(() -> turn(received));
  }

  @Override
  public void send(int evseId, byte[] bytes) {
    newest.put(evseId, bytes);
  }

  @Override
  public void close() {
    ended = true;
    worker.close();
    SerialPort port = open;
    if (port != null) {
      // The last that was wanted: nothing flows.
      writeAll(port);
      port.closePort();
    }
  }

  private void turn(Consumer<byte[]> received) {
    SerialPort port = open != null ? open : opened();
    if (port == null) {
      again(OPENS_AGAIN_AFTER, received);
      return;
    }
    byte[] bytes = new byte[BUFFER];
    boolean works = writeAll(port);
    int count = works ? port.readBytes(bytes, bytes.length) : -1;
    if (count < 0) {
      LOG.warn("the board's line {} broke", device);
      port.closePort();
      open = null;
    } else if (count > 0) {
      received.accept(Arrays.copyOf(bytes, count));
    }
    again(count < 0 ? OPENS_AGAIN_AFTER : Duration.ZERO, received);
  }

  private void again(Duration delay, Consumer<byte[]> received) {
    if (!ended) {
      worker.after(delay, () -> turn(received));
    }
  }

  private boolean writeAll(SerialPort port) {
    for (Integer evseId : newest.keySet()) {
      byte[] bytes = newest.remove(evseId);
      if (bytes != null && port.writeBytes(bytes, bytes.length) != bytes.length) {
        return false;
      }
    }
    return true;
  }

  private @Nullable SerialPort opened() {
    try {
      SerialPort port = SerialLine.of(device, baud);
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, READS_FOR_MS,
          READS_FOR_MS);
      SerialLine.open(port);
      LOG.info("the board's line {} is open", device);
      // A lease that waited while the line was closed would begin now.
      newest.clear();
      failing = false;
      open = port;
      return port;
    } catch (IOException closed) {
      if (!failing) {
        LOG.error("the board's line {} can't be opened: {}", device, closed.getMessage());
      }
      failing = true;
      return null;
    }
  }
}
