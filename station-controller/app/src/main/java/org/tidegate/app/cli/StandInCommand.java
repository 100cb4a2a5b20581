package org.tidegate.app.cli;

import java.net.BindException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.cli.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidegate.app.loop.ThreadStationLoop;
import org.tidegate.app.standin.StandIn;
import org.tidegate.ocpp.message.OcppVersion;
import org.tidegate.ocpp.rpc.Frame;
import org.tidegate.ocpp.rpc.LogText;

/** A central system for trials. */
final class StandInCommand implements Command {
  private static final Logger log = LoggerFactory.getLogger(StandInCommand.class);
  private static final int HIGHEST_PORT = 65_535;
  /** Where a station without a configuration expects it. */
  private static final int USUAL_PORT = 8090;
  private static final Option PORT = CommandOption.of("port", "PORT",
      "Where it listens, " + USUAL_PORT + " without it; 0 takes any free one.");
  private static final Option OCPP = CommandOption.of("ocpp", "VERSION", "2.0.1 or 2.1; both without it.");

  @Override
  public String summary() {
    return "Stands in for a central system on this machine, until SIGTERM: lets every station in and agrees to all it says.";
  }

  @Override
  public List<Option> options() {
    return List.of(PORT, OCPP);
  }

  @Override
  public int execute(Given given, Output output) throws Exception {
    int port = given.integer(PORT, 0, HIGHEST_PORT).orElse(USUAL_PORT);
    var versions = given.value(OCPP, StandInCommand::version, "2.0.1 or 2.1").map(List::of)
        .orElseGet(() -> Arrays.stream(OcppVersion.values()).map(OcppVersion::subprotocol).toList());
    try (var end = new ProcessEnd();
        var loop = ThreadStationLoop.start(Clock.systemUTC(), failure -> log.error("the stand-in failed", failure));
        var standIn = new StandIn(loop, port, versions, StandInCommand::heard)) {
      output.out().println(standIn.address());
      output.out().flush();
      end.told().toCompletableFuture().join();
      return ExitCode.OK;
    } catch (BindException refused) {
      throw new UsageRefused("port " + port + " can't be had: " + refused.getMessage());
    }
  }

  private static void heard(Frame frame) {
    if (frame instanceof Frame.Call call) {
      log.info("the station says {}", LogText.of(call.action()));
    }
  }

  private static String version(String text) {
    return OcppVersion.of("ocpp" + text).map(OcppVersion::subprotocol).orElseThrow(IllegalArgumentException::new);
  }
}
