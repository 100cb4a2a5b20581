package org.tidegate.demo;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.cli.Option;
import org.tidegate.app.cli.Command;
import org.tidegate.app.cli.CommandOption;
import org.tidegate.app.cli.Given;
import org.tidegate.app.cli.Invocation;
import org.tidegate.app.cli.Output;
import org.tidegate.app.logging.ProgramLog;
import org.tidegate.demo.Demo.Ports;

/** Starts the demo; with {@code --story} it plays the story and ends. */
public final class DemoMain implements Command {
  private static final int FAILED = 1;
  private static final int HIGHEST_PORT = 65_535;

  private static final Option STORY = CommandOption.flag("story",
      "Play the whole story, print its timeline, and end: 0 when every step happened.");
  private static final Option PAGE = CommandOption.of("port", "PORT", "Port of the demo page (8088).");
  private static final Option PANEL = CommandOption.of("panel-port", "PORT", "Port of the panel (8080).");
  private static final Option AGGREGATOR = CommandOption.of("aggregator-port", "PORT",
      "Port of the aggregator's page (8089).");
  private static final Option OCPP = CommandOption.of("ocpp-port", "PORT",
      "Port of the aggregator's central system (8090).");
  private static final Option SIMULATOR = CommandOption.of("sim-port", "PORT",
      "Control port of the simulator (8081).");
  private static final Option PHONE = CommandOption.of("phone-port", "PORT",
      "Port of the page for drivers' phones (8092).");
  private static final Option MODBUS = CommandOption.of("modbus", "PORT",
      "Drive the simulated converter and meters over Modbus TCP at this port; 0: any free one.");
  private static final Option ANY_PORTS = CommandOption.flag("any-ports", "Take any free ports instead.");
  private static final Option FAST = CommandOption.of("time-scale", "N",
      "How much faster the story empties a battery, 1 to 120 (120).");
  private static final Option FOLDER = CommandOption.of("folder", "DIR",
      "For configuration and storage; without it a new temporary folder.");

  private final StationLauncher launcher;

  DemoMain(StationLauncher launcher) {
    this.launcher = launcher;
  }

  /** The program. While the story is told, the log keeps out of it. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--story")) {
      ProgramLog.warningsToStandardError();
    } else {
      ProgramLog.toStandardOutput();
    }
    System.exit(new Invocation("demo", new DemoMain(new ProgramLauncher()), Output.standard()).execute(arguments));
  }

  @Override
  public String summary() {
    return "A station with simulated hardware, an aggregator and a page that shows both.";
  }

  @Override
  public List<Option> options() {
    return List.of(STORY, PAGE, PANEL, AGGREGATOR, OCPP, SIMULATOR, PHONE, MODBUS, ANY_PORTS, FAST, FOLDER);
  }

  @Override
  public int execute(Given given, Output output) throws Exception {
    var out = output.out();
    var ports = ports(given);
    double fast = given.value(FAST, DemoMain::fast, "1 to " + Story.FASTEST).orElse((double) Story.FASTEST);
    var folder = given.path(FOLDER);
    var place = folder.isPresent() ? folder.get() : Files.createTempDirectory("tidegate-demo");
    try (var demo = Demo.start(ports, place, launcher)) {
      out.printf("demo page:  %s%npanel:      %s%naggregator: %s%n", demo.page(), demo.panel(), demo.aggregator());
      out.flush();
      return given.has(STORY) ? play(demo, fast, out) : stay(demo);
    }
  }

  private static Ports ports(Given given) {
    var usual = given.has(ANY_PORTS)
        ? Ports.ANY
        : new Ports(port(given, PAGE, 8088), port(given, PANEL, 8080), port(given, AGGREGATOR, 8089),
            port(given, OCPP, 8090), port(given, SIMULATOR, 8081), port(given, PHONE, 8092), Optional.empty());
    return given.integer(MODBUS, 0, HIGHEST_PORT).map(usual::withModbus).orElse(usual);
  }

  private static int port(Given given, Option option, int usual) {
    return given.integer(option, 0, HIGHEST_PORT).orElse(usual);
  }

  private static double fast(String text) {
    double fast = Double.parseDouble(text);
    if (!(fast >= 1 && fast <= Story.FASTEST)) {
      throw new IllegalArgumentException(text);
    }
    return fast;
  }

  private static int play(Demo demo, double fast, PrintWriter out) {
    return new Story(demo.clock(), demo.places(), fast, out).play() ? 0 : FAILED;
  }

  /** Until the program is told to end. */
  private static int stay(Demo demo) throws InterruptedException {
    var told = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      demo.close();
      told.countDown();
    }, "demo-end"));
    told.await();
    return 0;
  }
}
