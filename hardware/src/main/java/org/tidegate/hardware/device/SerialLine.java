package org.tidegate.hardware.device;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;

/** Serial ports of this machine. Safe from any thread. */
public final class SerialLine {
  private static final int DATA_BITS = 8;

  private SerialLine() {}

  /**
   * The port with this name, not open yet: 8 data bits, no parity, one stop bit.
   *
   * @throws IOException while there is none: an adapter that was pulled takes its name with it; and where this machine
   *     can't use any
   */
  public static SerialPort of(String device, int baud) throws IOException {
    try {
      SerialPort port = SerialPort.getCommPort(device);
      port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
      return port;
    } catch (SerialPortInvalidPortException absent) {
      throw new IOException("there is no serial port " + device, absent);
    } catch (LinkageError unloaded) {
      throw new IOException(
          "serial ports can't be used: their library is unpacked into the folder for temporary files, or"
              + " the user's own, and programs may run in neither",
          unloaded);
    }
  }

  /**
   * Opens it for this program alone.
   *
   * @throws IOException with the reason in an installer's words
   */
  public static void open(SerialPort port) throws IOException {
    if (!port.openPort()) {
      throw new IOException(reason(port.getLastErrorCode()));
    }
  }

  /**
   * Opens and closes it.
   *
   * @throws IOException with the reason why it can't be opened
   */
  public static void tryOut(String device, int baud) throws IOException {
    SerialPort port = of(device, baud);
    open(port);
    port.closePort();
  }

  /** By errno(3). */
  private static String reason(int error) {
    return switch (error) {
      case 1, 13 -> "this user may not open it: which group has it?";
      case 2, 6, 19 -> "it is not there";
      case 11, 16 -> "another program has it open";
      case 22, 25 -> "it is no serial port";
      default -> "error " + error;
    };
  }
}
