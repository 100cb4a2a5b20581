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
   * @throws IOException while there is none: an adapter that was pulled takes its name with it
   */
  public static SerialPort of(String device, int baud) throws IOException {
    try {
      SerialPort port = SerialPort.getCommPort(device);
      port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
      return port;
    } catch (SerialPortInvalidPortException absent) {
      throw new IOException("there is no serial port " + device, absent);
    }
  }
}
