package org.tidegate.hardware.pi;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import org.tidegate.domain.port.Indicator;
import org.tidegate.hardware.device.Worker;

/** A light of three colours: never by colour alone on the panel, but this is all a lamp has. Safe from any thread. */
final class PiLight implements Indicator {
  private final Worker pins;
  private final DigitalOutput green;
  private final DigitalOutput blue;
  private final DigitalOutput red;

  PiLight(Context pi4j, Worker pins, int evseId, PiSettings.Light light) {
    this.pins = pins;
    green = Pins.output(pi4j, "evse" + evseId + "-green", light.green());
    blue = Pins.output(pi4j, "evse" + evseId + "-blue", light.blue());
    red = Pins.output(pi4j, "evse" + evseId + "-red", light.red());
  }

  @Override
  public void show(Light light) {
    pins.execute(() -> {
      green.setState(light == Light.AVAILABLE || light == Light.CONNECTED);
      blue.setState(light == Light.CONNECTED || light == Light.CHARGING || light == Light.DISCHARGING);
      red.setState(light == Light.FAULT || light == Light.UNAVAILABLE || light == Light.DISCHARGING);
    });
  }

  /** Dark. */
  void off() {
    green.low();
    blue.low();
    red.low();
  }
}
