package org.tidegate.hardware.simulator.modbus;

import com.digitalpetri.modbus.Crc16;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.tidegate.hardware.device.PseudoTerminal;
import org.tidegate.hardware.modbus.Registers.Table;
import org.tidegate.hardware.simulator.modbus.RegisterDevice.Refused;

/**
 * Devices on a Modbus RTU line over a pseudo-terminal: functions 3, 4 and 16, exceptions as the specification has them
 * (the library's own server sends those with a wrong checksum). Safe from any thread.
 */
public final class RtuServer implements AutoCloseable {
  private static final int SMALLEST_REQUEST = 8;

  private final PseudoTerminal line = new PseudoTerminal();
  private final Map<Integer, RegisterDevice> devices;
  private final Thread thread;
  private volatile boolean deaf;
  private volatile boolean ended;

  public RtuServer(Map<Integer, RegisterDevice> devices) {
    this.devices = devices;
    this.thread = Thread.ofPlatform().daemon().start(this::serve);
  }

  public String device() {
    return line.device();
  }

  /** Whether it hears nothing, as if the cable were cut. */
  public void deaf(boolean now) {
    deaf = now;
  }

  /** Sends bytes that nobody asked for. */
  public void babble(byte... bytes) throws IOException {
    line.write(bytes);
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
    line.close();
  }

  private void serve() {
    ByteBuffer heard = ByteBuffer.allocate(4096);
    try {
      while (!ended) {
        heard.put(line.read(20)).flip();
        answerAll(heard);
        heard.compact();
      }
    } catch (IOException hungUp) {
      // the test closed it
    }
  }

  private void answerAll(ByteBuffer heard) throws IOException {
    while (heard.remaining() >= SMALLEST_REQUEST) {
      int function = heard.get(heard.position() + 1);
      int length = function == 16 ? 9 + (heard.get(heard.position() + 6) & 0xFF) : SMALLEST_REQUEST;
      if (heard.remaining() < length) {
        return;
      }
      byte[] request = new byte[length];
      heard.get(request);
      if (!deaf && crc(request, length - 2) == (request[length - 2] & 0xFF | (request[length - 1] & 0xFF) << 8)) {
        answer(ByteBuffer.wrap(request));
      }
    }
  }

  private void answer(ByteBuffer request) throws IOException {
    int unit = request.get() & 0xFF;
    int function = request.get();
    RegisterDevice device = devices.get(unit);
    if (device == null) {
      return;
    }
    int first = request.getShort() & 0xFFFF;
    int count = request.getShort() & 0xFFFF;
    ByteBuffer answer = ByteBuffer.allocate(260).put((byte) unit);
    try {
      if (function == 16) {
        request.get();
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
          words[i] = request.getShort() & 0xFFFF;
        }
        device.write(first, words);
        answer.put((byte) function).putShort((short) first).putShort((short) count);
      } else if (function <= 2) {
        byte[] packed = new byte[(count + 7) / 8];
        int[] bits = device.read(function == 1 ? Table.COIL : Table.DISCRETE, first, count);
        for (int i = 0; i < count; i++) {
          packed[i / 8] |= (byte) (bits[i] << i % 8);
        }
        answer.put((byte) function).put((byte) packed.length).put(packed);
      } else {
        answer.put((byte) function).put((byte) (2 * count));
        for (int word : device.read(function == 3 ? Table.HOLDING : Table.INPUT, first, count)) {
          answer.putShort((short) word);
        }
      }
    } catch (Refused refused) {
      if (refused.code() == 0) {
        return;
      }
      answer.clear().put((byte) unit).put((byte) (function | 0x80)).put((byte) refused.code());
    }
    send(answer);
  }

  private void send(ByteBuffer answer) throws IOException {
    int length = answer.position();
    int crc = crc(answer.array(), length);
    answer.put((byte) crc).put((byte) (crc >> 8)).flip();
    byte[] bytes = new byte[answer.remaining()];
    answer.get(bytes);
    line.write(bytes);
  }

  private static int crc(byte[] bytes, int length) {
    var crc = new Crc16();
    crc.update(ByteBuffer.wrap(bytes, 0, length));
    return crc.getValue();
  }
}
