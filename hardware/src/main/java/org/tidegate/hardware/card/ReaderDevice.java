package org.tidegate.hardware.card;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.tidegate.hardware.device.SerialLine;

/** The bytes of an open reader. For one thread. */
interface ReaderDevice extends AutoCloseable {
  /** Between two bytes of a line there is no such pause, however slow the port is. */
  int PAUSE_MILLIS = 200;

  /** Waits for the next ones, or an interruption; empty: none came for {@link #PAUSE_MILLIS}. */
  byte[] read() throws IOException;

  @Override
  void close() throws IOException;

  /** Opens it. */
  static ReaderDevice open(ReaderSettings settings) throws IOException {
    return switch (settings.kind()) {
      case KEYBOARD -> events(Path.of(settings.device()));
      case SERIAL -> serial(settings);
    };
  }

  private static ReaderDevice events(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    ByteBuffer buffer = ByteBuffer.allocate(64 * Typing.EVENT);
    return new ReaderDevice() {
      @Override
      public byte[] read() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
          throw new IOException("the reader is gone");
        }
        return Arrays.copyOf(buffer.array(), count);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }

  private static ReaderDevice serial(ReaderSettings settings) throws IOException {
    SerialPort port = SerialLine.of(settings.device(), settings.baud());
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, PAUSE_MILLIS, 0);
    SerialLine.open(port);
    byte[] buffer = new byte[256];
    return new ReaderDevice() {
      @Override
      public byte[] read() throws IOException {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
          throw new IOException("the reader is gone");
        }
        return Arrays.copyOf(buffer, count);
      }

      @Override
      public void close() {
        port.closePort();
      }
    };
  }
}
