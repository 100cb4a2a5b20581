package org.tidegate.demo;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tidegate.demo.Demo.Ports;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the demo; with {@code --story} it plays the story and ends. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = "A station with simulated hardware, an aggregator and a page that shows both.")
public final class DemoMain implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final String LOG_CONFIGURATION = "logback.configurationFile";

  private final StationLauncher launcher;

  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Option(names = "--story", description = "Play the whole story, print its timeline, and end: 0 when every step happened.")
  private boolean story;
  @Option(names = "--port", paramLabel = "PORT", defaultValue = "8088", description = "Port of the demo page (${DEFAULT-VALUE}).")
  private int page;
  @Option(names = "--panel-port", paramLabel = "PORT", defaultValue = "8080", description = "Port of the panel (${DEFAULT-VALUE}).")
  private int panel;
  @Option(names = "--aggregator-port", paramLabel = "PORT", defaultValue = "8089", description = "Port of the aggregator's page (${DEFAULT-VALUE}).")
  private int aggregator;
  @Option(names = "--ocpp-port", paramLabel = "PORT", defaultValue = "8090", description = "Port of the aggregator's central system (${DEFAULT-VALUE}).")
  private int ocpp;
  @Option(names = "--sim-port", paramLabel = "PORT", defaultValue = "8081", description = "Control port of the simulator (${DEFAULT-VALUE}).")
  private int simulator;
  @Option(names = "--phone-port", paramLabel = "PORT", defaultValue = "8092", description = "Port of the page for drivers' phones (${DEFAULT-VALUE}).")
  private int phone;
  @Option(names = "--any-ports", description = "Take any free ports instead.")
  private boolean anyPorts;
  @Option(names = "--time-scale", paramLabel = "N", defaultValue = "120", description = "How much faster the story empties a battery, 1 to 120 (${DEFAULT-VALUE}).")
  private double fast;
  @Option(names = "--folder", paramLabel = "DIR", description = "For configuration and storage; without it a new temporary folder.")
  private Optional<Path> folder = Optional.empty();

  DemoMain(StationLauncher launcher) {
    this.launcher = launcher;
  }

  /** The program. While the story is told, the log keeps out of it. */
  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--story") && System.getProperty(LOG_CONFIGURATION) == null) {
      System.setProperty(LOG_CONFIGURATION, "org/tidegate/demo/logback-story.xml");
    }
    System.exit(new CommandLine(new DemoMain(new ProgramLauncher())).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    var ports = anyPorts ? Ports.ANY : new Ports(page, panel, aggregator, ocpp, simulator, phone);
    var place = folder.isPresent() ? folder.get() : Files.createTempDirectory("tidegate-demo");
    try (var demo = Demo.start(ports, place, launcher)) {
      out.printf("demo page:  %s%npanel:      %s%naggregator: %s%n", demo.page(), demo.panel(), demo.aggregator());
      out.flush();
      return story ? play(demo, out) : stay(demo);
    }
  }

  private int play(Demo demo, PrintWriter out) {
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
