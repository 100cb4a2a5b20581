package org.tidegate.app.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidegate.domain.fault.FaultKind;
import org.tidegate.domain.fault.Stops;
import org.tidegate.hmi.text.Languages;
import org.tidegate.hmi.text.Texts;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds docs/faults.md, and the panel's texts, to the table in the code. */
class FaultsDocumentTest {
  private static final Path PLACE = Path.of("..", "..", "docs", "faults.md");
  private static final Texts ENGLISH = Texts.load("en");

  @Test
  void document_isWhatTheCodeSays() throws IOException {
    if (Boolean.getBoolean("faults.write")) {
      Files.writeString(PLACE, document());
    }
    assertThat(Files.readString(PLACE)).as("docs/faults.md is not what the code says; .ci/faults writes it anew")
        .isEqualTo(document());
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void text_everyLanguage_saysWhatIsWrongAndWhatToDo(FaultKind kind) {
    for (String language : Languages.BUNDLED) {
      assertThat(Texts.load(language).keys()).as(language).contains(kind.textKey(), kind.textKey() + "-lift");
    }
  }

  private static String document() {
    return """
        <!-- Made from FaultKind by .ci/faults; don't edit it. -->

        # Faults

        Everything that can be wrong with a device, and what follows. The table is `org.tidegate.domain.fault.FaultKind`; decisions, messages and the panel go by it.

        - **Owner** notices the fault in the first place. Another device may see the same (a converter that reports a leak to earth as the board does): it is one fault, told once, and it
          is open until the last of those who see it says that it is over.
        - **Stops**: *all power* ends both directions at once, opens the contactor, and the connector is told as Faulted by StatusNotification. *Discharge*: ordinary charging goes on and
          the connector keeps its status. *Nothing*: no power depends on it.
        - **Told as** is the component and the variable of a NotifyEvent with trigger Alerting: `true` when the fault begins, `cleared` when it ends, with the fault's name as `techCode`, its
          text as `techInfo` and, on OCPP 2.1, its severity. Components of an EVSE that the EVSE does not have (an RCD with direct current, a converter or insulation monitor with alternating
          current, a lock with a fixed cable) are told as the EVSE's own Problem. The same variables can be read at any time. What happens without a link is told when it is back, if
          it still holds. What the central system knows of and ended while the program did not run is told as over half a minute after the start, when every device has had time to say
          that it still sees it; what still stands then is not told again. A lock's failure has the trigger Delta, `true` and then `false`, as Part 6 wants it (TC_G_20).
        - **Transaction** is the stoppedReason of one that ends by the fault, where EnergyTransfer is a TxStopPoint.
        - **Over**: *with its cause*, when the last who sees it says so; *once unplugged*, when the last who sees it says so and no vehicle is connected, or another one
          is: it outlasts a restart of the program, after which what the pilot shows first decides (what can't be told apart from the same vehicle is the same); *next start* of the program.
        - **Panel** is the English text; every language has it by the key `fault-…`.

        | Fault | Severity | Owner | Stops | Told as | Security event | Transaction | Over | Panel |
        |---|--:|---|---|---|---|---|---|---|
        """
        + Arrays.stream(FaultKind.values()).map(FaultsDocumentTest::line).collect(Collectors.joining("\n")) + "\n";
  }

  private static String line(FaultKind kind) {
    return "| `" + kind + "` | " + kind.severity().number() + " | " + kind.owner().words() + " | " + stops(kind.stops())
        + " | " + kind.component() + "." + kind.variable() + " | "
        + kind.securityEvent().map(Enum::name).orElse("–") + " | "
        + (kind.stopsCharging() ? kind.stoppedReason().name() : "–") + " | " + over(kind) + " | "
        + ENGLISH.say(kind.textKey()) + ". " + ENGLISH.say(kind.textKey() + "-lift") + " |";
  }

  private static String stops(Stops stops) {
    return switch (stops) {
      case ALL_POWER -> "all power";
      case DISCHARGE -> "discharge";
      case NOTHING -> "nothing";
    };
  }

  private static String over(FaultKind kind) {
    return switch (kind.clears()) {
      case WITH_ITS_CAUSE -> "with its cause";
      case WITH_ITS_CAUSE_ONCE_UNPLUGGED -> "once unplugged";
      case WITH_THE_NEXT_START -> "next start";
    };
  }
}
