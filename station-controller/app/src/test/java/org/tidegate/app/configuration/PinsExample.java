package org.tidegate.app.configuration;

/** A socket whose pilot, contactor, lock and light are on the pins of a small computer, with all that can be there. */
public final class PinsExample {
  public static final String YAML = """
      ocpp: {url: 'ws://127.0.0.1:8090/ocpp', identity: X}
      hardware:
        driver: modbus
        pilot: pins
        adc: {spi-bus: 0, chip-select: 1, reference-volts: 3.3}
        buses: [{name: rail, serial: /dev/ttyUSB0}]
        evses:
          - current: AC
            phases: 1
            charge-watts: 7360
            meter: {bus: rail, unit: 8, map: abb-b23}
            pins:
              pwm: 0
              levels: {high: {channel: 0, factor: 10, offset: -16.5}, low: {channel: 1, factor: 10, offset: -16.5}}
              proximity: {channel: 2, pull-up-ohms: 1000, supply-volts: 3.3}
              contactor: {output: 17, read-back: 27}
              lock: {output: 22, read-back: 23}
              light: {green: 24, blue: 25, red: 5}
              temperature: {channel: 3, derate-from: 55, stop-at: 75}
              emergency-stop: 7
              residual-current: 12
              residual-current-test: 16
      """;

  private PinsExample() {}
}
