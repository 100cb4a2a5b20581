package org.tidegate.domain.firmware;

import java.util.ArrayList;
import java.util.List;
import org.tidegate.domain.firmware.FirmwareUpdate.Stage;

/**
 * What becomes of an update, and what is to be done, in this order. Immutable.
 *
 * @param update as it is from now on
 */
public record Step(FirmwareUpdate update, List<Command> commands) {
  /** Copies the list. */
  public Step {
    commands = List.copyOf(commands);
  }

  static Step of(FirmwareUpdate update) {
    return new Step(update, List.of());
  }

  Step at(Stage stage) {
    return new Step(update.at(stage), commands);
  }

  Step telling(FirmwareStatus status) {
    return new Step(update.telling(status), commands).doing(new Command.Tell(status));
  }

  Step doing(Command command) {
    var all = new ArrayList<>(commands);
    all.add(command);
    return new Step(update, all);
  }

  Step ending(FirmwareStatus status) {
    return at(Stage.ENDED).telling(status).doing(new Command.Discard());
  }
}
