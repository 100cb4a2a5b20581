package org.tidegate.app.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.doctor.Doctor;
import org.tidegate.app.doctor.Finding;

/** Looks at the machine and its surroundings. */
final class DoctorCommand implements Command {
  @Override
  public String summary() {
    return "Checks storage, clock, certificates, devices and the way to the central system.";
  }

  @Override
  public String details() {
    return "Devices are asked who they are, unless the station runs. Takes 25 s at most; ends with 0, or 69 when anything is BAD.";
  }

  @Override
  public List<Option> options() {
    return List.of(ConfigurationOptions.CONFIG, StorageOptions.STORAGE);
  }

  @Override
  public int execute(Given given, Output output) throws ConfigurationRefused {
    var findings = new ArrayList<Finding>();
    new Doctor(StorageOptions.of(given).read(), Clock.systemUTC()).examine(finding -> {
      output.out().printf("%-4s  %s: %s%n", finding.grade(), finding.about(), finding.text());
      output.out().flush();
      findings.add(finding);
    });
    return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.BAD)
        ? ExitCode.UNAVAILABLE
        : ExitCode.OK;
  }
}
