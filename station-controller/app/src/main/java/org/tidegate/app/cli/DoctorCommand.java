package org.tidegate.app.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.tidegate.app.configuration.ConfigurationRefused;
import org.tidegate.app.doctor.Doctor;
import org.tidegate.app.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at the machine and its surroundings. */
@Command(name = "doctor", description = "Checks storage, clock, certificates, devices and the way to the central system.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();
  @Mixin
  private ConfigurationOptions options = new ConfigurationOptions();

  @Override
  public Integer call() throws ConfigurationRefused {
    var findings = new Doctor(options.read(), Clock.systemUTC()).examine();
    var out = spec.commandLine().getOut();
    findings.forEach(finding -> out.printf("%-4s  %s: %s%n", finding.grade(), finding.about(), finding.text()));
    return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.BAD)
        ? ExitCode.UNAVAILABLE
        : ExitCode.OK;
  }
}
